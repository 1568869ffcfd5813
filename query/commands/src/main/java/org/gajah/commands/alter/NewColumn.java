package org.gajah.commands.alter;

import java.util.List;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.Batch;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.catalogstore.relation.MissingValue;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.NoParameters;
import org.gajah.commands.object.Parts;
import org.gajah.commands.relation.NewColumns;
import org.gajah.commands.relation.RelationNames;
import org.gajah.commands.relation.StoredConstraints;
import org.gajah.commands.table.AddedColumn;
import org.gajah.executor.rows.Plain;
import org.gajah.expression.Evaluation;
import org.gajah.expression.ExpressionCompiler;
import org.gajah.expression.Mutability;
import org.gajah.nodes.ColumnDef;
import org.gajah.nodes.Const;
import org.gajah.nodes.Constraint;
import org.gajah.nodes.Expr;
import org.gajah.nodes.NextValueExpr;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.UtilityStmt;

/// ADD COLUMN. Mirrors `ATExecAddColumn` of `commands/tablecmds.c`.
///
/// @param after collects commands to run when the table is changed
/// @param foreignKeys collects those of the columns that were added
record NewColumn(
    Definer definer,
    Parts parts,
    AlteredTable table,
    RangeVar name,
    ConstraintChanges constraints,
    List<UtilityStmt> after,
    List<Constraint> foreignKeys) {
  void add(ColumnDef definition, boolean ifNotExists) {
    PgClass row = definer.catalog().get(SysCache.RELOID, table.oid);
    String columnName = Objects.requireNonNull(definition.colname());
    if (ifNotExists && definer.types().attribute(table.oid, columnName) != null) {
      definer.notice(
          SqlState.DUPLICATE_COLUMN,
          "column \"%s\" of relation \"%s\" already exists, skipping"
              .formatted(columnName, row.relname()));
      return;
    }
    AddedColumn added = AddedColumn.of(definer, parts.source().text(), row, name, definition);
    parts.run(added.before());
    RelationNames.requireFreeColumn(definer, row, columnName);
    PgAttribute column = new NewColumns(definer).add(table.oid, added.row());
    definer.nextCommand();
    value(column, added);
    definer.nextCommand();
    constraints.addChecks(added.checks());
    after.addAll(added.after());
    if (!added.keys().isEmpty()) {
      constraints.addKeys(added.keys());
    }
    if (added.rawDefault() != null) {
      foreignKeys.addAll(added.foreignKeys());
      return;
    }
    // The column is null in all rows.
    for (Constraint key : added.foreignKeys()) {
      foreignKeys.add(key.toBuilder().skip_validation(true).initially_valid(true).build());
    }
  }

  /// Adds the foreign keys of the columns that were added; last, for they may point to each other.
  void addForeignKeys() {
    foreignKeys.forEach(constraints::add);
    foreignKeys.clear();
  }

  /// What the column is in the rows that are there.
  private void value(PgAttribute column, AddedColumn added) {
    Expr value = null;
    if (added.rawDefault() != null) {
      StoredConstraints stored = new StoredConstraints(definer, parts.source().text(), table.oid);
      value = stored.analyze(added.rawDefault(), column);
      if (!stored.storeDefault(column, value)) {
        value = null;
      }
    } else if (added.identitySequence() != null) {
      int sequence = definer.context().names().relation(added.identitySequence(), false);
      value = new NextValueExpr(sequence, column.atttypid());
    }
    if (table.before.kind() != PgClass.RELKIND_RELATION) {
      return;
    }
    if (value == null && definer.types().isDomain(column.atttypid())) {
      throw PgException.notBuilt("ADD COLUMN of a domain without a default");
    }
    if (column.attnotnull()) {
      table.checksNulls = true;
    }
    if (value == null) {
      return;
    }
    new RowTypeUsers(definer).refuseStored(table.before.row());
    if (column.attgenerated() != '\0') {
      table.fromNew.put((int) column.attnum(), value);
      table.rewrites = true;
    } else if (Mutability.isVolatile(definer.catalog(), value) || value instanceof NextValueExpr) {
      table.fromOld.put((int) column.attnum(), value);
      table.rewrites = true;
    } else {
      missing(column, value);
    }
  }

  /// All rows that are there have the default's present value, without being touched.
  private void missing(PgAttribute column, Expr value) {
    if (table.rewrites) {
      table.fromOld.put((int) column.attnum(), value);
    }
    definer.nextCommand();
    Vector computed = compute(definer.fold(value), column);
    byte[] bytes = MissingValue.encode(column, computed);
    if (bytes == null) {
      return;
    }
    Found<PgAttribute> found = definer.writer().locate(SysCache.ATTNUM, table.oid, column.attnum());
    definer
        .writer()
        .update(
            found,
            RowEdit.of(PgAttribute.TABLE, found.row())
                .set(PgAttribute.ANUM_ATTHASMISSING, true)
                .set(PgAttribute.ANUM_ATTMISSINGVAL, bytes)
                .row());
  }

  /// The value of an expression without columns, in row 0.
  private Vector compute(Expr value, PgAttribute column) {
    Vector result = column.attbyval() ? new LongVector(1) : new BytesVector(1);
    if (value instanceof Const constant && constant.constisnull()) {
      result.setNull(0);
      return result;
    }
    Batch one = new Batch();
    one.setRows(1);
    Vector computed =
        new ExpressionCompiler(
                definer.context().registry(), definer.context().functions(), _ -> -1, null)
            .compile(value)
            .evaluate(new Evaluation(definer.context().functions(), NoParameters.INSTANCE), one);
    Vector plain = Plain.of(definer.context().functions(), computed, one);
    result.copyFrom(plain, 0, 0);
    return result;
  }
}
