package org.gajah.analyzer.deparse;

/// SQL text with its indentation.
final class Output {
  private static final int LIMIT = 40;
  static final int STANDARD = 8;
  static final int VARIABLE = 4;

  final boolean pretty;

  /// Whether clauses start new lines.
  final boolean lines;

  StringBuilder text = new StringBuilder();
  int indent;

  /// @param pretty whether parentheses that are not needed are left out
  Output(boolean pretty) {
    this(pretty, true);
  }

  Output(boolean pretty, boolean lines) {
    this.pretty = pretty;
    this.lines = lines;
  }

  Output add(String string) {
    text.append(string);
    return this;
  }

  /// A word at the start of a new line.
  void keyword(String word, int before, int after, int plus) {
    if (!lines) {
      boolean apart = word.isEmpty() || " )".indexOf(word.charAt(0)) >= 0 || endsWith(' ', '(');
      text.append(apart ? "" : " ").append(word);
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

  private boolean endsWith(char one, char other) {
    int length = text.length();
    char last = length == 0 ? one : text.charAt(length - 1);
    return last == one || last == other;
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
