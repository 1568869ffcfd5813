package org.gajah.executor.modify;

import java.util.ArrayList;
import java.util.List;
import org.gajah.accessapi.table.SystemColumn;
import org.gajah.accessapi.table.TableFetch;
import org.gajah.base.id.Tid;
import org.gajah.batch.Vector;
import org.gajah.catalog.rows.PgTrigger;
import org.gajah.catalogfacts.FunctionOid;
import org.gajah.executor.state.ExecutionState;
import org.gajah.executor.state.RelationAccess.OpenTable;
import org.gajah.executor.trigger.RowEvent;
import org.gajah.executor.trigger.TriggerQueue;
import org.gajah.nodes.kinds.CmdType;
import org.jspecify.annotations.Nullable;

/// Tells the queue of triggers which rows a statement has changed in a table that has triggers
/// after rows. Checks of keys are left out where the row itself shows that they will hold. Mirrors
/// `AfterTriggerSaveEvent()`.
public final class RowTriggers {
  private final ExecutionState state;
  private final TriggerQueue queue;
  private final TableFetch fetch;
  private final TableRows before;
  private final List<Hook> inserts = new ArrayList<>();
  private final List<Hook> updates = new ArrayList<>();
  private final List<Hook> deletes = new ArrayList<>();
  private boolean isOwnRow;

  /// A trigger, and for which rows it need not fire.
  ///
  /// @param key null for what is no referential check
  private record Hook(PgTrigger trigger, @Nullable KeyRows key) {}

  private RowTriggers(OpenTable table, TableFetch fetch, ExecutionState state) {
    this.state = state;
    this.queue = state.relations().triggers();
    this.fetch = fetch;
    this.before = new TableRows(table);
    for (PgTrigger trigger : table.relation().triggers()) {
      Hook hook = new Hook(trigger, KeyRows.of(trigger, table.relation(), state));
      addTo(inserts, RowEvent.INSERT, hook);
      addTo(updates, RowEvent.UPDATE, hook);
      addTo(deletes, RowEvent.DELETE, hook);
    }
  }

  private static void addTo(List<Hook> hooks, RowEvent event, Hook hook) {
    if (event.isFollowedBy(hook.trigger)) {
      hooks.add(hook);
    }
  }

  /// Of a table for a kind of change.
  ///
  /// @param fetch looks at rows of the table
  /// @return null where nothing will have to be told
  public static @Nullable RowTriggers of(
      OpenTable table, CmdType command, TableFetch fetch, ExecutionState state) {
    for (PgTrigger trigger : table.relation().triggers()) {
      boolean follows =
          switch (command) {
            // ON CONFLICT may update
            case CMD_INSERT ->
                RowEvent.INSERT.isFollowedBy(trigger) || RowEvent.UPDATE.isFollowedBy(trigger);
            case CMD_UPDATE -> RowEvent.UPDATE.isFollowedBy(trigger);
            case CMD_DELETE -> RowEvent.DELETE.isFollowedBy(trigger);
            default -> true;
          };
      if (follows) {
        return new RowTriggers(table, fetch, state);
      }
    }
    return null;
  }

  /// A row was inserted.
  ///
  /// @param duplicates indexes in which its key may be there twice
  public void inserted(long tid, List<Integer> duplicates) {
    for (Hook hook : inserts) {
      if (queue.isEnabled(hook.trigger) && concerns(hook, duplicates)) {
        queue.add(hook.trigger, RowEvent.INSERT, tid, Tid.INVALID);
      }
    }
  }

  private static boolean concerns(Hook hook, List<Integer> duplicates) {
    return hook.trigger.tgfoid() != FunctionOid.UNIQUE_KEY_RECHECK
        || duplicates.contains(hook.trigger.tgconstrindid());
  }

  /// Notes a row as it is before it is updated.
  public void beforeUpdate(long tid) {
    if (updates.isEmpty()) {
      return;
    }
    read(tid);
    isOwnRow =
        state.relations().storage().transaction().isCurrent(fetch.systemColumn(SystemColumn.XMIN));
  }

  private void read(long tid) {
    fetch.fetch(tid, null);
    before.clear(1);
    fetch.decode(before.decoder(), 0);
  }

  /// The row that [#beforeUpdate] noted was updated.
  ///
  /// @param after the new row
  public void updated(long oldTid, Vector[] after, int row, long newTid, List<Integer> duplicates) {
    for (Hook hook : updates) {
      if (queue.isEnabled(hook.trigger)
          && concerns(hook, duplicates)
          && (hook.key == null || hook.key.wantsCheck(before.columns(), after, row, isOwnRow))) {
        queue.add(hook.trigger, RowEvent.UPDATE, oldTid, newTid);
      }
    }
  }

  /// A row was deleted.
  public void deleted(long tid) {
    boolean isRead = false;
    for (Hook hook : deletes) {
      if (!queue.isEnabled(hook.trigger)) {
        continue;
      }
      if (hook.key != null && !isRead) {
        read(tid);
        isRead = true;
      }
      if (hook.key == null || !hook.key.hasNull(before.columns(), 0)) {
        queue.add(hook.trigger, RowEvent.DELETE, tid, Tid.INVALID);
      }
    }
  }
}
