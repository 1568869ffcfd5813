package org.gajah.commands.maintenance;

import java.util.ArrayList;
import java.util.List;
import org.gajah.analyzer.context.StatementText;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.privilege.Privilege;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.SysCache;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandSource;
import org.gajah.commands.statistics.TableAnalysis;
import org.gajah.locks.table.LockMode;
import org.gajah.locks.table.LockTag;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.VacuumRelation;
import org.gajah.nodes.VacuumStmt;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;
import org.gajah.spi.block.TransactionBlock;
import org.gajah.transaction.ProcArray;
import org.jspecify.annotations.Nullable;

/// VACUUM and ANALYZE: which tables, in which transactions. Mirrors `vacuum()` of
/// `commands/vacuum.c`.
public final class VacuumCommand implements Command {
  private final VacuumStmt statement;
  private final CommandSource source;
  private final CommandContext context;

  public VacuumCommand(VacuumStmt statement, CommandSource source, CommandContext context) {
    this.statement = statement;
    this.source = source;
    this.context = context;
  }

  /// A table that is worked on.
  ///
  /// @param columns that ANALYZE is asked for; empty for all
  private record Target(int oid, @Nullable RangeVar name, List<String> columns) {}

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    MaintenanceOptions options = MaintenanceOptions.of(statement, new StatementText(source.text()));
    TransactionBlock block = context.sql().block();
    boolean inBlock = false;
    if (options.vacuum()) {
      block.preventInBlock(topLevel, "VACUUM");
    } else {
      inBlock = block.isInBlock(topLevel);
    }
    List<Target> targets = options.onlyDatabaseStatistics() ? List.of() : targets(options);
    final boolean own = options.vacuum() || (!inBlock && targets.size() != 1);
    if (own) {
      block.commitCommand();
    }
    for (Target target : targets) {
      boolean there = true;
      if (options.vacuum()) {
        block.startCommand();
        there = vacuum(target, options, false);
        block.commitCommand();
      }
      if (there && options.analyze()) {
        if (own) {
          block.startCommand();
        }
        context.withSnapshot(() -> {
          Relation relation = opened(target, options);
          if (relation != null) {
            new TableAnalysis(context, options.verbose(), options.vacuum(), !own)
                .run(relation, target.columns(), target.name() != null);
          }
        });
        if (own) {
          block.commitCommand();
        } else {
          context.work().nextCommand();
        }
      }
    }
    if (own) {
      block.startCommand();
    }
    if (options.vacuum() && options.databaseStatistics()) {
      new DatabaseHorizons(context).update();
    }
    return Completion.of(options.vacuum() ? "VACUUM" : "ANALYZE");
  }

  // Which tables

  private List<Target> targets(MaintenanceOptions options) {
    List<Target> result = new ArrayList<>();
    if (statement.rels().isEmpty()) {
      for (PgClass row : context.catalog().all(PgClass.TABLE)) {
        if (isVacuumed(row) && mayMaintain(row, options)) {
          result.add(new Target(row.oid(), null, List.of()));
        }
      }
      return result;
    }
    for (VacuumRelation relation : statement.rels()) {
      expand(relation, options, result);
    }
    return result;
  }

  private static boolean isVacuumed(PgClass row) {
    return switch (row.relkind()) {
      case PgClass.RELKIND_RELATION, PgClass.RELKIND_MATVIEW, PgClass.RELKIND_PARTITIONED_TABLE ->
          true;
      default -> false;
    };
  }

  private void expand(VacuumRelation relation, MaintenanceOptions options, List<Target> result) {
    RangeVar name = relation.relation();
    if (name == null) {
      result.add(new Target(relation.oid(), null, relation.va_cols()));
      return;
    }
    int oid = context.names().relation(name, false);
    if (options.skipLocked() && !tryLock(oid, LockMode.ACCESS_SHARE)) {
      warnLocked(options.vacuum() ? "vacuum" : "analyze", name.relname());
      return;
    }
    PgClass row = context.catalog().find(SysCache.RELOID, oid);
    if (row == null) {
      return;
    }
    if (mayMaintain(row, options)) {
      result.add(new Target(oid, name, relation.va_cols()));
      if (row.relkind() == PgClass.RELKIND_PARTITIONED_TABLE) {
        addPartitions(oid, relation.va_cols(), result);
      }
    }
  }

  private void addPartitions(int parent, List<String> columns, List<Target> result) {
    for (int child : context.relations().catalog().children(parent)) {
      result.add(new Target(child, null, columns));
      addPartitions(child, columns, result);
    }
  }

  private boolean tryLock(int oid, LockMode mode) {
    PgClass row = context.catalog().find(SysCache.RELOID, oid);
    if (row == null) {
      return true;
    }
    int database = row.relisshared() ? 0 : context.session().identity().database().oid();
    return context.process().locks().tryAcquire(LockTag.relation(database, oid), mode).isHeld();
  }

  private void warn(SqlState state, String message) {
    context.session().reporter().report(Severity.WARNING, state, message);
  }

  private void warnLocked(String what, String name) {
    warn(
        SqlState.LOCK_NOT_AVAILABLE,
        "skipping %s of \"%s\" --- lock not available".formatted(what, name));
  }

  private void warnGone(String what, String name) {
    warn(
        SqlState.UNDEFINED_TABLE,
        "skipping %s of \"%s\" --- relation no longer exists".formatted(what, name));
  }

  /// Whether the user may maintain a table; warns otherwise.
  private boolean mayMaintain(PgClass row, MaintenanceOptions options) {
    var privileges = context.namespaces().privileges();
    int owner =
        context
            .catalog()
            .get(SysCache.DATABASEOID, context.session().identity().database().oid())
            .datdba();
    boolean may =
        (privileges.owns(owner, context.user()) && !row.relisshared())
            || privileges.mask(
                    ObjectType.OBJECT_TABLE,
                    row.oid(),
                    context.user(),
                    Privilege.MAINTAIN.bit(),
                    true)
                != 0;
    if (!may) {
      warn(
          SqlState.WARNING,
          "permission denied to %s \"%s\", skipping it"
              .formatted(options.vacuum() ? "vacuum" : "analyze", row.relname()));
    }
    return may;
  }

  private @Nullable Relation opened(Target target, MaintenanceOptions options) {
    RangeVar name = target.name();
    if (options.skipLocked() && !tryLock(target.oid(), LockMode.SHARE_UPDATE_EXCLUSIVE)) {
      if (name != null) {
        warnLocked("analyze", name.relname());
      }
      return null;
    }
    Relation relation =
        context.relations().opener().openIfExists(target.oid(), LockMode.SHARE_UPDATE_EXCLUSIVE);
    if (relation == null && name != null) {
      warnGone("analyze", name.relname());
    }
    return relation != null && mayMaintain(relation.row(), options) ? relation : null;
  }

  // One table

  /// Vacuums a table, and its TOAST table in a transaction that follows.
  ///
  /// @return whether it is there to be analyzed
  private boolean vacuum(Target target, MaintenanceOptions options, boolean isToast) {
    ProcArray procs = context.process().transaction().shared().procArray();
    int process = context.process().proc().number();
    if (!options.full()) {
      procs.changeFlags(process, 0, ProcArray.IN_VACUUM);
    }
    LockMode mode = options.full() ? LockMode.ACCESS_EXCLUSIVE : LockMode.SHARE_UPDATE_EXCLUSIVE;
    RangeVar name = target.name();
    if (options.skipLocked() && !tryLock(target.oid(), mode)) {
      if (name != null) {
        warnLocked("vacuum", name.relname());
      }
      return false;
    }
    Relation relation = context.relations().opener().openIfExists(target.oid(), mode);
    if (relation == null) {
      if (name != null) {
        warnGone("vacuum", name.relname());
      }
      return false;
    }
    if (!isToast && !mayMaintain(relation.row(), options)) {
      return false;
    }
    if (!isVacuumed(relation.row()) && relation.kind() != PgClass.RELKIND_TOASTVALUE) {
      warn(
          SqlState.WARNING,
          "skipping \"%s\" --- cannot vacuum non-tables or special system tables"
              .formatted(relation.name()));
      return false;
    }
    if (context.namespaces().isForeignTemporary(relation.namespace())) {
      return false;
    }
    if (relation.kind() == PgClass.RELKIND_PARTITIONED_TABLE) {
      return true;
    }
    if (isToast || options.main()) {
      context.withSnapshot(() -> {
        if (options.full()) {
          new TableRebuild(context, options.verbose()).run(relation, Oid.INVALID);
        } else {
          new TableVacuum(context, options).run(relation);
        }
      });
    }
    int toast = relation.row().reltoastrelid();
    boolean wasRebuilt = options.full() && options.main();
    if (!isToast && toast != 0 && options.toast() && !wasRebuilt) {
      context.sql().block().commitCommand();
      context.sql().block().startCommand();
      vacuum(new Target(toast, null, List.of()), options, true);
    }
    return true;
  }
}
