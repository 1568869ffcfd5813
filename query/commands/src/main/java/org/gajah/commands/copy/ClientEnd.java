package org.gajah.commands.copy;

import org.gajah.base.bytes.ByteSink;
import org.gajah.spi.ClientCopy;

/// The client as source and target of COPY.
final class ClientEnd {
  private ClientEnd() {}

  static CopySource source(ClientCopy.In in) {
    return new CopySource() {
      private final ByteSink rest = new ByteSink(0);
      private boolean ended;

      @Override
      public boolean read(ByteSink into) {
        ended = ended || !in.read(into);
        return !ended;
      }

      @Override
      public void drain() {
        while (read(rest)) {
          rest.clear();
        }
      }

      @Override
      public void close() {}
    };
  }

  static CopyTarget target(ClientCopy.Out out) {
    return new CopyTarget() {
      @Override
      public void write(byte[] bytes, int from, int length) {
        out.write(bytes, from, length);
      }

      @Override
      public void done() {
        out.done();
      }

      @Override
      public void close() {}
    };
  }
}
