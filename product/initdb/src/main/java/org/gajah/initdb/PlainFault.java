package org.gajah.initdb;

/// An end that is told without the program's name before it.
final class PlainFault extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String text;

  PlainFault(String text) {
    super(text, null, false, false);
    this.text = text;
  }

  String text() {
    return text;
  }
}
