package org.gajah.page.heap;

/// The flags in `t_infomask` and `t_infomask2`. Mirrors `access/htup_details.h`; proven by
/// `PageLayoutFactsTest`.
public final class Infomask {
  public static final int HAS_NULL = 0x0001;
  public static final int HAS_VARWIDTH = 0x0002;
  public static final int HAS_EXTERNAL = 0x0004;
  public static final int HAS_OID_OLD = 0x0008;
  public static final int XMAX_KEYSHR_LOCK = 0x0010;
  public static final int COMBO_CID = 0x0020;
  public static final int XMAX_EXCL_LOCK = 0x0040;
  public static final int XMAX_LOCK_ONLY = 0x0080;
  public static final int XMAX_SHR_LOCK = XMAX_EXCL_LOCK | XMAX_KEYSHR_LOCK;
  public static final int LOCK_MASK = XMAX_SHR_LOCK | XMAX_EXCL_LOCK | XMAX_KEYSHR_LOCK;
  public static final int XMIN_COMMITTED = 0x0100;
  public static final int XMIN_INVALID = 0x0200;

  /// Both hints about xmin at once: the inserting transaction is so old that everybody sees it.
  public static final int XMIN_FROZEN = XMIN_COMMITTED | XMIN_INVALID;

  public static final int XMAX_COMMITTED = 0x0400;
  public static final int XMAX_INVALID = 0x0800;
  public static final int XMAX_IS_MULTI = 0x1000;
  public static final int UPDATED = 0x2000;
  public static final int MOVED_OFF = 0x4000;
  public static final int MOVED_IN = 0x8000;
  public static final int MOVED = MOVED_OFF | MOVED_IN;

  /// What concerns visibility.
  public static final int XACT_MASK = 0xFFF0;

  /// What concerns xmax.
  public static final int XMAX_BITS =
      XMAX_COMMITTED | XMAX_INVALID | XMAX_IS_MULTI | LOCK_MASK | XMAX_LOCK_ONLY;

  /// In `t_infomask2`: how many attributes the tuple has.
  public static final int NATTS_MASK = 0x07FF;

  public static final int KEYS_UPDATED = 0x2000;
  public static final int HOT_UPDATED = 0x4000;
  public static final int ONLY_TUPLE = 0x8000;

  /// In `t_infomask2`: what concerns visibility.
  public static final int XACT_MASK2 = 0xE000;

  private Infomask() {}

  public static boolean xminCommitted(int infomask) {
    return (infomask & XMIN_COMMITTED) != 0;
  }

  /// Only the invalid bit: both together mean frozen.
  public static boolean xminInvalid(int infomask) {
    return (infomask & XMIN_FROZEN) == XMIN_INVALID;
  }

  public static boolean xminFrozen(int infomask) {
    return (infomask & XMIN_FROZEN) == XMIN_FROZEN;
  }

  /// Whether xmax only locks the tuple. Tuples locked by servers before 9.3 carry only the
  /// exclusive bit.
  public static boolean xmaxLockedOnly(int infomask) {
    return (infomask & XMAX_LOCK_ONLY) != 0
        || (infomask & (XMAX_IS_MULTI | LOCK_MASK)) == XMAX_EXCL_LOCK;
  }

  /// Whether xmax is a multixact that a server before 9.3 left behind by pg_upgrade: nobody in it
  /// can still run.
  public static boolean xmaxLockedByUpgraded(int infomask) {
    return (infomask & XMAX_IS_MULTI) != 0
        && (infomask & XMAX_LOCK_ONLY) != 0
        && (infomask & LOCK_MASK) == 0;
  }

  public static boolean xmaxShareLocked(int infomask) {
    return (infomask & LOCK_MASK) == XMAX_SHR_LOCK;
  }

  public static boolean xmaxExclusivelyLocked(int infomask) {
    return (infomask & LOCK_MASK) == XMAX_EXCL_LOCK;
  }

  public static boolean xmaxKeyShareLocked(int infomask) {
    return (infomask & LOCK_MASK) == XMAX_KEYSHR_LOCK;
  }
}
