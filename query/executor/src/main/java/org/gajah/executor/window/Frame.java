package org.gajah.executor.window;

import static org.gajah.nodes.kinds.FrameOption.FRAMEOPTION_END_CURRENT_ROW;
import static org.gajah.nodes.kinds.FrameOption.FRAMEOPTION_END_OFFSET;
import static org.gajah.nodes.kinds.FrameOption.FRAMEOPTION_END_OFFSET_PRECEDING;
import static org.gajah.nodes.kinds.FrameOption.FRAMEOPTION_END_UNBOUNDED_FOLLOWING;
import static org.gajah.nodes.kinds.FrameOption.FRAMEOPTION_EXCLUDE_CURRENT_ROW;
import static org.gajah.nodes.kinds.FrameOption.FRAMEOPTION_EXCLUDE_GROUP;
import static org.gajah.nodes.kinds.FrameOption.FRAMEOPTION_EXCLUDE_TIES;
import static org.gajah.nodes.kinds.FrameOption.FRAMEOPTION_EXCLUSION;
import static org.gajah.nodes.kinds.FrameOption.FRAMEOPTION_GROUPS;
import static org.gajah.nodes.kinds.FrameOption.FRAMEOPTION_ROWS;
import static org.gajah.nodes.kinds.FrameOption.FRAMEOPTION_START_CURRENT_ROW;
import static org.gajah.nodes.kinds.FrameOption.FRAMEOPTION_START_OFFSET;
import static org.gajah.nodes.kinds.FrameOption.FRAMEOPTION_START_OFFSET_PRECEDING;
import static org.gajah.nodes.kinds.FrameOption.FRAMEOPTION_START_UNBOUNDED_PRECEDING;

/// Which rows of the partition the frame of the current row has. Both ends only move forward from
/// row to row, so that each row is looked at about once for either.
final class Frame {
  private final int options;
  private final PartitionRows rows;
  private final RangeBound rangeStart;
  private final RangeBound rangeEnd;
  private long startOffset;
  private long endOffset;
  private int current;
  private int start;
  private int end;
  private boolean startKnown;
  private boolean endKnown;

  /// Number of the peer group of `start`, `end` and `current`, in GROUPS mode.
  private long startGroup;

  private long endGroup;
  private long currentGroup;
  private int peersStart;
  private int peersEnd;

  /// @param rangeStart compares with the start in RANGE mode with an offset
  Frame(int options, PartitionRows rows, RangeBound rangeStart, RangeBound rangeEnd) {
    this.options = options;
    this.rows = rows;
    this.rangeStart = rangeStart;
    this.rangeEnd = rangeEnd;
  }

  /// Sets the offsets of ROWS and GROUPS.
  void offsets(long startRows, long endRows) {
    startOffset = startRows;
    endOffset = endRows;
  }

  private boolean is(int option) {
    return (options & option) != 0;
  }

  boolean excludes() {
    return is(FRAMEOPTION_EXCLUSION);
  }

  void startPartition() {
    start = 0;
    end = 0;
    startGroup = 0;
    endGroup = 0;
    currentGroup = 0;
    peersStart = 0;
    peersEnd = 0;
    current = 0;
    startKnown = false;
    endKnown = false;
  }

  /// Makes a row the current one: the next after the one before.
  void moveTo(int row) {
    if (row > 0 && is(FRAMEOPTION_GROUPS) && !rows.peers(row - 1, row)) {
      currentGroup++;
    }
    current = row;
    startKnown = false;
    endKnown = false;
  }

  int current() {
    return current;
  }

  /// The first row; not behind [#end].
  int start() {
    if (!startKnown) {
      start = computeStart();
      startKnown = true;
    }
    return Math.min(start, end());
  }

  /// The row behind the last one.
  int end() {
    if (!endKnown) {
      end = computeEnd();
      endKnown = true;
    }
    return end;
  }

  private int computeStart() {
    if (is(FRAMEOPTION_START_UNBOUNDED_PRECEDING)) {
      return 0;
    }
    if (is(FRAMEOPTION_START_CURRENT_ROW)) {
      return is(FRAMEOPTION_ROWS) ? current : peersStart();
    }
    if (!is(FRAMEOPTION_START_OFFSET)) {
      throw new IllegalStateException();
    }
    boolean preceding = is(FRAMEOPTION_START_OFFSET_PRECEDING);
    if (is(FRAMEOPTION_ROWS)) {
      return limited(preceding ? current - startOffset : saturated(current, startOffset));
    }
    if (is(FRAMEOPTION_GROUPS)) {
      long wanted = preceding ? currentGroup - startOffset : saturated(currentGroup, startOffset);
      int at = start;
      while (startGroup < wanted && rows.has(at)) {
        if (rows.has(at + 1) && !rows.peers(at, at + 1)) {
          startGroup++;
        }
        at++;
      }
      return at;
    }
    int at = start;
    while (rows.has(at) && !rangeStart.reached(at, current)) {
      at++;
    }
    return at;
  }

  private int computeEnd() {
    if (is(FRAMEOPTION_END_UNBOUNDED_FOLLOWING)) {
      return rows.all();
    }
    if (is(FRAMEOPTION_END_CURRENT_ROW)) {
      return is(FRAMEOPTION_ROWS) ? current + 1 : peersEnd();
    }
    if (!is(FRAMEOPTION_END_OFFSET)) {
      throw new IllegalStateException();
    }
    boolean preceding = is(FRAMEOPTION_END_OFFSET_PRECEDING);
    if (is(FRAMEOPTION_ROWS)) {
      return limited(
          preceding ? current - endOffset + 1 : saturated(saturated(current, endOffset), 1));
    }
    if (is(FRAMEOPTION_GROUPS)) {
      long last = preceding ? currentGroup - endOffset : saturated(currentGroup, endOffset);
      int at = end;
      while (endGroup <= last && rows.has(at)) {
        if (rows.has(at + 1) && !rows.peers(at, at + 1)) {
          endGroup++;
        }
        at++;
      }
      return at;
    }
    int at = end;
    while (rows.has(at) && !rangeEnd.passed(at, current)) {
      at++;
    }
    return at;
  }

  private static long saturated(long a, long b) {
    long sum = a + b;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }

  /// A row of the partition, or the one behind its last.
  private int limited(long row) {
    if (row <= 0) {
      return 0;
    }
    if (row > Integer.MAX_VALUE - 1 || !rows.has(row - 1)) {
      return rows.all();
    }
    return (int) row;
  }

  /// The first peer of the current row.
  private int peersStart() {
    if (peersStart < current && current >= peersEnd && !rows.peers(peersStart, current)) {
      int at = current;
      while (at > peersEnd && rows.peers(at - 1, current)) {
        at--;
      }
      peersStart = at;
    }
    return peersStart;
  }

  /// The row behind the last peer of the current one.
  private int peersEnd() {
    if (peersEnd <= current) {
      peersStart();
      int at = current + 1;
      while (rows.has(at) && rows.peers(current, at)) {
        at++;
      }
      peersEnd = at;
    }
    return peersEnd;
  }

  /// Whether a row between start and end is left out.
  boolean excluded(int row) {
    if (!excludes()) {
      return false;
    }
    if (is(FRAMEOPTION_EXCLUDE_CURRENT_ROW)) {
      return row == current;
    }
    if (is(FRAMEOPTION_EXCLUDE_GROUP)) {
      return rows.peers(row, current);
    }
    return is(FRAMEOPTION_EXCLUDE_TIES) && row != current && rows.peers(row, current);
  }
}
