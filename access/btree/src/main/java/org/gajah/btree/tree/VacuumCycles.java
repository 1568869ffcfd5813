package org.gajah.btree.tree;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gajah.accessapi.relation.IndexDescriptor;
import org.gajah.base.error.PgException;
import org.gajah.disk.RelationKey;

/// The vacuums of B-trees that run in the instance. While one does, pages that are split in its
/// index bear its cycle id, so that it finds tuples which moved to a page that it has passed.
public final class VacuumCycles {
  /// No vacuum.
  public static final int NONE = 0;

  /// Cycle ids end here; what is above has other meanings to tools.
  private static final int MAX = 0xFF7F;

  private final Map<RelationKey, Integer> running = new ConcurrentHashMap<>();
  private int last;

  /// @param start any number; ids go on from it, so that those of an earlier run of the instance do
  ///   not come again soon
  public VacuumCycles(long start) {
    last = Math.floorMod(start, MAX);
  }

  /// The cycle id of the vacuum that runs on an index, or [#NONE].
  public int current(IndexDescriptor index) {
    Integer cycle = running.get(index.files());
    return cycle == null ? NONE : cycle;
  }

  /// Enters a vacuum.
  ///
  /// @return its cycle id
  public synchronized int start(IndexDescriptor index) {
    if (running.containsKey(index.files())) {
      throw PgException.internal("multiple active vacuums for index \"" + index.name() + "\"");
    }
    last = last >= MAX ? 1 : last + 1;
    running.put(index.files(), last);
    return last;
  }

  /// Removes a vacuum.
  public void end(IndexDescriptor index) {
    running.remove(index.files());
  }
}
