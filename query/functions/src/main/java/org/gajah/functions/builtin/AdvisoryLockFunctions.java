package org.gajah.functions.builtin;

import org.gajah.functions.contract.AdvisoryLocks;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.types.contract.PgFunction;

/// Advisory locks (`utils/adt/lockfuncs.c`).
public final class AdvisoryLockFunctions {
  private AdvisoryLockFunctions() {}

  private static boolean take(
      FunctionContext context,
      AdvisoryLocks.Key key,
      boolean shared,
      boolean forSession,
      boolean wait) {
    return context.backends().advisoryLocks().acquire(key, shared, forSession, wait);
  }

  @PgFunction("pg_advisory_lock_int8")
  public static void lock(FunctionContext context, long key) {
    take(context, AdvisoryLocks.Key.of(key), false, true, true);
  }

  @PgFunction("pg_advisory_lock_int4")
  public static void lock(FunctionContext context, int first, int second) {
    take(context, AdvisoryLocks.Key.of(first, second), false, true, true);
  }

  @PgFunction("pg_advisory_lock_shared_int8")
  public static void lockShared(FunctionContext context, long key) {
    take(context, AdvisoryLocks.Key.of(key), true, true, true);
  }

  @PgFunction("pg_advisory_lock_shared_int4")
  public static void lockShared(FunctionContext context, int first, int second) {
    take(context, AdvisoryLocks.Key.of(first, second), true, true, true);
  }

  @PgFunction("pg_advisory_xact_lock_int8")
  public static void lockInTransaction(FunctionContext context, long key) {
    take(context, AdvisoryLocks.Key.of(key), false, false, true);
  }

  @PgFunction("pg_advisory_xact_lock_int4")
  public static void lockInTransaction(FunctionContext context, int first, int second) {
    take(context, AdvisoryLocks.Key.of(first, second), false, false, true);
  }

  @PgFunction("pg_advisory_xact_lock_shared_int8")
  public static void lockInTransactionShared(FunctionContext context, long key) {
    take(context, AdvisoryLocks.Key.of(key), true, false, true);
  }

  @PgFunction("pg_advisory_xact_lock_shared_int4")
  public static void lockInTransactionShared(FunctionContext context, int first, int second) {
    take(context, AdvisoryLocks.Key.of(first, second), true, false, true);
  }

  @PgFunction("pg_try_advisory_lock_int8")
  public static boolean tryLock(FunctionContext context, long key) {
    return take(context, AdvisoryLocks.Key.of(key), false, true, false);
  }

  @PgFunction("pg_try_advisory_lock_int4")
  public static boolean tryLock(FunctionContext context, int first, int second) {
    return take(context, AdvisoryLocks.Key.of(first, second), false, true, false);
  }

  @PgFunction("pg_try_advisory_lock_shared_int8")
  public static boolean tryLockShared(FunctionContext context, long key) {
    return take(context, AdvisoryLocks.Key.of(key), true, true, false);
  }

  @PgFunction("pg_try_advisory_lock_shared_int4")
  public static boolean tryLockShared(FunctionContext context, int first, int second) {
    return take(context, AdvisoryLocks.Key.of(first, second), true, true, false);
  }

  @PgFunction("pg_try_advisory_xact_lock_int8")
  public static boolean tryLockInTransaction(FunctionContext context, long key) {
    return take(context, AdvisoryLocks.Key.of(key), false, false, false);
  }

  @PgFunction("pg_try_advisory_xact_lock_int4")
  public static boolean tryLockInTransaction(FunctionContext context, int first, int second) {
    return take(context, AdvisoryLocks.Key.of(first, second), false, false, false);
  }

  @PgFunction("pg_try_advisory_xact_lock_shared_int8")
  public static boolean tryLockInTransactionShared(FunctionContext context, long key) {
    return take(context, AdvisoryLocks.Key.of(key), true, false, false);
  }

  @PgFunction("pg_try_advisory_xact_lock_shared_int4")
  public static boolean tryLockInTransactionShared(FunctionContext context, int first, int second) {
    return take(context, AdvisoryLocks.Key.of(first, second), true, false, false);
  }

  @PgFunction("pg_advisory_unlock_int8")
  public static boolean unlock(FunctionContext context, long key) {
    return context.backends().advisoryLocks().release(AdvisoryLocks.Key.of(key), false);
  }

  @PgFunction("pg_advisory_unlock_int4")
  public static boolean unlock(FunctionContext context, int first, int second) {
    return context.backends().advisoryLocks().release(AdvisoryLocks.Key.of(first, second), false);
  }

  @PgFunction("pg_advisory_unlock_shared_int8")
  public static boolean unlockShared(FunctionContext context, long key) {
    return context.backends().advisoryLocks().release(AdvisoryLocks.Key.of(key), true);
  }

  @PgFunction("pg_advisory_unlock_shared_int4")
  public static boolean unlockShared(FunctionContext context, int first, int second) {
    return context.backends().advisoryLocks().release(AdvisoryLocks.Key.of(first, second), true);
  }

  @PgFunction("pg_advisory_unlock_all")
  public static void unlockAll(FunctionContext context) {
    context.backends().advisoryLocks().releaseAll();
  }
}
