package org.gajah.wire.stream;

import org.gajah.base.bytes.Slice;

/// The content of an Execute message, in place.
///
/// @param portal the name of the portal, empty for the unnamed one
/// @param rowLimit how many rows to return; 0 or less means all
public record ExecuteView(Slice portal, int rowLimit) {
  /// Reads the whole message.
  public static ExecuteView read(MessageBody body) {
    ExecuteView view = new ExecuteView(body.readString(), body.readInt());
    body.end();
    return view;
  }
}
