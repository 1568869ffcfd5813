package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;

/// The modes of table locks, from storage/lockdefs.h.
@Generated("NodeFactsTest")
public final class LockMode {
  public static final int NoLock = 0;
  public static final int AccessShareLock = 1;
  public static final int RowShareLock = 2;
  public static final int RowExclusiveLock = 3;
  public static final int ShareUpdateExclusiveLock = 4;
  public static final int ShareLock = 5;
  public static final int ShareRowExclusiveLock = 6;
  public static final int ExclusiveLock = 7;
  public static final int AccessExclusiveLock = 8;
  public static final int InplaceUpdateTupleLock = 7;

  private LockMode() {}
}
