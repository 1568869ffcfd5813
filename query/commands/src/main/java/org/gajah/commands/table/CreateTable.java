package org.gajah.commands.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.SysCache;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandSource;
import org.gajah.commands.index.IndexDefinition;
import org.gajah.commands.object.ChosenNames;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.Parts;
import org.gajah.commands.object.Placement;
import org.gajah.commands.relation.NewRelation;
import org.gajah.commands.relation.NewRelation.Request;
import org.gajah.commands.relation.StorageOptions;
import org.gajah.commands.relation.StoredConstraints;
import org.gajah.commands.relation.SystemColumns;
import org.gajah.commands.relation.ToastTable;
import org.gajah.nodes.AlterTableCmd;
import org.gajah.nodes.AlterTableStmt;
import org.gajah.nodes.ColumnDef;
import org.gajah.nodes.Constraint;
import org.gajah.nodes.CreateStmt;
import org.gajah.nodes.Expr;
import org.gajah.nodes.IndexStmt;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.TableElement;
import org.gajah.nodes.TableLikeClause;
import org.gajah.nodes.UtilityStmt;
import org.gajah.nodes.kinds.AlterTableType;
import org.gajah.nodes.kinds.DropBehavior;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.nodes.kinds.OnCommitAction;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;
import org.jspecify.annotations.Nullable;

/// CREATE TABLE. Mirrors `transformCreateStmt` of `parser/parse_utilcmd.c` and `DefineRelation` of
/// `commands/tablecmds.c`.
public final class CreateTable implements Command {
  private final CreateStmt statement;
  private final CommandSource source;
  private final CommandContext context;
  private final Definer definer;

  public CreateTable(CreateStmt statement, CommandSource source, CommandContext context) {
    this.statement = statement;
    this.source = source;
    this.context = context;
    this.definer = new Definer(context);
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    refuseUnbuilt();
    Placement placement = new Placement(definer);
    Placement.Place place =
        Definer.at(
            source.text(),
            statement.relation().location(),
            () -> placement.relation(statement.relation()));
    if (existsAlready(place)) {
      return Completion.of("CREATE TABLE");
    }
    RangeVar name =
        statement.relation().toBuilder()
            .schemaname(Objects.requireNonNull(context.namespaces().nameOf(place.schema())))
            .relpersistence(place.persistence())
            .build();
    TableDraft draft = transform(name, place);
    if (isTaken(place)) {
      throw NewRelation.alreadyExists(name.relname());
    }
    for (UtilityStmt before : draft.before) {
      runPart(before);
    }
    define(name, place, draft);
    for (UtilityStmt after : draft.after) {
      runPart(after);
    }
    return Completion.of("CREATE TABLE");
  }

  private void refuseUnbuilt() {
    if (!statement.inhRelations().isEmpty()) {
      throw PgException.notBuilt(
          statement.partbound() == null ? "table inheritance" : "partitions");
    }
    if (statement.partspec() != null) {
      throw PgException.notBuilt("partitioned tables");
    }
    if (statement.ofTypename() != null) {
      throw PgException.notBuilt("typed tables");
    }
    requireMethod(statement.accessMethod());
  }

  /// @throws PgException 42704 unless tables can be stored so
  public static void requireMethod(@Nullable String accessMethod) {
    if (accessMethod != null && !accessMethod.equals("heap")) {
      throw new PgException(
          SqlState.UNDEFINED_OBJECT, "access method \"%s\" does not exist".formatted(accessMethod));
    }
  }

  private boolean existsAlready(Placement.Place place) {
    if (!statement.if_not_exists() || !isTaken(place)) {
      return false;
    }
    definer.notice(
        SqlState.DUPLICATE_TABLE,
        "relation \"%s\" already exists, skipping".formatted(statement.relation().relname()));
    return true;
  }

  private boolean isTaken(Placement.Place place) {
    String name = statement.relation().relname();
    return definer.catalog().find(SysCache.RELNAMENSP, name, place.schema()) != null;
  }

  private void runPart(UtilityStmt part) {
    new Parts(definer, source).run(part);
  }

  // What was written

  private TableDraft transform(RangeVar name, Placement.Place place) {
    TableDraft draft = new TableDraft();
    ChosenNames names = new ChosenNames(definer.catalog());
    ColumnTransform columns =
        new ColumnTransform(
            definer, source.text(), name, place.schema(), place.persistence(), 0, draft, names);
    for (TableElement element : statement.tableElts()) {
      switch (element) {
        case ColumnDef column -> draft.columns.add(columns.transform(column));
        case Constraint constraint -> tableConstraint(constraint, draft);
        case TableLikeClause like -> new LikeClause(definer, source.text()).expand(like, draft);
      }
    }
    for (Constraint constraint : statement.constraints()) {
      tableConstraint(constraint, draft);
    }
    draft.indexes.addAll(
        new KeyTransform(source.text(), name, draft, column -> SystemColumns.number(column) != 0)
            .indexes());
    for (Constraint key : draft.foreignKeys) {
      draft.after.add(addition(name, key));
    }
    return draft;
  }

  /// Foreign keys are added when the table is there; it has no rows to look at.
  private static AlterTableStmt addition(RangeVar table, Constraint key) {
    AlterTableCmd command =
        AlterTableCmd.builder()
            .subtype(AlterTableType.AT_AddConstraint)
            .def(key.toBuilder().skip_validation(true).initially_valid(true).build())
            .behavior(DropBehavior.DROP_RESTRICT)
            .build();
    return AlterTableStmt.builder()
        .relation(table)
        .cmds(List.of(command))
        .objtype(ObjectType.OBJECT_TABLE)
        .build();
  }

  static void tableConstraint(Constraint constraint, TableDraft draft) {
    switch (constraint.contype()) {
      case CONSTR_PRIMARY, CONSTR_UNIQUE, CONSTR_EXCLUSION -> draft.keys.add(constraint);
      case CONSTR_CHECK -> draft.checks.add(constraint);
      case CONSTR_FOREIGN -> draft.foreignKeys.add(constraint);
      default -> throw PgException.internal("invalid context for constraint type");
    }
  }

  // What is made

  private void define(RangeVar name, Placement.Place place, TableDraft draft) {
    if (statement.oncommit() != OnCommitAction.ONCOMMIT_NOOP
        && place.persistence() != PgClass.RELPERSISTENCE_TEMP) {
      throw new PgException(
          SqlState.INVALID_TABLE_DEFINITION, "ON COMMIT can only be used on temporary tables");
    }
    int tablespace =
        new Placement(definer).tablespace(statement.tablespacename(), place.persistence());
    List<String> options = StorageOptions.HEAP.changed(null, statement.options(), null, false);
    List<String> toastOptions =
        StorageOptions.TOAST.changed(null, statement.options(), "toast", false);
    int table =
        new NewRelation(definer)
            .create(
                new Request(
                    name.relname(),
                    place.schema(),
                    tablespace,
                    context.user(),
                    PgClass.RELKIND_RELATION,
                    place.persistence(),
                    columns(draft),
                    Oid.INVALID,
                    options));
    definer.nextCommand();
    constraints(table, draft);
    definer.nextCommand();
    new ToastTable(definer).createFor(table, toastOptions);
    for (IndexStmt index : draft.indexes) {
      new IndexDefinition(definer, source.text()).define(table, index, true);
      definer.nextCommand();
    }
    context.temporary().register(table, statement.oncommit());
  }

  private List<PgAttribute> columns(TableDraft draft) {
    ColumnRows rows = new ColumnRows(definer, source.text());
    List<PgAttribute> result = new ArrayList<>();
    for (ColumnDraft column : draft.columns) {
      for (PgAttribute other : result) {
        if (other.attname().equals(column.name)) {
          throw SystemColumns.twice(column.name);
        }
      }
      column.number = result.size() + 1;
      result.add(rows.row(column));
    }
    return result;
  }

  private void constraints(int table, TableDraft draft) {
    StoredConstraints stored = new StoredConstraints(definer, source.text(), table);
    List<PgAttribute> rows = definer.types().attributes(table);
    for (ColumnDraft column : draft.columns) {
      PgAttribute row = rows.get(column.number - 1);
      Expr expr = column.cookedDefault;
      if (column.rawDefault != null) {
        expr = stored.analyze(column.rawDefault, row);
      }
      if (expr != null) {
        stored.storeDefault(row, expr);
      }
    }
    stored.addChecks(draft.checks, new ChosenNames(definer.catalog()));
  }
}
