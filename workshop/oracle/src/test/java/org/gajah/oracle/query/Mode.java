package org.gajah.oracle.query;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gajah.base.bytes.Slice;
import org.gajah.oracle.wire.RawClient;
import org.gajah.wire.FrontendMessage;

/// How a statement travels.
enum Mode {
  /// As one message of the simple protocol.
  SIMPLE {
    @Override
    void send(RawClient client, String sql) throws IOException {
      client.send(new FrontendMessage.Query(slice(sql)));
    }
  },

  /// Parsed, bound and run in three steps with row limits, the values in binary.
  EXTENDED {
    @Override
    void send(RawClient client, String sql) throws IOException {
      client.send(
          new FrontendMessage.Parse(NONE, slice(sql), List.of()),
          new FrontendMessage.Bind(NONE, NONE, List.of(), List.of(), List.of(1)),
          new FrontendMessage.Describe(FrontendMessage.Target.PORTAL, NONE),
          new FrontendMessage.Execute(NONE, 1),
          new FrontendMessage.Execute(NONE, 7),
          new FrontendMessage.Execute(NONE, 0),
          new FrontendMessage.Sync());
    }
  };

  private static final Slice NONE = slice("");

  abstract void send(RawClient client, String sql) throws IOException;

  private static Slice slice(String text) {
    return Slice.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
