package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;

/// The values of aggkind, from catalog/pg_aggregate.h.
@Generated("NodeFactsTest")
public final class AggKind {
  public static final char AGGKIND_NORMAL = 'n';
  public static final char AGGKIND_ORDERED_SET = 'o';
  public static final char AGGKIND_HYPOTHETICAL = 'h';

  private AggKind() {}
}
