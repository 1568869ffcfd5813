package org.gajah.commands.referential;

import java.util.HashMap;
import java.util.Map;
import org.gajah.base.error.PgException;
import org.gajah.batch.Vector;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.rows.PgConstraint;
import org.gajah.catalog.rows.PgTrigger;
import org.gajah.catalog.rows.SysCache;
import org.gajah.commands.CommandContext;
import org.gajah.commands.referential.KeyStatements.Purpose;
import org.gajah.executor.trigger.RowEvent;
import org.gajah.executor.trigger.TriggerQueue;
import org.gajah.spi.RowSink;

/// The routines of the server's own triggers, by the names of their functions.
public final class ConstraintTriggers implements TriggerQueue.Firing {
  private final CommandContext context;
  private final Map<Integer, KeyStatements> keys = new HashMap<>();
  private final Map<Integer, String> routines = new HashMap<>();
  private final RowReader rows;
  private long madeAt = -1;

  public ConstraintTriggers(CommandContext context) {
    this.context = context;
    this.rows = new RowReader(context);
  }

  @Override
  public void fire(PgTrigger trigger, RowEvent event, long first, long second) {
    long now = context.catalog().state();
    if (now != madeAt) {
      keys.values().forEach(KeyStatements::release);
      keys.clear();
      rows.forget();
      routines.clear();
      madeAt = now;
    }
    String routine = routine(trigger);
    switch (routine) {
      case "" -> {}
      case "RI_FKey_check_ins" -> check(statements(trigger), first);
      case "RI_FKey_check_upd" -> check(statements(trigger), second);
      case "RI_FKey_noaction_del", "RI_FKey_noaction_upd" ->
          restrict(statements(trigger), first, true);
      case "RI_FKey_restrict_del", "RI_FKey_restrict_upd" ->
          restrict(statements(trigger), first, false);
      case "RI_FKey_cascade_del" -> act(statements(trigger), Purpose.DELETION, first);
      case "RI_FKey_cascade_upd" -> cascadeUpdate(statements(trigger), first, second);
      case "RI_FKey_setnull_del" -> act(statements(trigger), Purpose.NULL_ON_DELETE, first);
      case "RI_FKey_setnull_upd" -> act(statements(trigger), Purpose.NULL_ON_UPDATE, first);
      case "RI_FKey_setdefault_del" ->
          setDefault(statements(trigger), Purpose.DEFAULT_ON_DELETE, first);
      case "RI_FKey_setdefault_upd" ->
          setDefault(statements(trigger), Purpose.DEFAULT_ON_UPDATE, first);
      case "unique_key_recheck" ->
          new KeyRecheck(context, rows.table(trigger.tgrelid()))
              .check(trigger.tgconstrindid(), event == RowEvent.UPDATE ? second : first);
      default -> throw PgException.notBuilt("the trigger function " + routine);
    }
  }

  /// What a trigger calls; nothing where it has been dropped since its event was added.
  private String routine(PgTrigger trigger) {
    String known = routines.get(trigger.oid());
    if (known != null) {
      return known;
    }
    Relation table = context.relations().catalog().find(trigger.tgrelid());
    boolean isThere =
        table != null && table.triggers().stream().anyMatch(each -> each.oid() == trigger.oid());
    String found =
        isThere ? context.catalog().get(SysCache.PROCOID, trigger.tgfoid()).prosrc() : "";
    routines.put(trigger.oid(), found);
    return found;
  }

  @Override
  public void finished() {
    rows.release();
    keys.values().forEach(KeyStatements::release);
  }

  /// The statements of a trigger's constraint, kept as long as no catalog changes.
  private KeyStatements statements(PgTrigger trigger) {
    KeyStatements known = keys.get(trigger.tgconstraint());
    if (known == null) {
      PgConstraint row = context.catalog().get(SysCache.CONSTROID, trigger.tgconstraint());
      known = new KeyStatements(context, ForeignKey.of(row, context.relations().catalog()));
      keys.put(trigger.tgconstraint(), known);
    }
    return known;
  }

  // The referencing table

  private void check(KeyStatements statements, long tid) {
    ForeignKey key = statements.key();
    RowReader.Opened table = rows.table(key.referencing().oid());
    if (!table.fetch().fetchSelf(tid)) {
      return; // deleted since, or updated and the new row is checked
    }
    Vector[] values = rows.values(table, key.referencingNumbers());
    int nulls = 0;
    for (Vector value : values) {
      nulls += value.isNull(0) ? 1 : 0;
    }
    if (nulls > 0) {
      if (nulls < values.length && key.isMatchFull()) {
        throw statements.violations().mixedNulls();
      }
      return;
    }
    if (!isThere(statements, values)) {
      throw statements.violations().missing(values);
    }
  }

  /// Whether there is a row with a key, which is then locked.
  private static boolean isThere(KeyStatements statements, Vector[] values) {
    KeyLookup lookup = statements.lookup();
    KeyLookup.Outcome outcome = lookup == null ? KeyLookup.Outcome.UNSURE : lookup.find(values);
    return switch (outcome) {
      case FOUND -> true;
      case MISSING -> false;
      case UNSURE ->
          statements
                  .of(Purpose.CHECK)
                  .run(values, statements.key().referenced().owner(), false, 1, RowSink.none())
              > 0;
    };
  }

  // The referenced table

  private Vector[] key(KeyStatements statements, long tid) {
    ForeignKey key = statements.key();
    return rows.key(key.referenced().oid(), tid, key.referencedNumbers());
  }

  /// A row that is gone must not be pointed to.
  ///
  /// @param orAnother whether another row with its key does as well
  private void restrict(KeyStatements statements, long tid, boolean orAnother) {
    Vector[] values = key(statements, tid);
    ForeignKey key = statements.key();
    if (orAnother
        && statements
                .of(Purpose.ANOTHER)
                .run(values, key.referenced().owner(), true, 1, RowSink.none())
            > 0) {
      return;
    }
    long found =
        statements
            .of(Purpose.REFERRING)
            .run(values, key.referencing().owner(), true, 1, RowSink.none());
    if (found > 0) {
      throw statements.violations().stillReferenced(values);
    }
  }

  /// Changes the rows that point to one that is gone.
  private void act(KeyStatements statements, Purpose purpose, long tid) {
    run(statements, purpose, key(statements, tid));
  }

  private void run(KeyStatements statements, Purpose purpose, Vector[] values) {
    statements
        .of(purpose)
        .run(values, statements.key().referencing().owner(), true, 0, RowSink.none());
  }

  private void cascadeUpdate(KeyStatements statements, long before, long after) {
    Vector[] old = key(statements, before);
    Vector[] now = key(statements, after);
    Vector[] values = new Vector[2 * now.length];
    System.arraycopy(now, 0, values, 0, now.length);
    System.arraycopy(old, 0, values, now.length, old.length);
    run(statements, Purpose.CASCADED_UPDATE, values);
  }

  /// Where the default is the very key that is gone, rows still point to it, and no check of theirs
  /// would notice: they have not changed.
  private void setDefault(KeyStatements statements, Purpose purpose, long tid) {
    act(statements, purpose, tid);
    restrict(statements, tid, true);
  }
}
