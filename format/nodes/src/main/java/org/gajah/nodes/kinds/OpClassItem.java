package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;

/// The kinds of items of operator classes, from nodes/parsenodes.h.
@Generated("NodeFactsTest")
public final class OpClassItem {
  public static final int OPCLASS_ITEM_OPERATOR = 1;
  public static final int OPCLASS_ITEM_FUNCTION = 2;
  public static final int OPCLASS_ITEM_STORAGETYPE = 3;

  private OpClassItem() {}
}
