package org.gajah.wire.stream;

import org.gajah.base.bytes.Slice;

/// The content of a Describe or Close message, in place.
///
/// @param statement whether a prepared statement is meant, and not a portal
/// @param name its name, empty for the unnamed one
public record TargetView(boolean statement, Slice name) {
  private static final int STATEMENT = 'S';
  private static final int PORTAL = 'P';

  /// Reads a whole Describe message.
  public static TargetView readDescribe(MessageBody body) {
    return read(body, "DESCRIBE");
  }

  /// Reads a whole Close message.
  public static TargetView readClose(MessageBody body) {
    return read(body, "CLOSE");
  }

  private static TargetView read(MessageBody body, String message) {
    int kind = body.readByte();
    Slice name = body.readString();
    body.end();
    if (kind != STATEMENT && kind != PORTAL) {
      throw ProtocolFault.error("invalid %s message subtype %d".formatted(message, kind));
    }
    return new TargetView(kind == STATEMENT, name);
  }
}
