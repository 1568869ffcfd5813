package org.gajah.containers;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;

/// Element types that functions make arrays of by themselves.
public final class PlainTypes {
  public static final StoredType INT4 = new StoredType.Layout(23, 4, 4);
  public static final StoredType TEXT = new StoredType.Layout(25, -1, 4);

  private PlainTypes() {}

  /// The stored form of an `integer`.
  public static Slice int4(int value) {
    return Slice.of(new ByteSink(4).putInt(value).toByteArray());
  }
}
