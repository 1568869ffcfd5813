package org.gajah.commands.alter;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgIndex;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.commands.CommandSource;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.Parts;
import org.gajah.commands.object.Placement;
import org.gajah.commands.relation.ClusterMark;
import org.gajah.commands.relation.ClusterableIndex;
import org.gajah.commands.relation.StorageOptions;
import org.gajah.nodes.AlterTableCmd;
import org.gajah.nodes.ColumnDef;
import org.gajah.nodes.Constraint;
import org.gajah.nodes.DefElem;
import org.gajah.nodes.Expr;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.ReplicaIdentityStmt;
import org.gajah.nodes.StringNode;
import org.gajah.nodes.UtilityStmt;
import org.gajah.nodes.kinds.AlterTableType;
import org.jspecify.annotations.Nullable;

/// The changes that one ALTER TABLE makes in the catalogs.
final class TableChanges {
  private final Definer definer;
  private final CommandSource source;
  private final AlteredTable table;
  private final ColumnChanges columns;
  private final ConstraintChanges constraints;
  private final NewColumn newColumn;
  private final IdentityChanges identities;
  private final TypeChange types;
  private final List<UtilityStmt> after = new ArrayList<>();

  TableChanges(Definer definer, CommandSource source, AlteredTable table, RangeVar name) {
    this.definer = definer;
    this.source = source;
    this.table = table;
    this.columns = new ColumnChanges(definer, source.text(), table);
    this.constraints = new ConstraintChanges(definer, source.text(), table, name);
    Parts parts = new Parts(definer, source);
    this.newColumn =
        new NewColumn(definer, parts, table, name, constraints, after, new ArrayList<>());
    this.identities = new IdentityChanges(definer, parts, table, name, after);
    this.types = new TypeChange(definer, source.text(), table);
  }

  void apply(AlterTableCmd command) {
    switch (command.subtype()) {
      case AT_AddColumn -> newColumn.add((ColumnDef) required(command), command.missing_ok());
      case AT_DropColumn -> columns.drop(name(command), command.behavior(), command.missing_ok());
      case AT_ColumnDefault -> columns.setDefault(name(command), (Expr) command.def());
      case AT_DropNotNull -> columns.dropNotNull(name(command));
      case AT_SetNotNull -> columns.setNotNull(name(command));
      case AT_SetStatistics -> columns.setStatistics(command);
      case AT_SetStorage -> columns.setStorage(name(command), text(command));
      case AT_SetCompression -> columns.setCompression(name(command), text(command));
      case AT_SetOptions -> columns.setOptions(name(command), options(command), false);
      case AT_ResetOptions -> columns.setOptions(name(command), options(command), true);
      case AT_DropExpression -> columns.dropExpression(name(command), command.missing_ok());
      case AT_AddIdentity -> identities.add(name(command), (Constraint) required(command));
      case AT_SetIdentity -> identities.set(name(command), options(command));
      case AT_DropIdentity -> identities.drop(name(command), command.missing_ok());
      case AT_AlterColumnType -> types.change(name(command), (ColumnDef) required(command));
      case AT_AddConstraint -> constraints.add((Constraint) required(command));
      case AT_DropConstraint ->
          constraints.drop(name(command), command.behavior(), command.missing_ok());
      case AT_ValidateConstraint -> constraints.validate(name(command));
      case AT_AlterConstraint -> constraints.alter((Constraint) required(command));
      case AT_ChangeOwner -> AlterTable.changeOwner(definer, command, relation());
      case AT_SetRelOptions -> relationOptions(options(command), false);
      case AT_ResetRelOptions -> relationOptions(options(command), true);
      case AT_SetLogged -> persistence(PgClass.RELPERSISTENCE_PERMANENT);
      case AT_SetUnLogged -> persistence(PgClass.RELPERSISTENCE_UNLOGGED);
      case AT_EnableRowSecurity -> mark(PgClass.ANUM_RELROWSECURITY, true);
      case AT_DisableRowSecurity -> mark(PgClass.ANUM_RELROWSECURITY, false);
      case AT_ForceRowSecurity -> mark(PgClass.ANUM_RELFORCEROWSECURITY, true);
      case AT_NoForceRowSecurity -> mark(PgClass.ANUM_RELFORCEROWSECURITY, false);
      case AlterTableType type when TriggerChanges.isOne(type) ->
          new TriggerChanges(definer, table).apply(type, command.name());
      case AlterTableType type when RuleChanges.isOne(type) ->
          new RuleChanges(definer, table).apply(type, name(command));
      case AT_DropOids -> {}
      case AT_ClusterOn -> clusterOn(name(command));
      case AT_DropCluster -> ClusterMark.set(definer, table.oid, Oid.INVALID);
      case AT_SetTableSpace -> tablespace(name(command));
      case AT_ReplicaIdentity -> replicaIdentity((ReplicaIdentityStmt) required(command));
      default -> throw PgException.notBuilt("ALTER TABLE " + ActionNames.of(command));
    }
  }

  private static Node required(AlterTableCmd command) {
    return Objects.requireNonNull(command.def());
  }

  private static String name(AlterTableCmd command) {
    return Objects.requireNonNull(command.name());
  }

  private static String text(AlterTableCmd command) {
    return ((StringNode) required(command)).sval();
  }

  private static List<DefElem> options(AlterTableCmd command) {
    List<DefElem> result = new ArrayList<>();
    for (Node option : ((NodeList) required(command)).elements()) {
      result.add((DefElem) Objects.requireNonNull(option));
    }
    return result;
  }

  private Relation relation() {
    return definer.context().relations().catalog().get(table.oid);
  }

  /// What follows when all changes are made: sequences get their owners, rebuilt constraints and
  /// indexes come back.
  void finish() {
    newColumn.addForeignKeys();
    types.rebuild();
    new Parts(definer, source).run(after);
  }

  private void mark(int column, Object value) {
    Found<PgClass> found = definer.writer().locate(SysCache.RELOID, table.oid);
    definer.writer().update(found, RowEdit.of(PgClass.TABLE, found.row()).set(column, value).row());
  }

  // Options

  private void relationOptions(List<DefElem> options, boolean resets) {
    PgClass row = definer.catalog().get(SysCache.RELOID, table.oid);
    StorageOptions kind =
        switch (row.relkind()) {
          case PgClass.RELKIND_INDEX, PgClass.RELKIND_PARTITIONED_INDEX -> StorageOptions.BTREE;
          case PgClass.RELKIND_VIEW -> StorageOptions.VIEW;
          case PgClass.RELKIND_PARTITIONED_TABLE -> StorageOptions.NONE;
          default -> StorageOptions.HEAP;
        };
    set(row, kind.changed(list(row.reloptions()), options, null, resets));
    if (row.reltoastrelid() != Oid.INVALID) {
      PgClass toast = definer.catalog().get(SysCache.RELOID, row.reltoastrelid());
      set(toast, StorageOptions.TOAST.changed(list(toast.reloptions()), options, "toast", resets));
    }
  }

  private static @Nullable List<String> list(String @Nullable [] texts) {
    return texts == null ? null : List.of(texts);
  }

  private void set(PgClass row, @Nullable List<String> options) {
    Found<PgClass> found = definer.writer().locate(SysCache.RELOID, row.oid());
    definer
        .writer()
        .update(
            found,
            RowEdit.of(PgClass.TABLE, found.row())
                .set(
                    PgClass.ANUM_RELOPTIONS,
                    options == null ? null : options.toArray(String[]::new))
                .row());
  }

  private void persistence(char wanted) {
    PgClass row = definer.catalog().get(SysCache.RELOID, table.oid);
    if (row.relpersistence() == PgClass.RELPERSISTENCE_TEMP) {
      throw new PgException(
          SqlState.INVALID_TABLE_DEFINITION,
          "cannot change logged status of table \"%s\" because it is temporary"
              .formatted(row.relname()));
    }
    if (row.relkind() == PgClass.RELKIND_SEQUENCE) {
      throw PgException.notBuilt("SET LOGGED of sequences");
    }
    if (row.relpersistence() != wanted) {
      table.rewrites = true;
      table.persistence = wanted;
    }
  }

  private void tablespace(String name) {
    Placement placement = new Placement(definer);
    int wanted = placement.tablespaceOid(name, false);
    boolean isOwn = wanted == definer.context().process().transaction().databaseTablespace();
    if (!isOwn) {
      placement.requireCreate(wanted);
    }
    if (table.tablespace != null) {
      throw new PgException(
          SqlState.SYNTAX_ERROR, "cannot have multiple SET TABLESPACE subcommands");
    }
    table.tablespace = isOwn ? Oid.INVALID : wanted;
  }

  // Marks of indexes

  private void clusterOn(String name) {
    int index = index(name);
    ClusterableIndex.require(definer.context(), table.before.row(), index);
    ClusterMark.set(definer, table.oid, index);
  }

  private int index(String name) {
    for (PgIndex row : definer.catalog().scan(PgIndex.INDRELID_INDEX, table.oid)) {
      if (definer.catalog().get(SysCache.RELOID, row.indexrelid()).relname().equals(name)) {
        return row.indexrelid();
      }
    }
    throw new PgException(
        SqlState.UNDEFINED_OBJECT,
        "index \"%s\" for table \"%s\" does not exist".formatted(name, table.before.name()));
  }

  private void replicaIdentity(ReplicaIdentityStmt identity) {
    int index = identity.name() == null ? Oid.INVALID : index(identity.name());
    if (index != Oid.INVALID) {
      PgIndex row = definer.catalog().get(SysCache.INDEXRELID, index);
      String name = definer.catalog().get(SysCache.RELOID, index).relname();
      requireIdentity(row, name);
    }
    mark(PgClass.ANUM_RELREPLIDENT, identity.identity_type());
    for (Found<PgIndex> found : definer.catalog().locate(PgIndex.INDRELID_INDEX, table.oid)) {
      boolean wanted = found.row().indexrelid() == index;
      if (found.row().indisreplident() != wanted) {
        definer
            .writer()
            .update(
                found,
                RowEdit.of(PgIndex.TABLE, found.row())
                    .set(PgIndex.ANUM_INDISREPLIDENT, wanted)
                    .row());
      }
    }
  }

  private void requireIdentity(PgIndex row, String name) {
    String fault = null;
    if (!row.indisunique()) {
      fault = "cannot use non-unique index \"%s\" as replica identity";
    } else if (!row.indimmediate()) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED,
          "cannot use non-immediate index \"%s\" as replica identity".formatted(name));
    } else if (row.indexprs() != null) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED,
          "cannot use expression index \"%s\" as replica identity".formatted(name));
    } else if (row.indpred() != null) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED,
          "cannot use partial index \"%s\" as replica identity".formatted(name));
    }
    if (fault != null) {
      throw new PgException(SqlState.WRONG_OBJECT_TYPE, fault.formatted(name));
    }
    for (int i = 0; i < row.indnkeyatts(); i++) {
      var column = definer.catalog().get(SysCache.ATTNUM, table.oid, row.indkey()[i]);
      if (!column.attnotnull()) {
        throw new PgException(
            SqlState.WRONG_OBJECT_TYPE,
            "index \"%s\" cannot be used as replica identity because column \"%s\" is nullable"
                .formatted(name, column.attname()));
      }
    }
  }
}
