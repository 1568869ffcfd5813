package org.gajah.analyzer.deparse;

/// SQL text with its indentation.
final class Output {
  private static final int LIMIT = 40;
  static final int STANDARD = 8;
  static final int VARIABLE = 4;

  final boolean pretty;
  private final boolean oneLine;
  StringBuilder text = new StringBuilder();
  int indent;

  /// @param pretty whether parentheses that are not needed are left out
  Output(boolean pretty) {
    this(pretty, false);
  }

  private Output(boolean pretty, boolean oneLine) {
    this.pretty = pretty;
    this.oneLine = oneLine;
  }

  /// Text without line breaks and with all parentheses, as EXPLAIN shows it.
  static Output oneLine() {
    return new Output(false, true);
  }

  Output add(String string) {
    text.append(string);
    return this;
  }

  /// What stands before a word inside a construct: a space, unless the word gets a line of its own.
  Output apart() {
    return add(oneLine ? " " : "");
  }

  /// A word at the start of a new line.
  void keyword(String word, int before, int after, int plus) {
    if (oneLine) {
      text.append(word);
      return;
    }
    indent += before;
    trim();
    text.append('\n');
    int amount =
        indent < LIMIT
            ? Math.max(indent, 0) + plus
            : (LIMIT + (indent - LIMIT) / (STANDARD / 2)) % LIMIT + plus;
    text.repeat(' ', amount);
    text.append(word);
    indent = Math.max(indent + after, 0);
  }

  void trim() {
    int length = text.length();
    while (length > 0 && text.charAt(length - 1) == ' ') {
      length--;
    }
    text.setLength(length);
  }

  boolean startsNewLine(StringBuilder item) {
    return !item.isEmpty() && item.charAt(0) == '\n';
  }
}
