package org.gajah.spgist;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.error.PgException;
import org.gajah.base.id.Tid;
import org.gajah.base.id.Xid;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.PageWriter;
import org.gajah.page.index.SpGistPage;
import org.gajah.page.index.SpGistPageWriter;
import org.gajah.page.index.SpGistTuple;
import org.gajah.walformat.index.SpGistRecord.State;
import org.gajah.walformat.index.SpGistRecord.VacuumLeaf;
import org.gajah.walformat.index.SpGistRecord.VacuumRedirect;

/// What records of SP-GiST indexes do to pages.
final class SpGistChanges {
  private SpGistChanges() {}

  /// Length of a leaf tuple in a record.
  static int leafLength(byte[] bytes, int at) {
    return LittleEndian.intAt(bytes, at) >>> 2;
  }

  /// Length of an inner tuple in a record.
  static int innerLength(byte[] bytes, int at) {
    return LittleEndian.unsignedShort(bytes, at + SpGistTuple.INNER_SIZE);
  }

  private static void add(MemorySegment page, byte[] tuple, int from, int length, int offset) {
    if (PageWriter.insertIndexItem(page, tuple, from, length, offset) == PageWriter.NO_ROOM) {
      throw PgException.internal("failed to add item of size " + length + " to SPGiST index page");
    }
  }

  /// Puts a tuple at the end, or in the place of a placeholder.
  static void addOrReplace(MemorySegment page, byte[] tuple, int from, int length, int offset) {
    if (offset <= PageHeader.maxOffset(page)) {
      int at = LinePointer.tupleAt(page, offset);
      if (SpGistTuple.state(page, at) != SpGistTuple.PLACEHOLDER) {
        throw PgException.internal("SPGiST tuple to be replaced is not a placeholder");
      }
      SpGistPageWriter.setPlaceholders(page, SpGistPage.placeholders(page) - 1);
      PageWriter.deleteIndexItem(page, offset);
    }
    add(page, tuple, from, length, offset);
  }

  /// Puts a tuple in the place of another, whatever it is.
  static void replace(MemorySegment page, byte[] tuple, int from, int length, int offset) {
    PageWriter.deleteIndexItem(page, offset);
    add(page, tuple, from, length, offset);
  }

  static void linkNode(MemorySegment page, int parentOffset, int node, int block, int offset) {
    int at = SpGistTuple.nodeAt(page, LinePointer.tupleAt(page, parentOffset), node);
    SpGistPageWriter.setDownlink(page, at, block, offset);
  }

  /// Replaces tuples with ones that are not alive.
  ///
  /// @param first what the first of them becomes
  /// @param others what the others become
  /// @param target where redirections lead
  static void kill(
      MemorySegment page, int[] offsets, int first, int others, long target, int redirectXid) {
    if (offsets.length == 0) {
      return;
    }
    int[] sorted = offsets.clone();
    Arrays.sort(sorted);
    PageWriter.deleteIndexItems(page, sorted, sorted.length);
    for (int offset : sorted) {
      int state = offset == offsets[0] ? first : others;
      byte[] dead = SpGistPageWriter.deadTuple(state, target, redirectXid);
      add(page, dead, 0, dead.length, offset);
      count(page, state, 1);
    }
  }

  private static void count(MemorySegment page, int state, int change) {
    if (state == SpGistTuple.REDIRECT) {
      SpGistPageWriter.setRedirections(page, SpGistPage.redirections(page) + change);
    } else if (state == SpGistTuple.PLACEHOLDER) {
      SpGistPageWriter.setPlaceholders(page, SpGistPage.placeholders(page) + change);
    }
  }

  /// Replaces a chain that has moved by a redirection to where it is now; while the index is being
  /// built nobody is on the way to it.
  static void moveAway(MemorySegment page, int[] offsets, State state, long target) {
    int first = state.isBuild() ? SpGistTuple.PLACEHOLDER : SpGistTuple.REDIRECT;
    kill(page, offsets, first, SpGistTuple.PLACEHOLDER, target, state.redirectXid());
  }

  static void vacuumLeaf(VacuumLeaf record, MemorySegment page) {
    int xid = record.state().redirectXid();
    kill(page, record.dead(), SpGistTuple.DEAD, SpGistTuple.DEAD, Tid.INVALID, xid);
    placeholders(page, record.placeholders(), xid);
    for (int i = 0; i < record.moveFrom().length; i++) {
      int from = LinePointer.at(page, record.moveFrom()[i]);
      PageWriter.setLinePointer(
          page, record.moveFrom()[i], LinePointer.at(page, record.moveTo()[i]));
      PageWriter.setLinePointer(page, record.moveTo()[i], from);
    }
    placeholders(page, record.moveFrom(), xid);
    for (int i = 0; i < record.chainFrom().length; i++) {
      SpGistPageWriter.setNextOffset(
          page, LinePointer.tupleAt(page, record.chainFrom()[i]), record.chainTo()[i]);
    }
  }

  private static void placeholders(MemorySegment page, int[] offsets, int xid) {
    kill(page, offsets, SpGistTuple.PLACEHOLDER, SpGistTuple.PLACEHOLDER, Tid.INVALID, xid);
  }

  static void vacuumRedirects(VacuumRedirect record, MemorySegment page) {
    for (int offset : record.redirects()) {
      SpGistPageWriter.makePlaceholder(page, LinePointer.tupleAt(page, offset));
      count(page, SpGistTuple.REDIRECT, -1);
      count(page, SpGistTuple.PLACEHOLDER, 1);
    }
    if (record.firstPlaceholder() != 0) {
      int[] last =
          IntStream.rangeClosed(record.firstPlaceholder(), PageHeader.maxOffset(page)).toArray();
      PageWriter.deleteIndexItems(page, last, last.length);
      count(page, SpGistTuple.PLACEHOLDER, -last.length);
    }
  }

  /// A redirection of one inner tuple to where it is now, or a placeholder.
  static void moveInner(MemorySegment page, int offset, State state, long target) {
    int kind = state.isBuild() ? SpGistTuple.PLACEHOLDER : SpGistTuple.REDIRECT;
    int xid = state.isBuild() ? Xid.INVALID : state.redirectXid();
    byte[] dead = SpGistPageWriter.deadTuple(kind, target, xid);
    replace(page, dead, 0, dead.length, offset);
    count(page, kind, 1);
  }
}
