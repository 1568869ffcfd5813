package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;

/// The values of relpersistence, from catalog/pg_class.h.
@Generated("NodeFactsTest")
public final class RelPersistence {
  public static final char RELPERSISTENCE_PERMANENT = 'p';
  public static final char RELPERSISTENCE_UNLOGGED = 'u';
  public static final char RELPERSISTENCE_TEMP = 't';

  private RelPersistence() {}
}
