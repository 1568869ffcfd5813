package org.gajah.nodes;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// An unchangeable set of numbers from 0.
///
/// Mirrors `Bitmapset` of nodes/bitmapset.h; its NULL is [#EMPTY].
public final class Bitmapset {
  public static final Bitmapset EMPTY = new Bitmapset(new long[0]);

  /// Bit `m & 63` of word `m >> 6` says whether `m` is a member; the last word is not zero.
  private final long[] words;

  private Bitmapset(long[] words) {
    this.words = words;
  }

  public static Bitmapset of(int... members) {
    if (members.length == 0) {
      return EMPTY;
    }
    int greatest = 0;
    for (int member : members) {
      greatest = Math.max(greatest, member);
    }
    long[] words = new long[(greatest >> 6) + 1];
    for (int member : members) {
      words[member >> 6] |= 1L << member;
    }
    return new Bitmapset(words);
  }

  /// The numbers of the bits that are set.
  public static Bitmapset of(BitSet bits) {
    return bits.isEmpty() ? EMPTY : new Bitmapset(bits.toLongArray());
  }

  private static Bitmapset single(int member) {
    long[] words = new long[(member >> 6) + 1];
    words[member >> 6] = 1L << member;
    return new Bitmapset(words);
  }

  public boolean contains(int member) {
    int word = member >> 6;
    return member >= 0 && word < words.length && (words[word] >>> member & 1) != 0;
  }

  public boolean isEmpty() {
    return words.length == 0;
  }

  public int size() {
    int size = 0;
    for (long word : words) {
      size += Long.bitCount(word);
    }
    return size;
  }

  /// The smallest member that is greater than `previous`, or -2 when there is none. Begin with -1.
  public int next(int previous) {
    int from = previous + 1;
    for (int word = from >> 6; word < words.length; word++) {
      long rest = words[word] & (word == from >> 6 ? -1L << from : -1L);
      if (rest != 0) {
        return (word << 6) + Long.numberOfTrailingZeros(rest);
      }
    }
    return -2;
  }

  /// The members, ascending.
  public IntStream stream() {
    return IntStream.iterate(next(-1), member -> member >= 0, this::next);
  }

  public Bitmapset plus(int member) {
    return contains(member) ? this : plus(single(member));
  }

  public Bitmapset minus(int member) {
    return contains(member) ? minus(single(member)) : this;
  }

  /// The union with `other`.
  public Bitmapset plus(Bitmapset other) {
    if (isEmpty() || other.isEmpty()) {
      return isEmpty() ? other : this;
    }
    long[] union = Arrays.copyOf(words, Math.max(words.length, other.words.length));
    for (int i = 0; i < other.words.length; i++) {
      union[i] |= other.words[i];
    }
    return new Bitmapset(union);
  }

  /// The members that are not in `other`.
  public Bitmapset minus(Bitmapset other) {
    long[] rest = words.clone();
    for (int i = 0; i < Math.min(rest.length, other.words.length); i++) {
      rest[i] &= ~other.words[i];
    }
    return trimmed(rest);
  }

  /// The members that are in `other` too.
  public Bitmapset intersection(Bitmapset other) {
    long[] common = Arrays.copyOf(words, Math.min(words.length, other.words.length));
    for (int i = 0; i < common.length; i++) {
      common[i] &= other.words[i];
    }
    return trimmed(common);
  }

  /// Whether some member is in `other` too.
  public boolean overlaps(Bitmapset other) {
    for (int i = 0; i < Math.min(words.length, other.words.length); i++) {
      if ((words[i] & other.words[i]) != 0) {
        return true;
      }
    }
    return false;
  }

  /// Whether every member is in `other` too.
  public boolean isSubsetOf(Bitmapset other) {
    if (words.length > other.words.length) {
      return false;
    }
    for (int i = 0; i < words.length; i++) {
      if ((words[i] & ~other.words[i]) != 0) {
        return false;
      }
    }
    return true;
  }

  private static Bitmapset trimmed(long[] words) {
    int length = words.length;
    while (length > 0 && words[length - 1] == 0) {
      length--;
    }
    return length == 0 ? EMPTY : new Bitmapset(Arrays.copyOf(words, length));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Bitmapset set && Arrays.equals(words, set.words);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(words);
  }

  @Override
  public String toString() {
    return Arrays.toString(stream().toArray());
  }
}
