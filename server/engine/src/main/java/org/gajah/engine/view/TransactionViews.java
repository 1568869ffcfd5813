package org.gajah.engine.view;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.locks.table.LockStatus;
import org.gajah.locks.table.VirtualXid;
import org.gajah.transaction.MultiXactAccess;
import org.jspecify.annotations.Nullable;

/// Locks, prepared transactions, multixacts.
final class TransactionViews {
  private static final List<String> MODES =
      List.of("keysh", "sh", "fornokeyupd", "forupd", "nokeyupd", "upd");

  private TransactionViews() {}

  static List<List<@Nullable Object>> prepared(Asked asked) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    var twoPhase = asked.session().storage().storage().twoPhase();
    for (var transaction : twoPhase.rows(asked.session().context().proc())) {
      rows.add(
          Asked.row(
              transaction.xid(),
              transaction.gid().toString(StandardCharsets.UTF_8),
              transaction.preparedAt(),
              transaction.owner(),
              transaction.database()));
    }
    return rows;
  }

  static List<List<@Nullable Object>> locks(Asked asked) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    var locks = asked.session().storage().storage().locks();
    for (LockStatus lock : locks.status(asked.session().context().proc())) {
      VirtualXid locked = lock.virtualXid();
      rows.add(
          Asked.row(
              lock.tag().type().label(),
              lock.database(),
              lock.relation(),
              lock.page(),
              lock.tuple(),
              locked == null ? null : locked.toString(),
              lock.transactionId(),
              lock.classId(),
              lock.objId(),
              lock.objSubId(),
              lock.vxid().toString(),
              lock.pid() == 0 ? null : lock.pid(),
              lock.mode().label(),
              lock.granted(),
              lock.fastPath(),
              lock.waitStart() == 0 ? null : lock.waitStart()));
    }
    return rows;
  }

  static List<List<@Nullable Object>> members(Asked asked) {
    int multiXact = (int) asked.number(0);
    if (multiXact == 0) {
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE, "invalid MultiXactId: " + multiXact);
    }
    MultiXactAccess.Members members = new MultiXactAccess.Members();
    asked
        .session()
        .storage()
        .storage()
        .transactions()
        .multiXacts()
        .members(multiXact, false, members, asked.session().process().transaction());
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int i = 0; i < members.count(); i++) {
      rows.add(Asked.row(members.xid(i), MODES.get(members.status(i).number())));
    }
    return rows;
  }
}
