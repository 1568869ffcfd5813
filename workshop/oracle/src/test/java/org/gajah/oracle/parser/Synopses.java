package org.gajah.oracle.parser;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gajah.oracle.OracleServer;

/// Makes statements from the syntax of commands as `\h *` of the oracle's psql shows it:
/// alternatives and options are chosen by chance, and what is named in lower case is looked up
/// under "where" or gets a sample. Not all of it is right SQL, for help texts are for humans.
public final class Synopses {
  private static final int DEEPEST = 12;
  private static final Pattern ENTRY =
      Pattern.compile("^Syntax:\n(.*?)\n\nURL:", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern DEFINITION =
      Pattern.compile("^(?:where|and) (\\w+) (?:is|can be)[^\n]*:\n", Pattern.MULTILINE);
  private static final Pattern WORD =
      Pattern.compile("\\.\\.\\.|'[^']*'|[\\w]+(?:\\.[\\w]+)*|[^\\s\\w]");

  private static final Map<String, List<String>> SAMPLES =
      Map.of(
          "expression", List.of("a + 1", "f(x, y => 2)", "'t'", "1.5e3", "$1", "(a, b)"),
          "condition", List.of("a > 1", "b IS NOT NULL", "EXISTS (SELECT 1)"),
          "data_type", List.of("integer", "varchar(10)", "s.t[]", "double precision"),
          "query", List.of("SELECT 1", "VALUES (1), (2)", "TABLE t"),
          "statement", List.of("SELECT 1", "DELETE FROM t"));
  private static final List<String> USUAL =
      List.of("a", "b", "t", "s.t", "\"Q\"", "'x'", "1", "-2", "select_");

  /// What may stand for a name: one of several sequences.
  private record Choice(List<Sequence> alternatives) {}

  /// Parts one after another: [Word], [Choice] for braces, [Optional] and [Repeated].
  private record Sequence(List<Object> parts) {}

  private record Word(String text) {}

  private record Optional(Choice inner) {}

  /// `...` behind something, or `[, ...]`.
  private record Repeated(String separator) {}

  private record Command(Choice syntax, Map<String, Choice> names) {}

  private final List<Command> commands = new ArrayList<>();
  private final Random random;

  /// @param help what `\h *` prints
  Synopses(String help, Random random) {
    this.random = random;
    Matcher entries = ENTRY.matcher(help);
    while (entries.find()) {
      commands.add(command(entries.group(1)));
    }
  }

  /// The syntax as the psql of a running server tells it.
  public static Synopses of(OracleServer server, Random random) {
    String directory = server.directory().toString();
    return new Synopses(
        server.run("psql", "-X", "-h", directory, "-p", "" + server.port(), "-c", "\\h *"), random);
  }

  public int count() {
    return commands.size();
  }

  private static Command command(String text) {
    Matcher definitions = DEFINITION.matcher(text);
    Map<String, Choice> names = new HashMap<>();
    int end = text.length();
    List<int[]> places = new ArrayList<>();
    while (definitions.find()) {
      places.add(new int[] {definitions.start(), definitions.end()});
    }
    for (int i = places.size() - 1; i >= 0; i--) {
      int[] place = places.get(i);
      String name = text.substring(place[0], place[1]).split("\\s+")[1];
      names.put(name, lines(text.substring(place[1], end)));
      end = place[0];
    }
    return new Command(lines(text.substring(0, end)), names);
  }

  /// Each line that is not indented more than the first starts an alternative.
  private static Choice lines(String text) {
    List<Sequence> result = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    int indent = -1;
    for (String line : text.split("\n")) {
      if (line.isBlank()) {
        continue;
      }
      int own = line.length() - line.stripLeading().length();
      indent = indent < 0 ? own : indent;
      if (own <= indent && !current.isEmpty() && balanced(current)) {
        result.addAll(parse(current.toString()).alternatives);
        current.setLength(0);
      }
      current.append(line).append('\n');
    }
    if (!current.isEmpty()) {
      result.addAll(parse(current.toString()).alternatives);
    }
    return new Choice(result);
  }

  private static boolean balanced(CharSequence text) {
    return text.chars().map(c -> c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0).sum()
        <= 0;
  }

  private static Choice parse(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return choice(words, new int[1]);
  }

  /// @param at the next word
  private static Choice choice(List<String> words, int[] at) {
    List<Sequence> alternatives = new ArrayList<>();
    List<Object> parts = new ArrayList<>();
    while (at[0] < words.size()) {
      String word = words.get(at[0]++);
      switch (word) {
        case "|" -> {
          alternatives.add(new Sequence(parts));
          parts = new ArrayList<>();
        }
        case "]", "}" -> {
          alternatives.add(new Sequence(parts));
          return new Choice(alternatives);
        }
        case "{" -> parts.add(choice(words, at));
        case "[" -> {
          boolean list = at[0] + 2 < words.size() && words.get(at[0] + 1).equals("...");
          if (list && words.get(at[0] + 2).equals("]")) {
            parts.add(new Repeated(words.get(at[0])));
            at[0] += 3;
          } else {
            parts.add(new Optional(choice(words, at)));
          }
        }
        case "..." -> parts.add(new Repeated(""));
        default -> parts.add(new Word(word));
      }
    }
    alternatives.add(new Sequence(parts));
    return new Choice(alternatives);
  }

  /// A statement of some command.
  public String next() {
    Command command = commands.get(random.nextInt(commands.size()));
    StringBuilder out = new StringBuilder();
    write(command.syntax, command, 0, out);
    return out.toString().strip();
  }

  private void write(Choice choice, Command command, int depth, StringBuilder out) {
    List<Sequence> alternatives = choice.alternatives;
    write(alternatives.get(random.nextInt(alternatives.size())), command, depth, out);
  }

  private void write(Sequence sequence, Command command, int depth, StringBuilder out) {
    int last = out.length();
    for (Object part : sequence.parts) {
      int start = out.length();
      switch (part) {
        case Word word -> write(word.text, command, depth, out);
        case Choice inner -> write(inner, command, depth + 1, out);
        case Optional option -> {
          if (depth < DEEPEST && random.nextInt(3) == 0) {
            write(option.inner, command, depth + 1, out);
          }
        }
        case Repeated repeated -> {
          if (random.nextInt(3) == 0) {
            out.append(repeated.separator).append(' ').append(out.substring(last, start));
          }
          continue;
        }
        default -> throw new IllegalStateException();
      }
      last = start;
    }
  }

  private void write(String word, Command command, int depth, StringBuilder out) {
    boolean isName = Character.isLowerCase(word.charAt(0));
    Choice definition = command.names.get(word);
    if (isName && definition != null && depth < DEEPEST) {
      write(definition, command, depth + 1, out);
    } else if (isName) {
      List<String> samples = SAMPLES.getOrDefault(word, USUAL);
      out.append(samples.get(random.nextInt(samples.size()))).append(' ');
    } else {
      out.append(word).append(' ');
    }
  }
}
