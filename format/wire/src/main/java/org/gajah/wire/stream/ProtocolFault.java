package org.gajah.wire.stream;

import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;

/// Makers of 08P01.
final class ProtocolFault {
  private ProtocolFault() {}

  /// The message is bad, the next one may be good.
  static PgException error(String message) {
    return new PgException(SqlState.PROTOCOL_VIOLATION, message);
  }

  /// Nothing that follows can be understood; the client is told.
  static PgException fatal(String message) {
    return PgException.fatal(SqlState.PROTOCOL_VIOLATION, message);
  }

  /// Nothing that follows can be understood, and nobody would understand an answer: the server logs
  /// the message and hangs up (PostgreSQL's COMMERROR).
  static PgException logOnly(String message) {
    return new PgException(Severity.LOG, SqlState.PROTOCOL_VIOLATION, message, null);
  }
}
