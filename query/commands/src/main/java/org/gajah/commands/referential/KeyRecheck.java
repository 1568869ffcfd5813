package org.gajah.commands.referential;

import org.gajah.base.id.Tid;
import org.gajah.batch.MemoryAccount;
import org.gajah.commands.CommandContext;
import org.gajah.executor.modify.IndexEntries;
import org.gajah.executor.rows.WorkMemory;
import org.gajah.executor.state.ExecutionState;

/// Looks once more whether a key that was let in is there twice. Mirrors `unique_key_recheck()`.
final class KeyRecheck {
  private final CommandContext context;
  private final RowReader.Opened table;

  KeyRecheck(CommandContext context, RowReader.Opened table) {
    this.context = context;
    this.table = table;
  }

  /// @param tid of the row as the index knows it
  void check(int index, long tid) {
    if (table.fetch().findSelf(tid) == Tid.INVALID) {
      return; // it is gone
    }
    table.row().clear(1);
    table.fetch().decode(table.row().decoder(), 0);
    MemoryAccount account =
        new MemoryAccount("ExecutorState", context.session().memory(), Long.MAX_VALUE);
    WorkMemory memory =
        WorkMemory.of(
            context.session().settings(), account, context.process().context().temporaryFiles());
    try (account;
        ExecutionState state = context.unplanned(memory)) {
      new IndexEntries(table.table(), table.fetch(), state)
          .recheck(index, table.row().batch(1), 0, tid);
    }
  }
}
