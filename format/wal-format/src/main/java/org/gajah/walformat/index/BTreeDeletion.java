package org.gajah.walformat.index;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.walformat.Description;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.RecordView;

/// What [BTreeVacuum] and [BTreeDelete] have in common: tuples that go as a whole, and posting
/// lists that lose some of their tids.
///
/// | where | offset | size | field | meaning |
/// |---|---:|---:|---|---|
/// | block 0 | | 2 each | | offset numbers of tuples that go |
/// | block 0 | | 2 each | | offset numbers of posting lists that lose tids |
/// | block 0 | | 2 + 2 each | xl_btree_update | for each of those: how many tids; which, counted from 0 |
///
/// @param deletedCount how many tuples go
/// @param updatedCount how many posting lists lose tids
/// @param deleted which tuples go, ascending; empty when the record was read from the log with an
///   image instead
/// @param updated which posting lists lose tids, ascending; likewise
public record BTreeDeletion(
    int deletedCount, int updatedCount, int[] deleted, List<Update> updated) {
  /// @param offsetNumber of a posting list
  /// @param tids positions of the tids that go, counted from 0, ascending
  public record Update(int offsetNumber, int[] tids) {}

  public BTreeDeletion(int[] deleted, List<Update> updated) {
    this(deleted.length, updated.size(), deleted, updated);
  }

  void encode(RecordBuilder builder) {
    ByteSink block = builder.blockData(0);
    block.putShorts(deleted);
    for (Update update : updated) {
      block.putShort(update.offsetNumber());
    }
    for (Update update : updated) {
      block.putShort(update.tids().length).putShorts(update.tids());
    }
  }

  static BTreeDeletion decode(RecordView view, int deletedCount, int updatedCount) {
    if (!view.hasBlockData(0)) {
      return new BTreeDeletion(deletedCount, updatedCount, new int[0], List.of());
    }
    int at = view.block(0).dataFrom();
    int offsets = at + 2 * deletedCount;
    int updates = offsets + 2 * updatedCount;
    List<Update> updated = new ArrayList<>(updatedCount);
    for (int i = 0; i < updatedCount; i++) {
      int tids = view.unsignedShortAt(updates);
      updated.add(
          new Update(view.unsignedShortAt(offsets + 2 * i), view.shortsAt(updates + 2, tids)));
      updates += 2 + 2 * tids;
    }
    return new BTreeDeletion(deletedCount, updatedCount, view.shortsAt(at, deletedCount), updated);
  }

  void describe(Description out) {
    if (deleted.length == 0 && updated.isEmpty()) {
      return;
    }
    out.add(", deleted:%o, updated: [", deleted);
    String separator = "";
    for (Update update : updated) {
      out.text(separator).add("{ off: %u", update.offsetNumber());
      out.add(", nptids: %u, ptids:%o }", update.tids().length, update.tids());
      separator = ", ";
    }
    out.text("]");
  }
}
