package org.gajah.session.auth;

import org.gajah.base.seam.Chance;

/// What a CancelRequest must bring to reach a session.
///
/// @param processId the session's
/// @param secret random; protocol 3.0 has 32 bits for it
public record CancelKey(int processId, int secret) {
  /// A new key for a session.
  public static CancelKey random(int processId, Chance chance) {
    byte[] bytes = new byte[4];
    chance.nextBytes(bytes);
    return new CancelKey(
        processId,
        (bytes[0] & 0xff) << 24
            | (bytes[1] & 0xff) << 16
            | (bytes[2] & 0xff) << 8
            | (bytes[3] & 0xff));
  }
}
