package org.gajah.cli.postgres;

/// Ends the program with a message and a code.
final class Exit extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int code;

  Exit(int code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  int code() {
    return code;
  }
}
