package org.gajah.text.regex;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.jspecify.annotations.Nullable;

/// How a pattern is to be read and matched.
///
/// @param syntax which kind of expressions
/// @param ignoreCase whether case counts
/// @param expanded whether white space and comments in the pattern are ignored
/// @param newlineStops whether `.` and negated brackets don't match a newline
/// @param newlineAnchors whether `^` and `$` match beside newlines
public record RegexFlags(
    Syntax syntax,
    boolean ignoreCase,
    boolean expanded,
    boolean newlineStops,
    boolean newlineAnchors) {
  /// The kinds of expressions; `LITERAL` has no special characters.
  public enum Syntax {
    ADVANCED,
    EXTENDED,
    BASIC,
    LITERAL
  }

  /// Advanced, case counts, newlines are nothing special.
  public static final RegexFlags DEFAULT =
      new RegexFlags(Syntax.ADVANCED, false, false, false, false);

  public RegexFlags withIgnoreCase(boolean value) {
    return new RegexFlags(syntax, value, expanded, newlineStops, newlineAnchors);
  }

  RegexFlags withSyntax(Syntax value) {
    return new RegexFlags(value, ignoreCase, expanded, newlineStops, newlineAnchors);
  }

  private RegexFlags withExpanded(boolean value) {
    return new RegexFlags(syntax, ignoreCase, value, newlineStops, newlineAnchors);
  }

  private RegexFlags withNewline(boolean stops, boolean anchors) {
    return new RegexFlags(syntax, ignoreCase, expanded, stops, anchors);
  }

  /// These flags changed by one option letter, or null when it is none. The letters are those of
  /// the options embedded in patterns and of the flags of functions, but for `g`.
  public @Nullable RegexFlags with(int letter) {
    return switch (letter) {
      case 'b' -> withSyntax(Syntax.BASIC);
      case 'c' -> withIgnoreCase(false);
      case 'e' -> withSyntax(Syntax.EXTENDED);
      case 'i' -> withIgnoreCase(true);
      case 'm', 'n' -> withNewline(true, true);
      case 'p' -> withNewline(true, false);
      case 'q' -> withSyntax(Syntax.LITERAL);
      case 's' -> withNewline(false, false);
      case 't' -> withExpanded(false);
      case 'w' -> withNewline(false, true);
      case 'x' -> withExpanded(true);
      default -> null;
    };
  }

  /// The fault of a letter that is no option.
  public static PgException invalidOption(String letter) {
    return new PgException(
        SqlState.INVALID_PARAMETER_VALUE, "invalid regular expression option: \"" + letter + "\"");
  }
}
