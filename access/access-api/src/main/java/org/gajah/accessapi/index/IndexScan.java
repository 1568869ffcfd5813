package org.gajah.accessapi.index;

import java.util.List;
import org.gajah.page.value.TupleDecoder;

/// Entries of an index that meet some conditions, in the index's order or against it. Belongs to
/// one thread.
public interface IndexScan extends AutoCloseable {
  /// Starts, or starts again, with these conditions.
  void rescan(List<ScanKey> keys);

  /// Says, before the first [#rescan], that rows will be looked up with a snapshot that takes no
  /// notice when a tid has come to lead to another row: any but those of statements. The scan then
  /// keeps vacuum from giving tids to other rows until it has left the page.
  default void anySnapshot() {}

  /// Goes on to the next entry.
  ///
  /// @param forward in the index's order, or against it; may change from call to call
  /// @return the tid of its row, or [org.gajah.base.id.Tid#INVALID] at the end
  long next(boolean forward);

  /// Collects the tids of all entries, in no particular order, for a bitmap.
  ///
  /// @return how many
  long collect(TidCollector into);

  /// Takes tids in.
  interface TidCollector {
    /// Takes a tid; `recheck` when the row must be looked at once more.
    void add(long tid, boolean recheck);
  }

  /// Whether the conditions must be checked again on the row of the present entry.
  boolean mustRecheck();

  /// Decodes index columns of the present entry into row `row` of the decoder's vectors; only where
  /// the scan was started for that.
  void decode(TupleDecoder decoder, int row);

  /// Says that the row of the present entry is dead to everybody, so that the entry may be marked.
  void killPresent();

  /// Remembers the present position.
  void mark();

  /// Goes back to the position that was remembered.
  void restore();

  @Override
  void close();
}
