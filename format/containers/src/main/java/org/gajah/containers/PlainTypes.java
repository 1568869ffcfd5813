package org.gajah.containers;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;

/// Element types that functions make arrays of by themselves. They know how their values lie in
/// memory and nothing else.
public final class PlainTypes {
  public static final ElementType INT4 = new Plain(23, 4, 4, "integer");
  public static final ElementType TEXT = new Plain(25, -1, 4, "text");

  private PlainTypes() {}

  /// The stored form of an `integer`.
  public static Slice int4(int value) {
    return Slice.of(new ByteSink(4).putInt(value).toByteArray());
  }

  private record Plain(int oid, int length, int alignment, String name) implements ElementType {
    private PgException layoutOnly() {
      return PgException.internal("type " + name + " is known here by its layout only");
    }

    @Override
    public byte delimiter() {
      return ',';
    }

    @Override
    public void parse(byte[] text, int from, int count, int typmod, ByteSink out) {
      throw layoutOnly();
    }

    @Override
    public void print(byte[] array, int from, int count, ByteSink out) {
      throw layoutOnly();
    }

    @Override
    public void receive(byte[] message, int from, int count, int typmod, ByteSink out) {
      throw layoutOnly();
    }

    @Override
    public void send(byte[] array, int from, int count, ByteSink out) {
      throw layoutOnly();
    }

    @Override
    public int compare(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
      throw layoutOnly();
    }

    @Override
    public boolean equal(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
      throw layoutOnly();
    }

    @Override
    public int hash(byte[] array, int from, int count) {
      throw layoutOnly();
    }

    @Override
    public long hashExtended(byte[] array, int from, int count, long seed) {
      throw layoutOnly();
    }
  }
}
