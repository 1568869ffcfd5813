package org.gajah.wire;

import java.util.List;
import org.gajah.base.bytes.Slice;

/// What a client sends first: it has no type byte.
public sealed interface StartupPacket {

  /// Asks for a session.
  ///
  /// @param version major number in the upper half
  /// @param parameters names and values as they came, in their order: `user`, `database`,
  ///   `replication`, `options`, settings, and `_pq_.` protocol options
  record StartupMessage(int version, List<Parameter> parameters) implements StartupPacket {}

  /// Asks whether the server takes TLS.
  record SslRequest() implements StartupPacket {}

  /// Asks whether the server takes GSSAPI encryption.
  record GssEncRequest() implements StartupPacket {}

  /// Asks for the running statement of another session to be cancelled.
  record CancelRequest(int processId, int secretKey) implements StartupPacket {}

  /// A name and a value of a StartupMessage.
  record Parameter(Slice name, Slice value) {
    /// Names that start so are options of the protocol itself.
    public static final String PROTOCOL_OPTION_PREFIX = "_pq_.";

    public Parameter(String name, String value) {
      this(Wire.utf8(name), Wire.utf8(value));
    }

    /// Whether it is an option of the protocol and not a setting.
    public boolean isProtocolOption() {
      return Wire.string(name).startsWith(PROTOCOL_OPTION_PREFIX);
    }
  }
}
