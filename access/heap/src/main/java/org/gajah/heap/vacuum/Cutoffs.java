package org.gajah.heap.vacuum;

import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.table.VacuumOptions;
import org.gajah.accessapi.table.VacuumOptions.FreezeAges;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.MultiXactId;
import org.gajah.base.id.Xid;
import org.gajah.heap.prune.FreezeCutoffs;
import org.gajah.transaction.MultiXactAccess;

/// What a vacuum removes and freezes, worked out from ages. Mirrors `vacuum_get_cutoffs` and
/// `vacuum_xid_failsafe_check`.
///
/// @param freeze the limits
/// @param aggressive whether all pages must be looked at, for the table's oldest transaction is too
///   old
public record Cutoffs(FreezeCutoffs freeze, boolean aggressive) {
  private static final String HINT =
      """
      Close open transactions soon to avoid wraparound problems.
      You might also need to commit or roll back old prepared transactions, or drop stale replication slots.\
      """;

  public static Cutoffs of(
      StorageContext context,
      TableDescriptor table,
      VacuumOptions options,
      MultiXactAccess multiXacts) {
    FreezeAges ages = options.freeze();
    int oldestXmin = context.transaction().horizonTest(table.horizonKind()).compute();
    int oldestMulti = multiXacts.oldestNeeded(context.transaction());
    int nextXid = nextXid(context);
    int nextMulti = multiXacts.next();
    int multiMaxAge = Math.min(ages.multiMaxAge(), multiXacts.freezeMaxAge(context.transaction()));
    if (Xid.precedes(oldestXmin, back(nextXid, ages.maxAge()))) {
      warn(context, "cutoff for removing and freezing tuples is far in the past");
    }
    if (MultiXactId.precedes(oldestMulti, multiBack(nextMulti, multiMaxAge))) {
      warn(context, "cutoff for freezing multixacts is far in the past");
    }
    int freezeLimit = back(nextXid, Math.min(ages.minAge(), ages.maxAge() / 2));
    if (Xid.precedes(oldestXmin, freezeLimit)) {
      freezeLimit = oldestXmin;
    }
    int multiLimit = multiBack(nextMulti, Math.min(ages.multiMinAge(), multiMaxAge / 2));
    if (MultiXactId.precedes(oldestMulti, multiLimit)) {
      multiLimit = oldestMulti;
    }
    int tableAge = (int) Math.min(ages.tableAge(), ages.maxAge() * 0.95);
    int multiTableAge = (int) Math.min(ages.multiTableAge(), multiMaxAge * 0.95);
    boolean aggressive =
        !options.skipPages()
            || Xid.precedesOrEquals(options.relfrozenXid(), back(nextXid, tableAge))
            || MultiXactId.precedesOrEquals(
                options.relminMulti(), multiBack(nextMulti, multiTableAge));
    return new Cutoffs(
        new FreezeCutoffs(
            options.relfrozenXid(),
            options.relminMulti(),
            oldestXmin,
            oldestMulti,
            freezeLimit,
            multiLimit),
        aggressive);
  }

  private static int nextXid(StorageContext context) {
    return (int) context.transactions().xids().next();
  }

  private static int back(int xid, int age) {
    int result = xid - age;
    return Xid.isNormal(result) ? result : Xid.FIRST_NORMAL;
  }

  private static int multiBack(int multi, int age) {
    int result = multi - age;
    return result == MultiXactId.INVALID ? MultiXactId.FIRST : result;
  }

  private static void warn(StorageContext context, String message) {
    context
        .reporter()
        .report(
            new PgException(Severity.WARNING, SqlState.SUCCESSFUL_COMPLETION, message, null)
                .hint(HINT));
  }

  /// Whether the table has become so old that nothing counts but freezing it.
  static boolean isUrgent(
      StorageContext context, VacuumOptions options, MultiXactAccess multiXacts) {
    FreezeAges ages = options.freeze();
    int limit = (int) Math.max(ages.failsafeAge(), ages.maxAge() * 1.05);
    int multiLimit = (int) Math.max(ages.multiFailsafeAge(), ages.multiMaxAge() * 1.05);
    return Xid.precedes(options.relfrozenXid(), back(nextXid(context), limit))
        || MultiXactId.precedes(options.relminMulti(), multiBack(multiXacts.next(), multiLimit));
  }
}
