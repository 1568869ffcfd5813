package org.gajah.base.bytes;

import java.util.Arrays;

/// PostgreSQL's own compression, a member of the LZ family: for TOAST and for page images in the
/// log. Output is the same, byte for byte, as PostgreSQL's. Mirrors `common/pg_lzcompress.h`.
///
/// Compressed data is a sequence of groups: a control byte, then eight items, one for each of its
/// bits from the lowest up. Where the bit is 0 the item is a byte to be copied; where it is 1 it is
/// a reference to bytes that were put out already:
///
/// | byte | bits | meaning |
/// |---:|---:|---|
/// | 0 | 4-7 | upper bits of the distance (1 to 4094) |
/// | 0 | 0-3 | length less 3; 15 says that byte 2 is there |
/// | 1 | 0-7 | lower bits of the distance |
/// | 2 | 0-7 | length less 18 |
///
/// To compress, every position of the input is entered in a history of the last 4096, chained by a
/// hash of its next four bytes, newest first. A search walks a chain until a match is good enough,
/// and is content with ever less the longer it walks.
///
/// An instance keeps the history's memory between calls and belongs to one thread. Decompression
/// needs none and is static.
public final class Pglz {
  /// How hard to try, and what is not worth it.
  ///
  /// @param minInput shorter inputs are left alone
  /// @param maxInput longer ones, too
  /// @param minSaving percentage that must be saved
  /// @param firstSuccessBy give up when so much was put out without one match
  /// @param goodMatch length of a match that ends a search
  /// @param drop percentage that this length goes down with each step of the search
  public record Strategy(
      int minInput, int maxInput, int minSaving, int firstSuccessBy, int goodMatch, int drop) {
    /// What TOAST and page images use.
    public static final Strategy DEFAULT = new Strategy(32, Integer.MAX_VALUE, 25, 1024, 128, 10);

    /// Compresses whatever gets shorter by it.
    public static final Strategy ALWAYS =
        new Strategy(0, Integer.MAX_VALUE, 0, Integer.MAX_VALUE, 128, 6);
  }

  /// The answer when the input is not worth compressing, or is corrupt.
  public static final int FAILED = -1;

  private static final int HISTORY = 4096;
  private static final int MAX_DISTANCE = 0x0FFF;
  private static final int MIN_MATCH = 3;
  private static final int MAX_MATCH = 273;
  private static final int LONG_MATCH = 18;
  private static final int NONE = 0;

  // The chains. Entry 0 stands for no entry and may be scribbled on.
  private final short[] heads = new short[8192];
  private final short[] next = new short[HISTORY + 1];
  private final short[] previous = new short[HISTORY + 1];
  private final short[] slot = new short[HISTORY + 1];
  private final int[] position = new int[HISTORY + 1];
  private int nextEntry;
  private boolean recycling;
  private int mask;
  private int matchLength;
  private int matchDistance;

  /// The room that [#compress] needs for an input of `length` bytes.
  public static int maxOutput(int length) {
    return length + 4;
  }

  /// Compresses `length` bytes.
  ///
  /// @param to where the result goes, with room for [#maxOutput]
  /// @return its length, or [#FAILED] when the strategy says that it is not worth it
  public int compress(byte[] from, int fromAt, int length, byte[] to, int toAt, Strategy strategy) {
    if (strategy.goodMatch() <= 0 || length < strategy.minInput() || length > strategy.maxInput()) {
      return FAILED;
    }
    int goodMatch = Math.clamp(strategy.goodMatch(), LONG_MATCH - 1, MAX_MATCH);
    int drop = Math.clamp(strategy.drop(), 0, 100);
    long keep = 100L - Math.clamp(strategy.minSaving(), 0, 99);
    int limit =
        (int) (length > Integer.MAX_VALUE / 100 ? length / 100 * keep : length * keep / 100);
    clearHistory(length);

    int end = fromAt + length;
    int at = fromAt;
    int out = toAt;
    int controlAt = toAt;
    int control = 0;
    int bit = 0x100;
    boolean matched = false;
    while (at < end) {
      if (out - toAt >= limit || !matched && out - toAt >= strategy.firstSuccessBy()) {
        return FAILED;
      }
      if (bit == 0x100) {
        // The first group's control byte is put down twice, the first time in vain.
        to[controlAt] = (byte) control;
        controlAt = out++;
        control = 0;
        bit = 1;
      }
      if (findMatch(from, at, end, goodMatch, drop)) {
        control |= bit;
        out = putReference(to, out);
        for (int matchEnd = at + matchLength; at < matchEnd; at++) {
          remember(from, at, end);
        }
        matched = true;
      } else {
        remember(from, at, end);
        to[out++] = from[at++];
      }
      bit <<= 1;
    }
    to[controlAt] = (byte) control;
    return out - toAt >= limit ? FAILED : out - toAt;
  }

  private int putReference(byte[] to, int at) {
    int out = at;
    int upperDistance = (matchDistance & 0xF00) >> 4;
    if (matchLength >= LONG_MATCH) {
      to[out++] = (byte) (upperDistance | 0x0F);
      to[out++] = (byte) matchDistance;
      to[out++] = (byte) (matchLength - LONG_MATCH);
    } else {
      to[out++] = (byte) (upperDistance | matchLength - MIN_MATCH);
      to[out++] = (byte) matchDistance;
    }
    return out;
  }

  private void clearHistory(int length) {
    int slots = Math.clamp(Integer.highestOneBit(length) * 8L, 512, 8192);
    mask = slots - 1;
    Arrays.fill(heads, 0, slots, (short) NONE);
    nextEntry = 1;
    recycling = false;
  }

  /// The chain of a position. Bytes count as signed, as they do where PostgreSQL runs.
  private int slotOf(byte[] from, int at, int end) {
    int hash =
        end - at < 4
            ? from[at]
            : from[at] << 6 ^ from[at + 1] << 4 ^ from[at + 2] << 2 ^ from[at + 3];
    return hash & mask;
  }

  private boolean findMatch(byte[] from, int at, int end, int goodMatch, int drop) {
    int longest = Math.min(end - at, MAX_MATCH);
    int best = 0;
    int bestDistance = 0;
    int good = goodMatch;
    int entry = heads[slotOf(from, at, end)];
    while (entry != NONE) {
      int candidate = position[entry];
      int distance = at - candidate;
      if (distance >= MAX_DISTANCE) {
        break;
      }
      int length = commonPrefix(from, at, candidate, longest);
      if (length > best) {
        best = length;
        bestDistance = distance;
      }
      entry = next[entry];
      if (best >= good) {
        break;
      }
      good -= good * drop / 100;
    }
    matchLength = best;
    matchDistance = bestDistance;
    return best >= MIN_MATCH;
  }

  private static int commonPrefix(byte[] from, int at, int candidate, int longest) {
    int difference = Arrays.mismatch(from, at, at + longest, from, candidate, candidate + longest);
    return difference < 0 ? longest : difference;
  }

  /// Enters a position in the history, in the place of the oldest when that is full.
  private void remember(byte[] from, int at, int end) {
    int entry = nextEntry;
    int chain = slotOf(from, at, end);
    if (recycling) {
      if (previous[entry] == NONE) {
        heads[slot[entry]] = next[entry];
      } else {
        next[previous[entry]] = next[entry];
      }
      previous[next[entry]] = previous[entry];
    }
    next[entry] = heads[chain];
    previous[entry] = NONE;
    slot[entry] = (short) chain;
    position[entry] = at;
    previous[heads[chain]] = (short) entry;
    heads[chain] = (short) entry;
    if (++nextEntry > HISTORY) {
      nextEntry = 1;
      recycling = true;
    }
  }

  /// Decompresses until the room or the input is used up. To get only the beginning of a value,
  /// give less room.
  ///
  /// @param room how much the result may take
  /// @param complete whether the input must end exactly where the room does
  /// @return the length of the result, or [#FAILED] when the input is corrupt
  public static int decompress(
      byte[] from, int fromAt, int length, byte[] to, int toAt, int room, boolean complete) {
    int at = fromAt;
    int end = fromAt + length;
    int out = toAt;
    int outEnd = toAt + room;
    while (at < end && out < outEnd) {
      int control = from[at++];
      for (int i = 0; i < 8 && at < end && out < outEnd; i++, control >>= 1) {
        if ((control & 1) == 0) {
          to[out++] = from[at++];
          continue;
        }
        int count = (from[at] & 0x0F) + MIN_MATCH;
        int size = count == LONG_MATCH ? 3 : 2;
        if (end - at < size) {
          return FAILED;
        }
        int distance = (from[at] & 0xF0) << 4 | from[at + 1] & 0xFF;
        if (size == 3) {
          count += from[at + 2] & 0xFF;
        }
        at += size;
        if (distance == 0 || distance > out - toAt) {
          return FAILED;
        }
        int copied = Math.min(count, outEnd - out);
        copyBack(to, out, distance, copied);
        out += copied;
      }
    }
    return complete && (out != outEnd || at != end) ? FAILED : out - toAt;
  }

  /// Copies from `distance` bytes before; where source and target overlap, the bytes between them
  /// are repeated.
  private static void copyBack(byte[] to, int at, int distance, int count) {
    if (distance >= count) {
      System.arraycopy(to, at - distance, to, at, count);
      return;
    }
    for (int i = at; i < at + count; i++) {
      to[i] = to[i - distance];
    }
  }

  /// The most bytes of a compressed value that are needed to get its first `rawLength` bytes.
  public static int maxCompressed(int rawLength, int compressedLength) {
    long bits = rawLength * 9L;
    return (int) Math.min((bits + 7) / 8 + 2, compressedLength);
  }
}
