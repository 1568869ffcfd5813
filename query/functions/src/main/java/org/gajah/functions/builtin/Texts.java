package org.gajah.functions.builtin;

import java.nio.charset.StandardCharsets;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.jspecify.annotations.Nullable;

/// Texts and names of values as strings, and back.
public final class Texts {
  private static final int NAME_SIZE = 64;

  private Texts() {}

  public static String of(Slice text) {
    return text.toString(StandardCharsets.UTF_8);
  }

  /// A value of type `name`, without what pads it.
  public static String ofName(Slice name) {
    int length = 0;
    while (length < name.length() && name.byteAt(length) != 0) {
      length++;
    }
    return new String(name.array(), name.from(), length, StandardCharsets.UTF_8);
  }

  /// Appends a text.
  ///
  /// @return false for null, which a function then answers
  public static boolean put(@Nullable String text, ByteSink out) {
    if (text == null) {
      return false;
    }
    out.putUtf8(text);
    return true;
  }

  /// Appends a value of type `name`.
  public static boolean putName(@Nullable String name, ByteSink out) {
    if (name == null) {
      return false;
    }
    int start = out.length();
    out.putUtf8(name);
    out.putZeros(NAME_SIZE - (out.length() - start));
    return true;
  }
}
