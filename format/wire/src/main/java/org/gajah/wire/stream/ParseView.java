package org.gajah.wire.stream;

import org.gajah.base.bytes.Slice;

/// The content of a Parse message, in place.
///
/// @param statement the name of the prepared statement, empty for the unnamed one
/// @param sql the text of the statement, in the client's encoding
/// @param parameterTypes type OIDs, 0 where the server shall find out; may be fewer than there are
///   parameters
public record ParseView(Slice statement, Slice sql, int[] parameterTypes) {
  private static final int[] NONE = {};

  /// Reads the whole message.
  public static ParseView read(MessageBody body) {
    Slice statement = body.readString();
    Slice sql = body.readString();
    int count = body.readUnsignedShort();
    if (count * 4 > body.remaining()) {
      body.take(count * 4);
    }
    int[] types = count == 0 ? NONE : new int[count];
    for (int i = 0; i < count; i++) {
      types[i] = body.readInt();
    }
    body.end();
    return new ParseView(statement, sql, types);
  }
}
