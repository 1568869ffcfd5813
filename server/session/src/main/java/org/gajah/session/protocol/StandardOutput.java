package org.gajah.session.protocol;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.seam.SystemError;

/// The standard output of a standalone session, with what is kept back.
final class StandardOutput {
  private static final int ENOUGH = 8192;

  private final OutputStream out;
  private final ByteSink buffer = new ByteSink(2 * ENOUGH);

  StandardOutput(OutputStream out) {
    this.out = out;
  }

  /// Where to append what shall be written; [#flushIfLarge] is called now and then.
  ByteSink buffer() {
    return buffer;
  }

  void write(byte[] bytes, int from, int length) {
    buffer.putBytes(bytes, from, length);
    flushIfLarge();
  }

  void print(String text) {
    buffer.putBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  void flushIfLarge() {
    if (buffer.length() >= ENOUGH) {
      flush();
    }
  }

  /// Writes what has been kept back.
  void flush() {
    try {
      out.write(buffer.array(), 0, buffer.length());
      out.flush();
    } catch (IOException e) {
      throw PgException.fatal(
          SystemError.sqlState(e), "could not write to standard output: " + SystemError.text(e));
    } finally {
      buffer.clear();
    }
  }
}
