package org.gajah.commands.alter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.SysCache;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandSource;
import org.gajah.commands.CommandTags;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.Ownership;
import org.gajah.commands.object.RoleNames;
import org.gajah.commands.object.TableInUse;
import org.gajah.commands.referential.InitialCheck;
import org.gajah.commands.relation.MovedFiles;
import org.gajah.commands.relation.RelationNames;
import org.gajah.commands.relation.RelationOwner;
import org.gajah.commands.relation.ToastTable;
import org.gajah.locks.table.LockMode;
import org.gajah.nodes.AlterTableCmd;
import org.gajah.nodes.AlterTableStmt;
import org.gajah.nodes.Constraint;
import org.gajah.nodes.PartitionCmd;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.kinds.AlterTableType;
import org.gajah.nodes.kinds.ConstrType;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;

/// ALTER TABLE, and of indexes, sequences, views and composite types what the grammar makes of it.
///
/// The changes of the catalogs are made in passes, so that what is dropped makes room for what is
/// added whatever their order in the statement; then the rows are looked at, or written anew.
public final class AlterTable implements Command {
  private static final Set<AlterTableType> CHANGES_COLUMNS =
      Set.of(
          AlterTableType.AT_AddColumn,
          AlterTableType.AT_DropColumn,
          AlterTableType.AT_AlterColumnType);

  private final AlterTableStmt statement;
  private final CommandSource source;
  private final CommandContext context;
  private final Definer definer;

  public AlterTable(AlterTableStmt statement, CommandSource source, CommandContext context) {
    this.statement = statement;
    this.source = source;
    this.context = context;
    this.definer = new Definer(context);
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    for (AlterTableCmd command : statement.cmds()) {
      if (command.def() instanceof PartitionCmd partition && partition.concurrent()) {
        context.sql().block().preventInBlock(topLevel, "ALTER TABLE ... DETACH CONCURRENTLY");
      }
    }
    Completion done = Completion.of(CommandTags.of(statement));
    RangeVar name = Objects.requireNonNull(statement.relation());
    int oid =
        context.relations().opener().lock(name, lockMode(), statement.missing_ok(), this::check);
    if (oid == Oid.INVALID) {
      definer.notice("relation \"%s\" does not exist, skipping".formatted(name.relname()));
      return done;
    }
    Relation relation = context.relations().catalog().get(oid);
    TableInUse.refuse(context, oid, "ALTER TABLE");
    AlteredTable table = new AlteredTable(context.relations(), relation);
    TableChanges changes = new TableChanges(definer, source, table, name);
    List<AlterTableCmd> commands = new ArrayList<>(statement.cmds());
    commands.forEach(command -> checkTarget(command, relation));
    commands.sort(Comparator.comparingInt(AlterTable::pass));
    for (AlterTableCmd command : commands) {
      changes.apply(command);
      definer.nextCommand();
    }
    changes.finish();
    if (relation.kind() == PgClass.RELKIND_RELATION || relation.kind() == PgClass.RELKIND_MATVIEW) {
      new ToastTable(definer).createFor(oid, null);
      new TableWork(definer, table).run();
    }
    table.foreignKeys.forEach(new InitialCheck(context)::check);
    Integer tablespace = table.tablespace;
    if (tablespace != null) {
      new MovedFiles(definer).move(oid, tablespace);
    }
    return done;
  }

  private LockMode lockMode() {
    LockMode result = LockMode.SHARE_UPDATE_EXCLUSIVE;
    for (AlterTableCmd command : statement.cmds()) {
      boolean light =
          switch (command.subtype()) {
            case AT_SetStatistics,
                AT_ClusterOn,
                AT_DropCluster,
                AT_SetOptions,
                AT_ResetOptions,
                AT_SetRelOptions,
                AT_ResetRelOptions,
                AT_ValidateConstraint ->
                true;
            default -> false;
          };
      if (!light && result != LockMode.ACCESS_EXCLUSIVE) {
        result =
            onlyStopsChanges(command) ? LockMode.SHARE_ROW_EXCLUSIVE : LockMode.ACCESS_EXCLUSIVE;
      }
    }
    return result;
  }

  /// Whether rows can be read all the while.
  private static boolean onlyStopsChanges(AlterTableCmd command) {
    return TriggerChanges.isOne(command.subtype())
        || command.subtype() == AlterTableType.AT_AddConstraint
            && command.def() instanceof Constraint constraint
            && constraint.contype() == ConstrType.CONSTR_FOREIGN;
  }

  private void check(int oid) {
    PgClass row = oid == Oid.INVALID ? null : definer.catalog().find(SysCache.RELOID, oid);
    if (row == null) {
      return;
    }
    new Ownership(definer).requireRelation(row);
    RelationNames.requireKind(statement.objtype(), row);
    if (statement.objtype() == ObjectType.OBJECT_INDEX
        && row.relkind() != PgClass.RELKIND_INDEX
        && row.relkind() != PgClass.RELKIND_PARTITIONED_INDEX) {
      throw new PgException(
          SqlState.WRONG_OBJECT_TYPE, "\"%s\" is not an index".formatted(row.relname()));
    }
  }

  /// In which order changes are made (`AlterTablePass`).
  private static int pass(AlterTableCmd command) {
    return switch (command.subtype()) {
      case AT_DropColumn, AT_DropConstraint, AT_DropNotNull, AT_DropExpression, AT_DropIdentity ->
          0;
      case AT_AlterColumnType -> 1;
      case AT_AddColumn -> 4;
      case AT_SetExpression -> 5;
      case AT_ColumnDefault -> command.def() == null ? 0 : 7;
      case AT_AddConstraint ->
          command.def() instanceof Constraint constraint
                  && constraint.contype() != ConstrType.CONSTR_PRIMARY
                  && constraint.contype() != ConstrType.CONSTR_UNIQUE
              ? 10
              : 9;
      case AT_SetNotNull, AT_SetStorage, AT_SetIdentity, AT_AddIdentity -> 7;
      default -> 11;
    };
  }

  // What may be done to what

  /// @throws PgException 42809 when a kind of relation cannot be changed so
  private void checkTarget(AlterTableCmd command, Relation relation) {
    String kinds = targets(command.subtype());
    if (kinds.indexOf(relation.kind()) < 0) {
      throw Ownership.wrongKind(
          "ALTER action %s cannot be performed on relation \"%s\""
              .formatted(ActionNames.of(command), relation.name()),
          relation.kind());
    }
    RowTypeUsers.requireUntyped(relation.row(), command.subtype());
    if (CHANGES_COLUMNS.contains(command.subtype())) {
      new RowTypeUsers(definer).refuseTyped(relation.row(), command.behavior());
    }
  }

  private static String targets(AlterTableType type) {
    return switch (type) {
      case AT_AddColumn, AT_DropColumn, AT_AlterColumnType -> "rpcf";
      case AT_ColumnDefault -> "rpvf";
      case AT_SetStatistics -> "rpmiIf";
      case AT_SetOptions, AT_ResetOptions -> "rpmf";
      case AT_SetStorage -> "rpmf";
      case AT_SetCompression -> "rpm";
      case AT_AddIdentity, AT_SetIdentity, AT_DropIdentity -> "rpvf";
      case AT_ChangeOwner -> "rpvmfScIi";
      case AT_SetRelOptions, AT_ResetRelOptions -> "rpvmiI";
      case AT_SetTableSpace -> "rpmiI";
      case AT_SetLogged, AT_SetUnLogged -> "rpS";
      case AT_ReplicaIdentity -> "rpm";
      case AT_ClusterOn, AT_DropCluster -> "rpm";
      default -> "rpf";
    };
  }

  /// The owner that OWNER TO names.
  static void changeOwner(Definer definer, AlterTableCmd command, Relation relation) {
    if (relation.kind() == PgClass.RELKIND_INDEX) {
      definer
          .context()
          .session()
          .reporter()
          .report(
              new PgException(
                      Severity.WARNING,
                      SqlState.WRONG_OBJECT_TYPE,
                      "cannot change owner of index \"%s\"".formatted(relation.name()),
                      null)
                  .hint("Change the ownership of the index's table instead."));
      return;
    }
    new RelationOwner(definer)
        .change(
            relation.oid(),
            RoleNames.oid(definer, Objects.requireNonNull(command.newowner()), false),
            false);
  }
}
