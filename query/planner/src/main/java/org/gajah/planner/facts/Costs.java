package org.gajah.planner.facts;

/// The planner's settings. Mirrors the manual's "Planner Cost Constants" and "Planner Method
/// Configuration".
///
/// @param sequentialPage `seq_page_cost`
/// @param randomPage `random_page_cost`
/// @param tuple `cpu_tuple_cost`
/// @param indexTuple `cpu_index_tuple_cost`
/// @param operator `cpu_operator_cost`
/// @param workMemory `work_mem`, in bytes
/// @param cachePages `effective_cache_size`, in pages
/// @param joinCollapseLimit `join_collapse_limit`: up to how many relations all orders are tried
/// @param methods which ways of doing things are allowed
public record Costs(
    double sequentialPage,
    double randomPage,
    double tuple,
    double indexTuple,
    double operator,
    long workMemory,
    long cachePages,
    int joinCollapseLimit,
    Methods methods) {
  /// What a method costs more that is not allowed: enough to be taken only where there is no other.
  public static final double DISABLED = 1.0e10;

  /// The settings `enable_...`.
  public record Methods(
      boolean seqscan,
      boolean indexscan,
      boolean indexonlyscan,
      boolean bitmapscan,
      boolean tidscan,
      boolean nestloop,
      boolean hashjoin,
      boolean mergejoin,
      boolean hashagg,
      boolean sort,
      boolean material) {
    /// Everything is allowed.
    public static final Methods ALL =
        new Methods(true, true, true, true, true, true, true, true, true, true, true);
  }

  /// The settings of a fresh cluster.
  public static final Costs DEFAULT =
      new Costs(1.0, 4.0, 0.01, 0.005, 0.0025, 4L << 20, 524_288, 8, Methods.ALL);
}
