package org.gajah.commands.relation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.object.DropPlan;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgConstraint;
import org.gajah.catalog.rows.PgTrigger;
import org.gajah.catalog.rows.SysCache;
import org.gajah.commands.CommandContext;
import org.gajah.commands.TemporaryObjects;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.Dropper;
import org.gajah.nodes.kinds.DropBehavior;
import org.gajah.nodes.kinds.OnCommitAction;
import org.gajah.spi.TransactionStep;

/// What a session has of temporary objects: its schemas for them, and what happens to its temporary
/// tables at commits. One for each session. Mirrors the upper half of `catalog/namespace.c` and
/// `PreCommit_on_commit_actions` of `commands/tablecmds.c`.
public final class TemporaryState implements TransactionStep, TemporaryObjects {
  private final CommandContext context;
  private int schema;
  private int toastSchema;

  /// In which subtransaction the schemas were taken; 0 once that is committed.
  private int level;

  private List<Entry> tables = new ArrayList<>();
  private boolean committing;

  /// A table that something happens to.
  private record Entry(int table, OnCommitAction action, int createdAt) {}

  public TemporaryState(CommandContext context) {
    this.context = context;
  }

  /// OID of the schema of temporary objects; 0 before there is one.
  @Override
  public int schema() {
    return schema;
  }

  /// OID of the schema of their TOAST tables.
  @Override
  public int toastSchema() {
    return toastSchema;
  }

  @Override
  public void take(int newSchema, int newToastSchema) {
    schema = newSchema;
    toastSchema = newToastSchema;
    level = context.process().transaction().nestingLevel();
  }

  /// Remembers what happens to a temporary table when transactions commit.
  @Override
  public void register(int table, OnCommitAction action) {
    if (action == OnCommitAction.ONCOMMIT_DELETE_ROWS || action == OnCommitAction.ONCOMMIT_DROP) {
      tables.add(new Entry(table, action, context.process().transaction().nestingLevel()));
    }
  }

  @Override
  public void beforeCommit(boolean preparing) {
    if (preparing && level != 0) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED,
          "cannot PREPARE a transaction that has operated on temporary objects");
    }
    if (tables.isEmpty() || committing) {
      return;
    }
    committing = true;
    try {
      Definer definer = new Definer(context);
      List<ObjectAddress> drops = new ArrayList<>();
      requireSameFate(definer);
      for (Entry entry : tables) {
        if (definer.catalog().find(SysCache.RELOID, entry.table) == null) {
          continue;
        }
        if (entry.action == OnCommitAction.ONCOMMIT_DROP) {
          drops.add(ObjectAddress.of(PgClass.TABLE, entry.table));
        } else {
          new TruncateTable(definer).empty(entry.table);
        }
      }
      if (!drops.isEmpty()) {
        new Dropper(definer)
            .drop(drops, DropBehavior.DROP_CASCADE, new DropPlan.Options(true, false, false));
      }
    } finally {
      committing = false;
    }
  }

  /// Tables that are emptied must not be pointed to by tables that are not.
  private void requireSameFate(Definer definer) {
    Set<Integer> emptied = new HashSet<>();
    for (Entry entry : tables) {
      PgClass row = definer.catalog().find(SysCache.RELOID, entry.table);
      if (row != null && entry.action == OnCommitAction.ONCOMMIT_DELETE_ROWS) {
        emptied.add(entry.table);
      }
    }
    for (int table : emptied) {
      for (PgTrigger trigger : context.relations().catalog().get(table).triggers()) {
        PgConstraint key = definer.catalog().find(SysCache.CONSTROID, trigger.tgconstraint());
        if (key != null && key.confrelid() == table && !emptied.contains(key.conrelid())) {
          throw otherFate(definer, key);
        }
      }
    }
  }

  private static PgException otherFate(Definer definer, PgConstraint key) {
    String message =
        "Table \"%s\" references \"%s\", but they do not have the same ON COMMIT setting."
            .formatted(
                definer.catalog().get(SysCache.RELOID, key.conrelid()).relname(),
                definer.catalog().get(SysCache.RELOID, key.confrelid()).relname());
    return new PgException(
            SqlState.FEATURE_NOT_SUPPORTED, "unsupported ON COMMIT and foreign key combination")
        .detail(message);
  }

  @Override
  public void ended(boolean committed) {
    if (!committed && level != 0) {
      schema = Oid.INVALID;
      toastSchema = Oid.INVALID;
    }
    level = 0;
    List<Entry> kept = new ArrayList<>();
    for (Entry entry : tables) {
      boolean dropped = committed && entry.action == OnCommitAction.ONCOMMIT_DROP;
      if (!dropped && (committed || entry.createdAt == 0)) {
        kept.add(new Entry(entry.table, entry.action, 0));
      }
    }
    tables = kept;
  }

  @Override
  public void subtransactionEnded(int endedLevel, boolean committed) {
    if (level >= endedLevel) {
      level = committed ? endedLevel - 1 : 0;
      if (!committed) {
        schema = Oid.INVALID;
        toastSchema = Oid.INVALID;
      }
    }
    List<Entry> kept = new ArrayList<>();
    for (Entry entry : tables) {
      if (entry.createdAt < endedLevel) {
        kept.add(entry);
      } else if (committed) {
        kept.add(new Entry(entry.table, entry.action, endedLevel - 1));
      }
    }
    tables = kept;
  }

  /// Drops everything temporary that the session has made. Needs a transaction in progress.
  public void dropAll() {
    if (schema != Oid.INVALID) {
      new Dropper(new Definer(context)).dropContents(schema);
    }
  }
}
