package org.gajah.session.hba;

import org.jspecify.annotations.Nullable;

/// Reads the words of a line.
final class WordReader {
  private final String line;
  private int at;
  private boolean comma;

  WordReader(String line) {
    this.line = line;
  }

  boolean hasMore() {
    return at < line.length();
  }

  /// Whether a comma ended the last word, so that the field goes on.
  boolean endedWithComma() {
    return comma;
  }

  /// The next word, or null when there is none on the line.
  @Nullable Word next() {
    comma = false;
    while (at < line.length() && (isBlank(line.charAt(at)) || line.charAt(at) == ',')) {
      at++;
    }
    StringBuilder text = new StringBuilder();
    boolean quotes = false;
    boolean quoted = false;
    boolean startsQuoted = false;
    boolean afterQuote = false;
    while (at < line.length()) {
      char c = line.charAt(at);
      if (!quoted && isBlank(c)) {
        break;
      }
      at++;
      if (!quoted && c == '#') {
        at = line.length();
        break;
      }
      if (!quoted && c == ',') {
        comma = true;
        break;
      }
      if (c != '"' || afterQuote) {
        text.append(c);
      }
      // Within quotes a doubled quote is a quote.
      afterQuote = quoted && c == '"' && !afterQuote;
      if (c == '"') {
        quoted = !quoted;
        quotes = true;
        startsQuoted |= text.isEmpty();
      }
    }
    return quotes || !text.isEmpty() ? new Word(text.toString(), startsQuoted, null) : null;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
  }
}
