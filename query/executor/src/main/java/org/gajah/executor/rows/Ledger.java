package org.gajah.executor.rows;

import org.gajah.batch.MemoryAccount;

/// What one holder of rows has reserved in an account: counted exactly here, reserved there in
/// steps.
public final class Ledger {
  private static final long STEP = 16 << 10;

  private final MemoryAccount account;
  private long used;
  private long reserved;

  public Ledger(MemoryAccount account) {
    this.account = account;
  }

  public long used() {
    return used;
  }

  /// Counts `bytes` more, or less where negative.
  ///
  /// @throws org.gajah.base.error.PgException 53200 beyond the budget
  public void add(long bytes) {
    used += bytes;
    if (used > reserved) {
      long step = Math.max(STEP, used - reserved);
      account.reserve(step);
      reserved += step;
    } else if (reserved - used > 4 * STEP) {
      account.release(reserved - used);
      reserved = used;
    }
  }

  /// Sets what is used.
  public void set(long bytes) {
    add(bytes - used);
  }

  public void clear() {
    used = 0;
    account.release(reserved);
    reserved = 0;
  }
}
