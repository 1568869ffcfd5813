package org.gajah.wire.stream;

/// The first bytes of the client's messages (`libpq/protocol.h`).
public final class FrontendType {
  public static final int BIND = 'B';
  public static final int CLOSE = 'C';
  public static final int DESCRIBE = 'D';
  public static final int EXECUTE = 'E';
  public static final int FUNCTION_CALL = 'F';
  public static final int FLUSH = 'H';
  public static final int PARSE = 'P';
  public static final int QUERY = 'Q';
  public static final int SYNC = 'S';
  public static final int TERMINATE = 'X';
  public static final int COPY_FAIL = 'f';
  public static final int COPY_DONE = 'c';
  public static final int COPY_DATA = 'd';

  /// PasswordMessage, SASLInitialResponse, SASLResponse and GSSResponse share it: what was asked
  /// tells which one it is.
  public static final int PASSWORD = 'p';

  private FrontendType() {}
}
