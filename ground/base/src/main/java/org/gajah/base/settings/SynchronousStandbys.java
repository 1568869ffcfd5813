package org.gajah.base.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;

/// Who must have the WAL before a commit is reported: the value of `synchronous_standby_names`.
///
/// @param byPriority whether the first of the list count, and not any of them
/// @param count how many must answer
/// @param names application names of standbys; `*` is any
public record SynchronousStandbys(boolean byPriority, int count, List<String> names) {

  /// Judges a proposed value: `a, b`, `n (a, b)`, `FIRST n (a, b)` or `ANY n (a, b)`.
  static SettingValue check(SettingProposal proposal) {
    if (proposal.string().isEmpty()) {
      return proposal.value();
    }
    SynchronousStandbys standbys = new Reader(proposal).read();
    if (standbys.count <= 0) {
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE,
          "number of synchronous standbys (" + standbys.count + ") must be greater than zero");
    }
    return proposal.value().with(standbys);
  }

  /// Reads the text word by word.
  private static final class Reader {
    private final SettingProposal proposal;
    private final List<Word> words = new ArrayList<>();
    private int next;

    /// A word or a sign.
    ///
    /// @param text without its quotes
    /// @param source as it was written
    /// @param quoted whether it had quotes
    private record Word(String text, String source, boolean quoted) {
      boolean is(String sign) {
        return !quoted && text.equals(sign);
      }

      boolean isKeyWord(String word) {
        return !quoted && text.toLowerCase(Locale.ROOT).equals(word);
      }

      boolean isNumber() {
        return !quoted && text.matches("[0-9]+");
      }

      boolean isName() {
        return quoted
            || is("*")
            || (isLetter(text.charAt(0)) && !isKeyWord("any") && !isKeyWord("first"));
      }
    }

    Reader(SettingProposal proposal) {
      this.proposal = proposal;
      String text = proposal.string();
      int at = 0;
      while (at < text.length()) {
        char c = text.charAt(at);
        if (NumberText.isSpace(c)) {
          at++;
        } else if (c == '"') {
          at = quoted(text, at);
        } else {
          int end = wordEnd(text, at);
          words.add(new Word(text.substring(at, end), text.substring(at, end), false));
          at = end;
        }
      }
    }

    /// Where the number, the name or the sign ends that starts at `from`.
    private static int wordEnd(String text, int from) {
      boolean number = isDigit(text.charAt(from));
      int end = from + 1;
      if (number || isLetter(text.charAt(from))) {
        while (end < text.length()
            && (isDigit(text.charAt(end))
                || (!number && (isLetter(text.charAt(end)) || text.charAt(end) == '$')))) {
          end++;
        }
      }
      return end;
    }

    private static boolean isDigit(char c) {
      return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
    }

    private int quoted(String text, int from) {
      StringBuilder word = new StringBuilder();
      int at = from + 1;
      while (true) {
        int quote = text.indexOf('"', at);
        if (quote < 0) {
          throw fault("unterminated quoted identifier at end of input");
        }
        word.append(text, at, quote);
        at = quote + 1;
        if (!text.startsWith("\"", at)) {
          words.add(new Word(word.toString(), text.substring(from, at), true));
          return at;
        }
        word.append('"');
        at++;
      }
    }

    private PgException fault(String detail) {
      return proposal.refusal(SqlState.SYNTAX_ERROR).detail(detail);
    }

    private PgException unexpected() {
      return fault(
          next < words.size()
              ? "syntax error at or near \"" + words.get(next).source + "\""
              : "syntax error at end of input");
    }

    private boolean accept(String sign) {
      boolean found = next < words.size() && words.get(next).is(sign);
      next += found ? 1 : 0;
      return found;
    }

    SynchronousStandbys read() {
      SynchronousStandbys standbys;
      boolean first = startsWith("first");
      if (first || startsWith("any")) {
        next = 1;
        if (!isNumber(1)) {
          throw unexpected();
        }
        standbys = counted(first);
      } else if (isNumber(0) && words.size() > 1 && words.get(1).is("(")) {
        standbys = counted(true);
      } else {
        standbys = new SynchronousStandbys(true, 1, names());
      }
      if (next < words.size()) {
        throw unexpected();
      }
      return standbys;
    }

    private boolean startsWith(String keyWord) {
      return !words.isEmpty() && words.getFirst().isKeyWord(keyWord);
    }

    private boolean isNumber(int index) {
      return index < words.size() && words.get(index).isNumber();
    }

    private SynchronousStandbys counted(boolean byPriority) {
      CNumber count = CNumber.integer(words.get(next++).text);
      if (!accept("(")) {
        throw unexpected();
      }
      List<String> names = names();
      if (!accept(")")) {
        throw unexpected();
      }
      return new SynchronousStandbys(byPriority, (int) count.value(), names);
    }

    private List<String> names() {
      List<String> names = new ArrayList<>();
      do {
        if (next >= words.size() || !(words.get(next).isName() || words.get(next).isNumber())) {
          throw unexpected();
        }
        names.add(words.get(next++).text);
      } while (accept(","));
      return names;
    }
  }
}
