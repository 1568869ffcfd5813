package org.gajah.locks;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// Requests to one process that it serves at the next safe point: cancel, terminate, timeouts,
/// catching up with invalidations, reading the settings again. Mirrors `miscadmin.h`,
/// CHECK_FOR_INTERRUPTS.
///
/// Anybody may [#raise]; only the owner calls the rest.
public final class Interrupts {
  /// The running statement shall end (`57014`).
  public static final int QUERY_CANCEL = 0x0001;

  /// The session shall end (`57P01`).
  public static final int TERMINATE = 0x0002;

  public static final int STATEMENT_TIMEOUT = 0x0004;
  public static final int LOCK_TIMEOUT = 0x0008;
  public static final int IDLE_IN_TRANSACTION_TIMEOUT = 0x0010;
  public static final int TRANSACTION_TIMEOUT = 0x0020;
  public static final int IDLE_SESSION_TIMEOUT = 0x0040;

  /// Invalidation messages are piling up.
  public static final int CATCH_UP = 0x0080;

  public static final int RELOAD_SETTINGS = 0x0100;
  public static final int NOTIFY = 0x0200;

  /// Hot standby: replay waits for something that this session holds.
  public static final int RECOVERY_CONFLICT = 0x0400;

  /// The client is gone.
  public static final int CLIENT_LOST = 0x0800;

  /// The instance goes down at once: leave without a word to anybody but the client (`57P02`).
  public static final int CRASH_SHUTDOWN = 0x1000;

  /// It is time to look whether the client is still there (`client_connection_check_interval`).
  public static final int CHECK_CLIENT = 0x2000;

  private static final VarHandle PENDING;

  static {
    try {
      PENDING = MethodHandles.lookup().findVarHandle(Interrupts.class, "pending", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /// Serves what is pending, by throwing where the statement or the session is to end.
  @FunctionalInterface
  public interface Handler {
    /// Serves some of the pending interrupts and takes those with [Interrupts#take].
    void serve(Interrupts interrupts);
  }

  private final Latch latch;
  private Handler handler = interrupts -> {};
  private volatile int pending;
  private int held;

  Interrupts(Latch latch) {
    this.latch = latch;
  }

  /// Says who serves interrupts from now on.
  public void handler(Handler newHandler) {
    handler = newHandler;
  }

  /// Asks the process for something and wakes it up.
  public void raise(int flags) {
    PENDING.getAndBitwiseOr(this, flags);
    latch.set();
  }

  /// A safe point: serves what is pending unless interrupts are held off.
  ///
  /// @throws org.gajah.base.error.PgException when the statement or session is to end
  public void check() {
    if (pending != 0 && held == 0) {
      handler.serve(this);
    }
  }

  public boolean isPending(int flags) {
    return (pending & flags) != 0;
  }

  /// Takes interrupts off the list.
  ///
  /// @return those of `flags` that were pending
  public int take(int flags) {
    return (int) PENDING.getAndBitwiseAnd(this, ~flags) & flags;
  }

  /// Holds interrupts off until as many calls of [#resume] follow.
  public void hold() {
    held++;
  }

  public void resume() {
    held--;
  }
}
