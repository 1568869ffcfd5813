package org.gajah.accessapi.index;

import org.gajah.batch.Vector;

/// Entries of an index that are put in its order, and go nowhere: CLUSTER. Those with the same key
/// are in the order of their tids.
public interface EntrySort extends AutoCloseable {
  /// Takes the entry of a row.
  void add(Vector[] columns, int row, long tid);

  /// Ends adding.
  void sort();

  /// The tid of the next entry; [org.gajah.base.id.Tid#INVALID] at the end.
  long next();

  @Override
  void close();
}
