package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;

/// The values of amtype, from catalog/pg_am.h.
@Generated("NodeFactsTest")
public final class AmType {
  public static final char AMTYPE_INDEX = 'i';
  public static final char AMTYPE_TABLE = 't';

  private AmType() {}
}
