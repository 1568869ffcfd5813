package org.gajah.text.collation;

/// The classes of characters that regular expressions and case functions ask for, named as POSIX
/// names them. `WORD` is what `\w` means: letters, digits and the underscore.
public enum CharacterClass {
  ALNUM,
  ALPHA,
  ASCII,
  BLANK,
  CNTRL,
  DIGIT,
  GRAPH,
  LOWER,
  PRINT,
  PUNCT,
  SPACE,
  UPPER,
  XDIGIT,
  WORD;

  /// Whether an ASCII character is in this class by the rules of the C locale; no other is.
  public boolean containsAscii(int c) {
    if (c < 0 || c > 127) {
      return false;
    }
    boolean lower = c >= 'a' && c <= 'z';
    boolean upper = c >= 'A' && c <= 'Z';
    boolean digit = c >= '0' && c <= '9';
    boolean graph = c > ' ' && c < 127;
    return switch (this) {
      case ALNUM -> lower || upper || digit;
      case ALPHA -> lower || upper;
      case ASCII -> true;
      case BLANK -> c == ' ' || c == '\t';
      case CNTRL -> c < ' ' || c == 127;
      case DIGIT -> digit;
      case GRAPH -> graph;
      case LOWER -> lower;
      case PRINT -> graph || c == ' ';
      case PUNCT -> graph && !(lower || upper || digit);
      case SPACE -> c == ' ' || (c >= '\t' && c <= '\r');
      case UPPER -> upper;
      case XDIGIT -> digit || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
      case WORD -> lower || upper || digit || c == '_';
    };
  }
}
