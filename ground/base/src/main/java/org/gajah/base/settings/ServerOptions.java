package org.gajah.base.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.jspecify.annotations.Nullable;

/// The options of the `postgres` program, which also stand in the `options` of a client's startup
/// message: single letters that stand for settings, `-c name=value` and `--name=value`.
///
/// @param assignments what is set, in order
/// @param dataDirectory of `-D`, or null
/// @param showSetting of `-C`, or null
/// @param segmentSize of `-X`, or null
/// @param alone what concerns a session without a client only
/// @param arguments what is no option
public record ServerOptions(
    List<Assignment> assignments,
    @Nullable String dataDirectory,
    @Nullable String showSetting,
    @Nullable String segmentSize,
    Alone alone,
    List<String> arguments) {

  /// Options that set a setting to a value that follows.
  private static final Map<Character, String> WITH_VALUE =
      Map.of(
          'B', "shared_buffers",
          'h', "listen_addresses",
          'k', "unix_socket_directories",
          'N', "max_connections",
          'p', "port",
          'S', "work_mem",
          'W', "post_auth_delay");

  /// Options that set a setting to a value of their own.
  private static final Map<Character, Assignment> FIXED =
      Map.of(
          'e', new Assignment("datestyle", "euro"),
          'F', new Assignment("fsync", "false"),
          'i', new Assignment("listen_addresses", "*"),
          'l', new Assignment("ssl", "true"),
          'O', new Assignment("allow_system_table_mods", "true"),
          'P', new Assignment("ignore_system_indexes", "true"),
          's', new Assignment("log_statement_stats", "true"),
          'T', new Assignment("send_abort_for_crash", "true"));

  private static final Map<Character, String> PLANS =
      Map.of(
          's', "enable_seqscan",
          'i', "enable_indexscan",
          'o', "enable_indexonlyscan",
          'b', "enable_bitmapscan",
          't', "enable_tidscan",
          'n', "enable_nestloop",
          'm', "enable_mergejoin",
          'h', "enable_hashjoin");

  /// A setting and the value it is to have.
  public record Assignment(String name, String value) {}

  /// The options of single-user mode alone.
  ///
  /// @param echo `-E`
  /// @param untilEmptyLine `-j`
  /// @param outputFile of `-r`, or null
  public record Alone(boolean echo, boolean untilEmptyLine, @Nullable String outputFile) {}

  /// Whose options they are.
  public enum Program {
    /// The server's.
    POSTMASTER("BCcDdfhkNprStW", "bEeFijlOPsT"),
    /// One session's.
    BACKEND("BCcDdfhkNprStvW", "bEeFijlnOPsT"),
    /// Those of a session that is the whole server.
    STANDALONE("BCcDdfhkNprStvW", "bEeFijlnOPsT"),
    /// Those of a server that only looks whether its settings can be had.
    CHECK("BcDdrX", "Fk");

    private final String withValue;
    private final String flags;

    Program(String withValue, String flags) {
      this.withValue = withValue;
      this.flags = flags;
    }

    /// Whether an option has a value behind it.
    public boolean takesValue(char letter) {
      return withValue.indexOf(letter) >= 0;
    }
  }

  /// Reads the words of a command line, without the program's name.
  ///
  /// @throws PgException FATAL 42601 when a word is not understood
  public static ServerOptions parse(List<String> words, Program program) {
    return new Reader(words, program).read();
  }

  /// Says that nothing may follow the options, as with those of a client.
  ///
  /// @throws PgException FATAL 42601 when something does
  public void checkNoArguments() {
    if (!arguments.isEmpty()) {
      throw invalid(arguments.getFirst());
    }
  }

  /// A word of a command line of single-user mode that is not understood.
  public static PgException refused(String word) {
    return invalid("postgres: invalid command-line argument: ", word);
  }

  private static PgException fault(String message) {
    return PgException.fatal(SqlState.SYNTAX_ERROR, message);
  }

  private static PgException invalid(String word) {
    return invalid("invalid command-line argument for server process: ", word);
  }

  private static PgException invalid(String words, String word) {
    return fault(words + word).hint("Try \"postgres --help\" for more information.");
  }

  /// Reads the words one by one.
  private static final class Reader {
    private final List<String> words;
    private final Program program;
    private final List<Assignment> assignments = new ArrayList<>();
    private @Nullable String dataDirectory;
    private @Nullable String showSetting;
    private @Nullable String segmentSize;
    private @Nullable String outputFile;
    private boolean echo;
    private boolean untilEmptyLine;
    private int next;

    Reader(List<String> words, Program program) {
      this.words = words;
      this.program = program;
    }

    ServerOptions read() {
      while (next < words.size()) {
        String word = words.get(next);
        if (!word.startsWith("-") || word.equals("-")) {
          break;
        }
        next++;
        if (word.equals("--")) {
          break;
        }
        if (word.startsWith("--")) {
          assignment(word.substring(2), "--" + word.substring(2));
        } else {
          letters(word);
        }
      }
      return new ServerOptions(
          List.copyOf(assignments),
          dataDirectory,
          showSetting,
          segmentSize,
          new Alone(echo, untilEmptyLine, outputFile),
          List.copyOf(words.subList(next, words.size())));
    }

    /// `name=value`; dashes in the name stand for underscores.
    private void assignment(String text, String shown) {
      int equals = text.indexOf('=');
      if (equals < 0) {
        throw fault(shown + " requires a value");
      }
      set(text.substring(0, equals).replace('-', '_'), text.substring(equals + 1));
    }

    private void set(String name, String value) {
      assignments.add(new Assignment(name, value));
    }

    /// One or more letters; the last may have a value, in the same word or the next.
    private void letters(String word) {
      for (int i = 1; i < word.length(); i++) {
        char letter = word.charAt(i);
        if (program.withValue.indexOf(letter) >= 0) {
          String value = word.substring(i + 1);
          if (value.isEmpty()) {
            if (next == words.size()) {
              throw refused(word);
            }
            value = words.get(next++);
          }
          withValue(letter, value, word);
          return;
        }
        if (program.flags.indexOf(letter) < 0) {
          throw refused(word);
        }
        echo |= letter == 'E';
        untilEmptyLine |= letter == 'j';
        Assignment fixed = FIXED.get(letter);
        if (fixed != null) {
          assignments.add(fixed);
        }
      }
    }

    private void withValue(char letter, String value, String word) {
      String setting = WITH_VALUE.get(letter);
      if (setting != null) {
        set(setting, value);
        return;
      }
      switch (letter) {
        case 'c' -> assignment(value, "-c " + value);
        case 'C' -> showSetting = value;
        case 'D' -> dataDirectory = value;
        case 'd' -> debugLevel(value);
        case 'f' -> forbidPlan(value);
        case 't' -> timings(value);
        case 'r' -> outputFile = value;
        case 'X' -> segmentSize = value;
        // The protocol of -v is of no use here.
        case 'v' -> {}
        default -> throw refused(word);
      }
    }

    private PgException refused(String word) {
      return program == Program.STANDALONE ? ServerOptions.refused(word) : invalid(word);
    }

    private void debugLevel(String value) {
      int level = (int) CNumber.integer(value).value();
      set("log_min_messages", level > 0 ? "debug" + level : "notice");
      if (program == Program.CHECK) {
        set("client_min_messages", "debug" + level);
        return;
      }
      if (level >= 1 && program != Program.BACKEND) {
        set("log_connections", "true");
        set("log_disconnections", "true");
      }
      if (level >= 2) {
        set("log_statement", "all");
      }
      if (level >= 3) {
        set("debug_print_parse", "true");
      }
      if (level >= 4) {
        set("debug_print_plan", "true");
      }
      if (level >= 5) {
        set("debug_print_rewritten", "true");
      }
    }

    private void forbidPlan(String value) {
      String setting = value.isEmpty() ? null : PLANS.get(value.charAt(0));
      if (setting == null) {
        throw badValue('f', value);
      }
      set(setting, "false");
    }

    /// The server names the option, a session the word that was read last.
    private PgException badValue(char letter, String value) {
      return switch (program) {
        case POSTMASTER -> fault("invalid argument for option -" + letter + ": \"" + value + "\"");
        case BACKEND, STANDALONE, CHECK -> refused(words.get(next - 1));
      };
    }

    private void timings(String value) {
      String setting =
          value.startsWith("pa")
              ? "log_parser_stats"
              : value.startsWith("pl")
                  ? "log_planner_stats"
                  : value.startsWith("e") ? "log_executor_stats" : null;
      if (setting == null) {
        throw badValue('t', value);
      }
      set(setting, "true");
    }
  }
}
