package org.gajah.session.protocol;

import org.gajah.base.bytes.ByteSink;
import org.gajah.spi.ClientCopy;

/// COPY of a standalone session: from the standard input to its end, to the standard output. What
/// follows the end mark of the data in the same block is lost, as ever.
final class StandaloneCopy implements ClientCopy {
  private static final int BLOCK = 65536;

  private final StandardInput input;
  private final StandardOutput output;

  StandaloneCopy(StandardInput input, StandardOutput output) {
    this.input = input;
    this.output = output;
  }

  @Override
  public In startIn(boolean binary, int columns) {
    return this::block;
  }

  private boolean block(ByteSink into) {
    int count = 0;
    for (int next = 0; count < BLOCK && next >= 0; ) {
      next = input.read();
      if (next >= 0) {
        into.putByte(next);
        count++;
      }
    }
    return count > 0;
  }

  @Override
  public Out startOut(boolean binary, int columns) {
    return new Out() {
      @Override
      public void write(byte[] bytes, int from, int length) {
        output.write(bytes, from, length);
      }

      @Override
      public void done() {}
    };
  }
}
