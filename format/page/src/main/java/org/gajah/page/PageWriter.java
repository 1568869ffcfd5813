package org.gajah.page;

import java.lang.foreign.MemorySegment;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;

/// Changes that all kinds of pages know. Called only while a WAL record is applied. Mirrors
/// `storage/page/bufpage.c`.
///
/// Where tuples come to lie is part of the format: redo on another server must put them at the same
/// place. New tuples go right below pd_upper; a compaction lays tuples out in the order of their
/// line pointers, the first one highest.
public final class PageWriter {
  /// The answer when the page has no room.
  public static final int NO_ROOM = 0;

  /// The most line pointers of a heap page.
  private static final int MAX_HEAP_LINES =
      (PageHeader.PAGE_SIZE - PageHeader.SIZE) / (24 + LinePointer.SIZE);

  private PageWriter() {}

  /// Makes an empty page with `specialSize` bytes of special space; everything else becomes zero.
  public static void init(MemorySegment page, int specialSize) {
    int special = PageHeader.PAGE_SIZE - Bytes.maxAlign(specialSize);
    page.fill((byte) 0);
    setLower(page, PageHeader.SIZE);
    setUpper(page, special);
    Bytes.setShort(page, PageHeader.SPECIAL, special);
    Bytes.setShort(
        page, PageHeader.PAGE_SIZE_VERSION, PageHeader.PAGE_SIZE | PageHeader.LAYOUT_VERSION);
  }

  public static void setLsn(MemorySegment page, long lsn) {
    Bytes.setLong(page, PageHeader.LSN, Long.rotateLeft(lsn, 32));
  }

  public static void setChecksum(MemorySegment page, int checksum) {
    Bytes.setShort(page, PageHeader.CHECKSUM, checksum);
  }

  public static void setLower(MemorySegment page, int lower) {
    Bytes.setShort(page, PageHeader.LOWER, lower);
  }

  public static void setUpper(MemorySegment page, int upper) {
    Bytes.setShort(page, PageHeader.UPPER, upper);
  }

  public static void setPruneXid(MemorySegment page, int xid) {
    Bytes.setInt(page, PageHeader.PRUNE_XID, xid);
  }

  public static void setFlag(MemorySegment page, int flag) {
    Bytes.setShort(page, PageHeader.FLAGS, PageHeader.flags(page) | flag);
  }

  public static void clearFlag(MemorySegment page, int flag) {
    Bytes.setShort(page, PageHeader.FLAGS, PageHeader.flags(page) & ~flag);
  }

  public static void setLinePointer(MemorySegment page, int offsetNumber, int pointer) {
    Bytes.setInt(page, LinePointer.position(offsetNumber), pointer);
  }

  /// Adds a tuple to a heap page: into the first unused line pointer when the page says that there
  /// are some, at the end otherwise.
  ///
  /// @param maxTuples the most line pointers the page may have
  /// @return the offset number, or [#NO_ROOM]
  public static int addHeapItem(
      MemorySegment page, byte[] tuple, int from, int length, int maxTuples) {
    int offsetNumber = firstFreeLine(page);
    return offsetNumber > maxTuples ? NO_ROOM : place(page, tuple, from, length, offsetNumber);
  }

  /// Puts a tuple of a heap page where its line pointer is known: an unused one, or the next at the
  /// end.
  ///
  /// @return `offsetNumber`, or [#NO_ROOM] when that line pointer is taken, too far out, or space
  ///   is short
  public static int addHeapItemAt(
      MemorySegment page, byte[] tuple, int from, int length, int offsetNumber) {
    return offsetNumber > MAX_HEAP_LINES
        ? NO_ROOM
        : addItemAt(page, tuple, from, length, offsetNumber);
  }

  /// Puts a tuple of an index page where its line pointer is known: an unused one, or the next at
  /// the end. No line pointer moves.
  ///
  /// @return as [#addHeapItemAt]
  public static int addItemAt(
      MemorySegment page, byte[] tuple, int from, int length, int offsetNumber) {
    int limit = PageHeader.maxOffset(page) + 1;
    return offsetNumber > limit || isTaken(page, offsetNumber, limit)
        ? NO_ROOM
        : place(page, tuple, from, length, offsetNumber);
  }

  /// Adds a tuple to an index page: into the first unused line pointer when the page says that
  /// there are some, at the end otherwise.
  ///
  /// @return the offset number, or [#NO_ROOM]
  public static int addItem(MemorySegment page, byte[] tuple, int from, int length) {
    return place(page, tuple, from, length, firstFreeLine(page));
  }

  /// Inserts a tuple of an index page before the line pointer `offsetNumber`, which moves up by one
  /// with those after it.
  ///
  /// @return `offsetNumber`, or [#NO_ROOM]
  public static int insertIndexItem(
      MemorySegment page, byte[] tuple, int from, int length, int offsetNumber) {
    int limit = PageHeader.maxOffset(page) + 1;
    int lower = PageHeader.lower(page) + LinePointer.SIZE;
    int upper = PageHeader.upper(page) - Bytes.maxAlign(length);
    if (offsetNumber > limit || lower > upper) {
      return NO_ROOM;
    }
    int position = LinePointer.position(offsetNumber);
    Bytes.copy(
        page, position, page, position + LinePointer.SIZE, PageHeader.lower(page) - position);
    setLinePointer(page, offsetNumber, LinePointer.of(upper, LinePointer.NORMAL, length));
    Bytes.copyIn(tuple, from, page, upper, length);
    setLower(page, lower);
    setUpper(page, upper);
    return offsetNumber;
  }

  private static int firstFreeLine(MemorySegment page) {
    int limit = PageHeader.maxOffset(page) + 1;
    if (!PageHeader.hasFlag(page, PageHeader.HAS_FREE_LINES)) {
      return limit;
    }
    for (int offsetNumber = 1; offsetNumber < limit; offsetNumber++) {
      int pointer = LinePointer.at(page, offsetNumber);
      if (!LinePointer.isUsed(pointer) && !LinePointer.hasStorage(pointer)) {
        return offsetNumber;
      }
    }
    clearFlag(page, PageHeader.HAS_FREE_LINES);
    return limit;
  }

  /// The offset number that a new tuple of a heap page gets: that of the first unused line pointer
  /// when the page says that there are some, otherwise the next one at the end. Where the page was
  /// wrong it is put right, which is a mere hint.
  public static int nextHeapOffset(MemorySegment page) {
    return firstFreeLine(page);
  }

  /// Takes the space of a tuple whose line pointer is known: an unused one, or the next at the end.
  /// What lies there is undefined until the caller writes it.
  ///
  /// @return where in the page the tuple starts, or [#NO_ROOM] when that line pointer is taken, too
  ///   far out, or space is short
  public static int reserveHeapItem(MemorySegment page, int length, int offsetNumber) {
    int limit = PageHeader.maxOffset(page) + 1;
    return offsetNumber > limit || isTaken(page, offsetNumber, limit)
        ? NO_ROOM
        : reserve(page, length, offsetNumber);
  }

  private static boolean isTaken(MemorySegment page, int offsetNumber, int limit) {
    return offsetNumber < limit
        && (LinePointer.isUsed(LinePointer.at(page, offsetNumber))
            || LinePointer.hasStorage(LinePointer.at(page, offsetNumber)));
  }

  private static int place(
      MemorySegment page, byte[] tuple, int from, int length, int offsetNumber) {
    int at = reserve(page, length, offsetNumber);
    if (at == NO_ROOM) {
      return NO_ROOM;
    }
    Bytes.copyIn(tuple, from, page, at, length);
    return offsetNumber;
  }

  private static int reserve(MemorySegment page, int length, int offsetNumber) {
    boolean newLine = offsetNumber > PageHeader.maxOffset(page);
    int lower = PageHeader.lower(page) + (newLine ? LinePointer.SIZE : 0);
    int upper = PageHeader.upper(page) - Bytes.maxAlign(length);
    if (lower > upper) {
      return NO_ROOM;
    }
    setLinePointer(page, offsetNumber, LinePointer.of(upper, LinePointer.NORMAL, length));
    setLower(page, lower);
    setUpper(page, upper);
    return upper;
  }

  /// Closes the gaps between the tuples of a heap page, marks line pointers without storage whose
  /// tuple is gone as unused, cuts unused line pointers off the end, and notes whether unused ones
  /// remain.
  public static void repairFragmentation(MemorySegment page, Compaction compaction) {
    int maxOffset = PageHeader.maxOffset(page);
    int[] lines = compaction.lines(page, maxOffset);
    int unused = 0;
    int lastUsed = 0;
    for (int i = 0; i < maxOffset; i++) {
      if (LinePointer.isUsed(lines[i])) {
        lastUsed = i + 1;
      } else {
        unused++;
        if (lines[i] != 0) {
          lines[i] = 0;
          setLinePointer(page, i + 1, 0);
        }
      }
    }
    compaction.run(page, maxOffset);
    if (lastUsed != maxOffset) {
      unused -= maxOffset - lastUsed;
      setLower(page, LinePointer.position(lastUsed + 1));
    }
    if (unused > 0) {
      setFlag(page, PageHeader.HAS_FREE_LINES);
    } else {
      clearFlag(page, PageHeader.HAS_FREE_LINES);
    }
  }

  /// Cuts unused line pointers off the end of a heap page's array, but keeps one, and notes whether
  /// unused ones remain.
  public static void truncateLinePointers(MemorySegment page) {
    int maxOffset = PageHeader.maxOffset(page);
    int keep = maxOffset;
    while (keep > 1 && !LinePointer.isUsed(LinePointer.at(page, keep))) {
      keep--;
    }
    boolean hole = false;
    for (int offsetNumber = 1; offsetNumber <= keep && !hole; offsetNumber++) {
      hole = !LinePointer.isUsed(LinePointer.at(page, offsetNumber));
    }
    if (keep < maxOffset) {
      setLower(page, LinePointer.position(keep + 1));
    }
    if (hole) {
      setFlag(page, PageHeader.HAS_FREE_LINES);
    } else {
      clearFlag(page, PageHeader.HAS_FREE_LINES);
    }
  }

  /// Whether a tuple lies where tuples may lie; moving others on top of garbage would make it
  /// worse.
  private static void checkTuple(MemorySegment page, int pointer) {
    checkTuple(pointer, PageHeader.upper(page), PageHeader.special(page));
  }

  static void checkTuple(int pointer, int upper, int special) {
    int at = LinePointer.offset(pointer);
    int size = LinePointer.length(pointer);
    if (at < upper || at + Bytes.maxAlign(size) > special || at != Bytes.maxAlign(at)) {
      throw new PgException(
          SqlState.DATA_CORRUPTED, "corrupted line pointer: offset = " + at + ", size = " + size);
    }
  }

  /// Deletes one tuple of an index page: later line pointers move down by one, tuples below it move
  /// up.
  public static void deleteIndexItem(MemorySegment page, int offsetNumber) {
    int pointer = LinePointer.at(page, offsetNumber);
    checkTuple(page, pointer);
    int position = LinePointer.position(offsetNumber);
    int lower = PageHeader.lower(page);
    Bytes.copy(
        page, position + LinePointer.SIZE, page, position, lower - position - LinePointer.SIZE);
    setLower(page, lower - LinePointer.SIZE);
    closeGap(page, LinePointer.offset(pointer), Bytes.maxAlign(LinePointer.length(pointer)));
  }

  /// Deletes one tuple of an index page, but keeps its line pointer as unused unless it is the
  /// last.
  public static void deleteIndexItemKeepingLine(MemorySegment page, int offsetNumber) {
    int pointer = LinePointer.at(page, offsetNumber);
    checkTuple(page, pointer);
    if (offsetNumber < PageHeader.maxOffset(page)) {
      setLinePointer(page, offsetNumber, 0);
    } else {
      setLower(page, PageHeader.lower(page) - LinePointer.SIZE);
    }
    closeGap(page, LinePointer.offset(pointer), Bytes.maxAlign(LinePointer.length(pointer)));
  }

  /// Moves the tuples below a gap up and corrects their line pointers.
  private static void closeGap(MemorySegment page, int gapAt, int gapSize) {
    int upper = PageHeader.upper(page);
    shiftTuples(page, upper, gapAt, gapSize);
    setUpper(page, upper + gapSize);
  }

  /// Moves the bytes from `upper` to `end` by `distance` and adds it to the line pointers that lead
  /// there.
  private static void shiftTuples(MemorySegment page, int upper, int end, int distance) {
    if (distance == 0) {
      return;
    }
    Bytes.copy(page, upper, page, upper + distance, end - upper);
    int maxOffset = PageHeader.maxOffset(page);
    for (int offsetNumber = 1; offsetNumber <= maxOffset; offsetNumber++) {
      int pointer = LinePointer.at(page, offsetNumber);
      if (LinePointer.hasStorage(pointer) && LinePointer.offset(pointer) < end) {
        setLinePointer(
            page,
            offsetNumber,
            LinePointer.of(
                LinePointer.offset(pointer) + distance,
                LinePointer.flags(pointer),
                LinePointer.length(pointer)));
      }
    }
  }

  /// Deletes several tuples of an index page and closes all gaps.
  ///
  /// @param offsetNumbers which, ascending
  public static void deleteIndexItems(MemorySegment page, int[] offsetNumbers, int count) {
    if (count <= 2) {
      for (int i = count - 1; i >= 0; i--) {
        deleteIndexItem(page, offsetNumbers[i]);
      }
      return;
    }
    int maxOffset = PageHeader.maxOffset(page);
    int kept = 0;
    int next = 0;
    for (int offsetNumber = 1; offsetNumber <= maxOffset; offsetNumber++) {
      if (next < count && offsetNumbers[next] == offsetNumber) {
        next++;
        continue;
      }
      kept++;
      setLinePointer(page, kept, LinePointer.at(page, offsetNumber));
    }
    if (next != count) {
      throw PgException.internal("incorrect index offsets supplied");
    }
    setLower(page, LinePointer.position(kept + 1));
    Compaction compaction = new Compaction();
    compaction.lines(page, kept);
    compaction.run(page, kept);
  }

  /// Replaces a tuple of an index page by another, which may be longer or shorter; its line pointer
  /// stays.
  ///
  /// @return whether there was room
  public static boolean overwriteIndexItem(
      MemorySegment page, int offsetNumber, byte[] tuple, int from, int length) {
    int pointer = LinePointer.at(page, offsetNumber);
    int at = LinePointer.offset(pointer);
    int oldSize = Bytes.maxAlign(LinePointer.length(pointer));
    int newSize = Bytes.maxAlign(length);
    int upper = PageHeader.upper(page);
    checkTuple(page, pointer);
    if (newSize > oldSize + (upper - PageHeader.lower(page))) {
      return false;
    }
    int distance = oldSize - newSize;
    shiftTuples(page, upper, at, distance);
    setUpper(page, upper + distance);
    setLinePointer(
        page, offsetNumber, LinePointer.of(at + distance, LinePointer.flags(pointer), length));
    Bytes.copyIn(tuple, from, page, at + distance, length);
    return true;
  }
}
