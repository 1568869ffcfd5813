package org.gajah.commands.maintenance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.base.settings.Settings;
import org.gajah.catalog.object.OwnedSequences;
import org.gajah.catalog.privilege.Denials;
import org.gajah.catalog.privilege.Privilege;
import org.gajah.catalog.privilege.Privileges;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgConstraint;
import org.gajah.catalog.rows.PgTrigger;
import org.gajah.catalog.rows.SysCache;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.TableInUse;
import org.gajah.commands.relation.TruncateTable;
import org.gajah.commands.sequence.SequenceRewrite;
import org.gajah.locks.table.LockMode;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.TruncateStmt;
import org.gajah.nodes.kinds.DropBehavior;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;

/// TRUNCATE. Mirrors `ExecuteTruncate()` of `commands/tablecmds.c`.
public final class TruncateCommand implements Command {
  private static final int ON_TRUNCATE = 1 << 5;
  private static final char FOREIGN_KEY = 'f';

  private final TruncateStmt statement;
  private final CommandContext context;
  private final Map<Integer, Relation> tables = new LinkedHashMap<>();

  public TruncateCommand(TruncateStmt statement, CommandContext context) {
    this.statement = statement;
    this.context = context;
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    for (RangeVar name : statement.relations()) {
      add(name);
    }
    if (statement.behavior() == DropBehavior.DROP_CASCADE) {
      cascade();
    }
    checkForeignKeys();
    List<Relation> sequences = statement.restart_seqs() ? ownedSequences() : List.of();
    tables.values().forEach(TruncateCommand::refuseTriggers);
    Definer definer = new Definer(context);
    sequences.forEach(each -> new SequenceRewrite(definer).restart(each));
    for (Relation table : tables.values()) {
      if (table.kind() != PgClass.RELKIND_PARTITIONED_TABLE) {
        new TruncateTable(definer).empty(table.oid());
      }
    }
    return Completion.of("TRUNCATE TABLE");
  }

  // Which tables

  private void add(RangeVar name) {
    int oid =
        context
            .relations()
            .opener()
            .lock(
                name,
                LockMode.ACCESS_EXCLUSIVE,
                false,
                found -> {
                  if (found != 0) {
                    PgClass row = context.catalog().get(SysCache.RELOID, found);
                    checkKind(row);
                    checkPrivilege(row);
                  }
                });
    add(context.relations().catalog().get(oid));
    if (name.inh()) {
      addChildren(oid);
    } else if (tables.get(oid) != null
        && context.catalog().get(SysCache.RELOID, oid).relkind()
            == PgClass.RELKIND_PARTITIONED_TABLE) {
      throw new PgException(SqlState.WRONG_OBJECT_TYPE, "cannot truncate only a partitioned table")
          .hint(
              "Do not specify the ONLY keyword, or use TRUNCATE ONLY on the partitions"
                  + " directly.");
    }
  }

  private void add(Relation table) {
    if (tables.putIfAbsent(table.oid(), table) == null
        && context.namespaces().isForeignTemporary(table.namespace())) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED, "cannot truncate temporary tables of other sessions");
    }
    TableInUse.refuse(context, table.oid(), "TRUNCATE");
  }

  private void addChildren(int parent) {
    for (int child : context.relations().catalog().children(parent)) {
      Relation table = context.relations().opener().openIfExists(child, LockMode.ACCESS_EXCLUSIVE);
      if (table != null && !tables.containsKey(child)) {
        checkKind(table.row());
        add(table);
        addChildren(child);
      }
    }
  }

  private void checkKind(PgClass row) {
    switch (row.relkind()) {
      case PgClass.RELKIND_RELATION, PgClass.RELKIND_PARTITIONED_TABLE -> {}
      case PgClass.RELKIND_FOREIGN_TABLE ->
          throw PgException.notBuilt("TRUNCATE of a foreign table");
      default ->
          throw new PgException(
              SqlState.WRONG_OBJECT_TYPE, "\"" + row.relname() + "\" is not a table");
    }
    boolean isCatalog = Oid.compare(row.oid(), Oid.FIRST_UNPINNED) < 0;
    if (isCatalog && !context.session().settings().is(Settings.ALLOW_SYSTEM_TABLE_MODS)) {
      throw new PgException(
          SqlState.INSUFFICIENT_PRIVILEGE,
          "permission denied: \"" + row.relname() + "\" is a system catalog");
    }
  }

  private void checkPrivilege(PgClass row) {
    Privileges privileges = context.namespaces().privileges();
    if (!privileges.may(ObjectType.OBJECT_TABLE, row.oid(), Privilege.TRUNCATE)) {
      throw Denials.noPrivilege(Denials.kindOf(row.relkind()), row.relname());
    }
  }

  // Foreign keys

  private List<PgConstraint> foreignKeys() {
    return context.catalog().all(PgConstraint.TABLE).stream()
        .filter(each -> each.contype() == FOREIGN_KEY)
        .toList();
  }

  /// Adds the tables that refer to those that are truncated, until there are no more.
  private void cascade() {
    List<PgConstraint> keys = foreignKeys();
    boolean found = true;
    while (found) {
      found = false;
      for (PgConstraint key : keys) {
        if (tables.containsKey(key.confrelid()) && !tables.containsKey(key.conrelid())) {
          addReferring(key.conrelid());
          found = true;
        }
      }
    }
  }

  private void addReferring(int oid) {
    Relation table = context.relations().opener().open(oid, LockMode.ACCESS_EXCLUSIVE);
    context.session().reporter().notice("truncate cascades to table \"" + table.name() + "\"");
    checkKind(table.row());
    checkPrivilege(table.row());
    add(table);
  }

  private void checkForeignKeys() {
    List<Relation> referenced = tables.values().stream().filter(Relation::isReferenced).toList();
    if (referenced.isEmpty()) {
      return;
    }
    Set<Integer> seen = new HashSet<>();
    for (PgConstraint key : foreignKeys()) {
      Relation target = tables.get(key.confrelid());
      if (target != null && !tables.containsKey(key.conrelid()) && seen.add(key.conrelid())) {
        String referring = context.catalog().get(SysCache.RELOID, key.conrelid()).relname();
        throw new PgException(
                SqlState.FEATURE_NOT_SUPPORTED,
                "cannot truncate a table referenced in a foreign key constraint")
            .detail("Table \"%s\" references \"%s\".".formatted(referring, target.name()))
            .hint(
                "Truncate table \"%s\" at the same time, or use TRUNCATE ... CASCADE."
                    .formatted(referring));
      }
    }
  }

  private static void refuseTriggers(Relation table) {
    for (PgTrigger trigger : table.triggers()) {
      if ((trigger.tgtype() & ON_TRUNCATE) != 0) {
        throw PgException.notBuilt("TRUNCATE triggers");
      }
    }
  }

  // Sequences

  private List<Relation> ownedSequences() {
    List<Relation> result = new ArrayList<>();
    for (Relation table : tables.values()) {
      for (PgClass found : OwnedSequences.ofTable(context.catalog(), table.oid())) {
        result.add(sequence(found));
      }
    }
    return result;
  }

  private Relation sequence(PgClass row) {
    Relation sequence = context.relations().opener().open(row.oid(), LockMode.ACCESS_EXCLUSIVE);
    context
        .namespaces()
        .privileges()
        .requireOwner(ObjectType.OBJECT_SEQUENCE, row.relowner(), row.relname());
    return sequence;
  }
}
