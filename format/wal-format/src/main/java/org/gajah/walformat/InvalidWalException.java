package org.gajah.walformat;

/// What was read is no valid WAL, said in PostgreSQL's words. That is a fault only where valid WAL
/// must be; the end of the log looks the same.
public final class InvalidWalException extends Exception {
  private static final long serialVersionUID = 1;

  public InvalidWalException(String message) {
    super(message, null, false, false);
  }
}
