package org.gajah.text.encoding;

import java.util.Arrays;

/// What the characters of one encoding are in another: numbers to numbers, kept as runs in which
/// both count up.
///
/// A character's number is its code point where the encoding is UTF8, otherwise [CharacterCode].
final class CodeMap {
  static final int NONE = -1;
  private static final long MASK = 0xFFFF_FFFFL;

  private final int[] starts;
  private final int[] lengths;
  private final int[] targets;

  /// @param starts of runs, ascending
  /// @param targets what the starts are in the other encoding
  CodeMap(int[] starts, int[] lengths, int[] targets) {
    this.starts = starts;
    this.lengths = lengths;
    this.targets = targets;
  }

  /// What a character is in the other encoding, or [#NONE].
  int find(int code) {
    int run = Arrays.binarySearch(starts, code);
    if (run < 0) {
      run = -run - 2;
    }
    int within = run < 0 ? 0 : code - starts[run];
    return run < 0 || Integer.compareUnsigned(within, lengths[run]) >= 0
        ? NONE
        : targets[run] + within;
  }

  /// The way back. Where several characters become one, that one becomes the lowest of them.
  CodeMap inverse() {
    long[] both = new long[Arrays.stream(lengths).sum()];
    int count = 0;
    for (int run = 0; run < starts.length; run++) {
      for (int i = 0; i < lengths[run]; i++) {
        both[count++] =
            (long) (targets[run] + i) << 32 | (starts[run] + i - Integer.MIN_VALUE) & MASK;
      }
    }
    Arrays.sort(both);
    Builder builder = new Builder();
    for (int i = 0; i < count; i++) {
      if (i == 0 || both[i] >> 32 != both[i - 1] >> 32) {
        builder.add((int) (both[i] >> 32), 1, (int) both[i] + Integer.MIN_VALUE);
      }
    }
    return builder.build();
  }

  /// This map but for some characters.
  ///
  /// @param other what these are instead, [#NONE] where they are nothing
  CodeMap with(CodeMap other) {
    Builder builder = new Builder();
    int mine = 0;
    int done = Integer.MIN_VALUE;
    for (int i = 0; i <= other.starts.length; i++) {
      boolean last = i == other.starts.length;
      int until = last ? Integer.MAX_VALUE : other.starts[i];
      for (; mine < starts.length && starts[mine] < until; mine++) {
        add(mine, done, until, builder);
        if (starts[mine] + lengths[mine] > until) {
          break;
        }
      }
      if (!last) {
        if (other.targets[i] != NONE) {
          builder.add(until, other.lengths[i], other.targets[i]);
        }
        done = until + other.lengths[i];
      }
    }
    return builder.build();
  }

  /// The part of a run between two characters.
  private void add(int run, int from, int until, Builder builder) {
    int start = Math.max(starts[run], from);
    int end = Math.min(starts[run] + lengths[run], until);
    if (start < end) {
      builder.add(start, end - start, targets[run] + start - starts[run]);
    }
  }

  /// Gathers runs in ascending order, joining those that go on.
  static final class Builder {
    private int[] starts = new int[64];
    private int[] lengths = new int[64];
    private int[] targets = new int[64];
    private int size;

    void add(int start, int length, int target) {
      int last = size - 1;
      if (last >= 0
          && starts[last] + lengths[last] == start
          && targets[last] + lengths[last] == target
          && target != NONE) {
        lengths[last] += length;
        return;
      }
      if (size == starts.length) {
        starts = Arrays.copyOf(starts, 2 * size);
        lengths = Arrays.copyOf(lengths, 2 * size);
        targets = Arrays.copyOf(targets, 2 * size);
      }
      starts[size] = start;
      lengths[size] = length;
      targets[size++] = target;
    }

    CodeMap build() {
      return new CodeMap(
          Arrays.copyOf(starts, size), Arrays.copyOf(lengths, size), Arrays.copyOf(targets, size));
    }
  }
}
