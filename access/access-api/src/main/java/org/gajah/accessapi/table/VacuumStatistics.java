package org.gajah.accessapi.table;

/// What vacuum found and did in an index. Mirrors `IndexBulkDeleteResult`. Counted up by the access
/// method.
public final class VacuumStatistics {
  /// Blocks of the index.
  public int pages;

  /// Whether [#tuples] is an estimate.
  public boolean estimated;

  public double tuples;
  public double tuplesRemoved;

  /// Pages that were emptied in this vacuum.
  public int pagesNewlyDeleted;

  /// All pages that are empty.
  public int pagesDeleted;

  /// Pages that can be used again.
  public int pagesFree;
}
