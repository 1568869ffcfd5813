package org.gajah.oracle.types;

import org.gajah.base.bytes.ByteSink;
import org.gajah.text.encoding.Encoding;
import org.gajah.types.contract.TypeContext;

/// A session with the settings that the oracle's sessions get in these tests.
record FixedContext() implements TypeContext {
  @Override
  public Encoding encoding() {
    return Encoding.UTF8;
  }

  @Override
  public void fromClient(byte[] text, int from, int length, ByteSink out) {
    Encoding.UTF8.verify(text, from, length);
    out.putBytes(text, from, length);
  }

  @Override
  public void toClient(byte[] text, int from, int length, ByteSink out) {
    out.putBytes(text, from, length);
  }

  @Override
  public int extraFloatDigits() {
    return 1;
  }

  @Override
  public boolean byteaEscape() {
    return false;
  }
}
