package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;

/// The special values of varno, from nodes/primnodes.h.
@Generated("NodeFactsTest")
public final class SpecialVarno {
  public static final int INNER_VAR = -1;
  public static final int OUTER_VAR = -2;
  public static final int INDEX_VAR = -3;
  public static final int ROWID_VAR = -4;
  public static final int PRS2_OLD_VARNO = 1;
  public static final int PRS2_NEW_VARNO = 2;

  private SpecialVarno() {}
}
