package org.gajah.cli.control;

/// Words for a shell to read.
final class Shell {
  private Shell() {}

  /// The word as somebody would type it: in quotes only where it needs them.
  static String word(String text) {
    return text.matches("[A-Za-z0-9_./:@%+=,-]+") ? text : quoted(text);
  }

  static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
