package org.gajah.page;

import java.lang.foreign.MemorySegment;

/// Line pointers: the four bytes through which everybody else refers to a tuple, handled as a raw
/// `int`. Mirrors `storage/itemid.h`.
///
/// | bits | field | meaning |
/// |---:|---|---|
/// | 0-14 | lp_off | where the tuple starts in the page; for a redirection the offset number it leads to |
/// | 15-16 | lp_flags | [#UNUSED], [#NORMAL], [#REDIRECT], [#DEAD] |
/// | 17-31 | lp_len | length of the tuple, 0 where there is no storage |
public final class LinePointer {
  public static final int SIZE = 4;

  public static final int UNUSED = 0;
  public static final int NORMAL = 1;
  public static final int REDIRECT = 2;
  public static final int DEAD = 3;

  private LinePointer() {}

  /// The line pointer with an offset number, which counts from 1.
  public static int at(MemorySegment page, int offsetNumber) {
    return Bytes.intAt(page, position(offsetNumber));
  }

  /// Where in the page the line pointer itself stands.
  public static int position(int offsetNumber) {
    return PageHeader.SIZE + (offsetNumber - 1) * SIZE;
  }

  public static int of(int offset, int flags, int length) {
    return offset | flags << 15 | length << 17;
  }

  /// Where the tuple starts.
  public static int offset(int pointer) {
    return pointer & 0x7FFF;
  }

  public static int flags(int pointer) {
    return pointer >>> 15 & 3;
  }

  public static int length(int pointer) {
    return pointer >>> 17;
  }

  public static boolean isUsed(int pointer) {
    return flags(pointer) != UNUSED;
  }

  public static boolean isNormal(int pointer) {
    return flags(pointer) == NORMAL;
  }

  public static boolean isRedirected(int pointer) {
    return flags(pointer) == REDIRECT;
  }

  public static boolean isDead(int pointer) {
    return flags(pointer) == DEAD;
  }

  public static boolean hasStorage(int pointer) {
    return length(pointer) != 0;
  }

  /// The offset number that a redirection leads to.
  public static int redirectTarget(int pointer) {
    return offset(pointer);
  }

  /// Where the tuple with an offset number starts in the page.
  public static int tupleAt(MemorySegment page, int offsetNumber) {
    return offset(at(page, offsetNumber));
  }

  /// Length of the tuple with an offset number.
  public static int tupleLength(MemorySegment page, int offsetNumber) {
    return length(at(page, offsetNumber));
  }
}
