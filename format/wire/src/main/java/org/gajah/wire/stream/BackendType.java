package org.gajah.wire.stream;

/// The first bytes of the server's messages (`libpq/protocol.h`).
public final class BackendType {
  public static final int PARSE_COMPLETE = '1';
  public static final int BIND_COMPLETE = '2';
  public static final int CLOSE_COMPLETE = '3';
  public static final int NOTIFICATION_RESPONSE = 'A';
  public static final int COMMAND_COMPLETE = 'C';
  public static final int DATA_ROW = 'D';
  public static final int ERROR_RESPONSE = 'E';
  public static final int COPY_IN_RESPONSE = 'G';
  public static final int COPY_OUT_RESPONSE = 'H';
  public static final int EMPTY_QUERY_RESPONSE = 'I';
  public static final int BACKEND_KEY_DATA = 'K';
  public static final int NOTICE_RESPONSE = 'N';
  public static final int AUTHENTICATION_REQUEST = 'R';
  public static final int PARAMETER_STATUS = 'S';
  public static final int ROW_DESCRIPTION = 'T';
  public static final int FUNCTION_CALL_RESPONSE = 'V';
  public static final int COPY_BOTH_RESPONSE = 'W';
  public static final int READY_FOR_QUERY = 'Z';
  public static final int NO_DATA = 'n';
  public static final int PORTAL_SUSPENDED = 's';
  public static final int PARAMETER_DESCRIPTION = 't';
  public static final int NEGOTIATE_PROTOCOL_VERSION = 'v';
  public static final int COPY_DONE = 'c';
  public static final int COPY_DATA = 'd';

  private BackendType() {}
}
