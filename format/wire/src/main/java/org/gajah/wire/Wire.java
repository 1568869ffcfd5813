package org.gajah.wire;

import java.nio.charset.StandardCharsets;
import org.gajah.base.bytes.Slice;

/// Strings of the wire for those who know that the other side speaks UTF-8.
public final class Wire {
  private Wire() {}

  public static Slice utf8(String text) {
    return Slice.of(text.getBytes(StandardCharsets.UTF_8));
  }

  public static String string(Slice bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
