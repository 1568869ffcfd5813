package org.gajah.accessapi.table;

/// What a bitmap of tids says, page by page in ascending order: which rows of which pages are
/// wanted. Mirrors what `tbm_iterate` gives.
public interface TidPages {
  /// Goes on to the next page.
  ///
  /// @return false at the end
  boolean next();

  /// The present page.
  int block();

  /// Whether nothing is known but the page: all of its rows are candidates, and must be checked.
  boolean isLossy();

  /// Whether the rows of the page must be checked once more.
  boolean mustRecheck();

  /// How many line pointers of the page are wanted; of no meaning where it is lossy.
  int count();

  /// The offset number of one of them, ascending.
  int offset(int index);

  /// Starts again from the beginning.
  void restart();
}
