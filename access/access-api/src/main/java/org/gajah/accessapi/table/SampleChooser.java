package org.gajah.accessapi.table;

/// Chooses rows for TABLESAMPLE: pages, then line pointers in them. Mirrors `TsmRoutine` of
/// `access/tsmapi.h`.
public interface SampleChooser {
  /// The next page to look at.
  ///
  /// @param blocks how many the table has
  /// @return the page, or -1 at the end
  long nextBlock(long blocks);

  /// The next line pointer of a page that is chosen, whether there is a row or not.
  ///
  /// @param block the page that [#nextBlock] gave last
  /// @param maxOffset the greatest offset number of the page
  /// @return its offset number, ascending; 0 when the page is done
  int nextOffset(long block, int maxOffset);

  /// Starts again from the beginning.
  void restart();
}
