package org.gajah.types.contract;

import java.util.Arrays;
import java.util.function.BiFunction;
import org.gajah.base.bytes.Slice;
import org.jspecify.annotations.Nullable;

/// What a function has made of one of its arguments, a pattern mostly, kept at the place of the
/// call as long as the argument stays the same. Belongs to one session.
public final class Kept {
  private byte[] source = {};
  private @Nullable Object made;

  /// What was made of these bytes the last time, or what is made of them now.
  ///
  /// @param type of what is made
  /// @param environment what else it depends on; the same at each call in a session
  /// @param maker makes it; should it throw, nothing is kept
  public <T, E> T of(Slice argument, Class<T> type, E environment, BiFunction<Slice, E, T> maker) {
    Object known = made;
    if (known != null && isSource(argument)) {
      return type.cast(known);
    }
    byte[] copy = argument.toByteArray();
    T fresh = maker.apply(Slice.of(copy), environment);
    source = copy;
    made = fresh;
    return fresh;
  }

  private boolean isSource(Slice argument) {
    int from = argument.from();
    return Arrays.equals(
        source, 0, source.length, argument.array(), from, from + argument.length());
  }
}
