package org.gajah.commands.alter;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.object.DependencyType;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgConstraint;
import org.gajah.catalog.rows.PgIndex;
import org.gajah.catalog.rows.PgTrigger;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogfacts.FunctionOid;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.commands.index.IndexDefinition;
import org.gajah.commands.object.ChosenNames;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.Dropper;
import org.gajah.commands.object.TableInUse;
import org.gajah.commands.referential.ForeignKeyDefinition;
import org.gajah.commands.relation.NewIndex;
import org.gajah.commands.relation.RelationNames;
import org.gajah.commands.relation.StoredConstraints;
import org.gajah.commands.relation.SystemColumns;
import org.gajah.commands.table.KeyTransform;
import org.gajah.locks.table.LockMode;
import org.gajah.nodes.Constraint;
import org.gajah.nodes.Expr;
import org.gajah.nodes.IndexElem;
import org.gajah.nodes.IndexStmt;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.kinds.DropBehavior;
import org.gajah.nodes.text.NodeReader;

/// ADD, DROP and VALIDATE CONSTRAINT.
final class ConstraintChanges {
  private final Definer definer;
  private final String text;
  private final AlteredTable table;
  private final RangeVar name;

  ConstraintChanges(Definer definer, String text, AlteredTable table, RangeVar name) {
    this.definer = definer;
    this.text = text;
    this.table = table;
    this.name = name;
  }

  void add(Constraint constraint) {
    switch (constraint.contype()) {
      case CONSTR_CHECK -> addChecks(List.of(constraint));
      case CONSTR_PRIMARY, CONSTR_UNIQUE, CONSTR_EXCLUSION -> addKeys(List.of(constraint));
      case CONSTR_FOREIGN -> addForeignKey(constraint);
      default -> throw PgException.internal("unrecognized constraint type");
    }
  }

  private void addForeignKey(Constraint constraint) {
    definer.nextCommand();
    Relation now = definer.context().relations().catalog().get(table.oid);
    int oid = new ForeignKeyDefinition(definer, now, constraint).define(text);
    if (!constraint.skip_validation()) {
      table.foreignKeys.add(oid);
    }
  }

  /// Adds checks; rows will be looked at unless that was not wanted.
  void addChecks(List<Constraint> checks) {
    List<Constraint> added =
        new StoredConstraints(definer, text, table.oid)
            .addChecks(checks, new ChosenNames(definer.catalog()));
    for (Constraint check : added) {
      if (!check.skip_validation()) {
        table.checks.add(
            new AlteredTable.Check(
                Objects.requireNonNull(check.conname()),
                (Expr)
                    Objects.requireNonNull(
                        NodeReader.read(Objects.requireNonNull(check.cooked_expr())))));
      }
    }
  }

  /// Adds primary keys and unique constraints with their indexes.
  void addKeys(List<Constraint> keys) {
    PgClass row = definer.catalog().get(SysCache.RELOID, table.oid);
    List<IndexStmt> indexes =
        KeyTransform.of(
            text,
            name.toBuilder().relname(row.relname()).build(),
            keys,
            column ->
                definer.types().attribute(table.oid, column) != null
                    || SystemColumns.number(column) != 0);
    for (int i = 0; i < indexes.size(); i++) {
      Constraint key = keys.size() > i ? keys.get(i) : keys.getLast();
      if (key.indexname() != null) {
        useIndex(key, indexes.get(i));
      } else {
        addIndex(indexes.get(i));
      }
    }
  }

  private void addIndex(IndexStmt index) {
    if (index.primary()) {
      requireNoPrimaryKey();
      for (IndexElem element : index.indexParams()) {
        notNull(Objects.requireNonNull(element.name()));
      }
      definer.nextCommand();
    }
    if (table.rewrites || !table.fromOld.isEmpty()) {
      table.deferredIndexes.add(index);
      return;
    }
    verifyNulls();
    new IndexDefinition(definer, text).define(table.oid, index, false);
  }

  /// Nulls are looked for before the index is built, for that is what is complained about.
  private void verifyNulls() {
    if (table.checksNulls && table.oldRows != null && !table.rewrites) {
      new TableWork(definer, table).scan();
      table.checksNulls = false;
    }
  }

  private void notNull(String column) {
    PgAttribute attribute = ColumnChanges.column(definer, table, column);
    if (!attribute.attnotnull()) {
      Found<PgAttribute> found =
          definer.writer().locate(SysCache.ATTNUM, table.oid, attribute.attnum());
      definer
          .writer()
          .update(
              found,
              RowEdit.of(PgAttribute.TABLE, found.row())
                  .set(PgAttribute.ANUM_ATTNOTNULL, true)
                  .row());
      table.checksNulls = true;
    }
  }

  private void requireNoPrimaryKey() {
    for (PgIndex index : definer.catalog().scan(PgIndex.INDRELID_INDEX, table.oid)) {
      if (index.indisprimary()) {
        throw new PgException(
            SqlState.INVALID_TABLE_DEFINITION,
            "multiple primary keys for table \"%s\" are not allowed"
                .formatted(table.before.name()));
      }
    }
  }

  // USING INDEX

  private void useIndex(Constraint key, IndexStmt statement) {
    String indexName = Objects.requireNonNull(key.indexname());
    int index = definer.context().names().relation(table.before.namespace(), indexName);
    PgIndex row = index == Oid.INVALID ? null : definer.catalog().find(SysCache.INDEXRELID, index);
    if (index == Oid.INVALID) {
      throw at(key, SqlState.UNDEFINED_OBJECT, "index \"%s\" does not exist", indexName);
    }
    if (row == null) {
      throw at(key, SqlState.WRONG_OBJECT_TYPE, "\"%s\" is not an index", indexName);
    }
    if (row.indrelid() != table.oid) {
      throw at(
          key,
          SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
          "index \"%s\" does not belong to table \"" + table.before.name() + "\"",
          indexName);
    }
    checkUsable(key, row, indexName);
    if (statement.primary()) {
      requireNoPrimaryKey();
    }
    adopt(key, statement, row);
  }

  private PgException at(Constraint key, SqlState state, String message, String index) {
    return Definer.at(text, key.location(), new PgException(state, message.formatted(index)));
  }

  private void checkUsable(Constraint key, PgIndex row, String indexName) {
    if (!row.indisvalid()) {
      throw at(
          key, SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE, "index \"%s\" is not valid", indexName);
    }
    String detail = "Cannot create a primary key or unique constraint using such an index.";
    if (!row.indisunique()) {
      throw at(key, SqlState.WRONG_OBJECT_TYPE, "\"%s\" is not a unique index", indexName)
          .detail(detail);
    }
    if (row.indexprs() != null) {
      throw at(key, SqlState.WRONG_OBJECT_TYPE, "index \"%s\" contains expressions", indexName)
          .detail(detail);
    }
    if (row.indpred() != null) {
      throw at(key, SqlState.WRONG_OBJECT_TYPE, "\"%s\" is a partial index", indexName)
          .detail(detail);
    }
    for (PgConstraint constraint :
        definer.catalog().scan(PgConstraint.CONRELID_CONTYPID_CONNAME_INDEX, table.oid)) {
      if (constraint.conindid() == row.indexrelid() && constraint.contype() != 'f') {
        throw at(
            key,
            SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
            "index \"%s\" is already associated with a constraint",
            indexName);
      }
    }
  }

  private void adopt(Constraint key, IndexStmt statement, PgIndex row) {
    int index = row.indexrelid();
    List<NewIndex.KeyColumn> columns = new ArrayList<>();
    for (int i = 0; i < row.indkey().length; i++) {
      PgAttribute column = definer.catalog().get(SysCache.ATTNUM, table.oid, row.indkey()[i]);
      columns.add(
          new NewIndex.KeyColumn(
              column.attname(), column.attnum(), null, Oid.INVALID, Oid.INVALID, 0));
      if (statement.primary() && i < row.indnkeyatts()) {
        notNull(column.attname());
      }
    }
    String indexName = Objects.requireNonNull(key.indexname());
    String constraintName = key.conname() == null ? indexName : key.conname();
    if (!constraintName.equals(indexName)) {
      definer.notice(
          "ALTER TABLE / ADD CONSTRAINT USING INDEX will rename index \"%s\" to \"%s\""
              .formatted(indexName, constraintName));
      new RelationNames(definer).rename(index, constraintName);
    }
    definer.nextCommand();
    definer
        .dependencies()
        .forget(PgClass.TABLE.oid(), index, PgClass.TABLE.oid(), DependencyType.AUTO);
    new NewIndex(definer)
        .constraint(
            new NewIndex.Request(
                constraintName,
                table.oid,
                table.before.namespace(),
                Oid.INVALID,
                0,
                columns,
                row.indnkeyatts(),
                List.of(),
                new NewIndex.Flags(
                    true,
                    statement.primary(),
                    true,
                    row.indnullsnotdistinct(),
                    statement.deferrable(),
                    statement.initdeferred(),
                    false),
                null),
            definer.catalog().get(SysCache.RELOID, table.oid),
            index);
    if (statement.primary() || statement.deferrable()) {
      Found<PgIndex> found = definer.writer().locate(SysCache.INDEXRELID, index);
      definer
          .writer()
          .update(
              found,
              RowEdit.of(PgIndex.TABLE, found.row())
                  .set(PgIndex.ANUM_INDISPRIMARY, statement.primary() || found.row().indisprimary())
                  .set(PgIndex.ANUM_INDIMMEDIATE, !statement.deferrable())
                  .row());
    }
  }

  // DROP and VALIDATE

  private List<PgConstraint> named(String constraint) {
    return definer
        .catalog()
        .scan(PgConstraint.CONRELID_CONTYPID_CONNAME_INDEX, table.oid, 0, constraint);
  }

  void drop(String constraint, DropBehavior behavior, boolean missingOk) {
    List<PgConstraint> rows = named(constraint);
    if (rows.isEmpty()) {
      String message =
          "constraint \"%s\" of relation \"%s\" does not exist"
              .formatted(constraint, table.before.name());
      if (!missingOk) {
        throw new PgException(SqlState.UNDEFINED_OBJECT, message);
      }
      definer.notice(message + ", skipping");
      return;
    }
    PgConstraint row = rows.getFirst();
    if (row.contype() == 'f' && row.confrelid() != table.oid) {
      definer.context().relations().opener().open(row.confrelid(), LockMode.ACCESS_EXCLUSIVE);
      TableInUse.refuse(definer.context(), row.confrelid(), "ALTER TABLE");
    }
    new Dropper(definer).drop(List.of(ObjectAddress.of(PgConstraint.TABLE, row.oid())), behavior);
  }

  // ALTER

  /// ALTER CONSTRAINT: when a foreign key is checked. Mirrors `ATExecAlterConstraint`.
  void alter(Constraint wanted) {
    String constraint = Objects.requireNonNull(wanted.conname());
    List<PgConstraint> rows = named(constraint);
    if (rows.isEmpty()) {
      throw new PgException(
          SqlState.UNDEFINED_OBJECT,
          "constraint \"%s\" of relation \"%s\" does not exist"
              .formatted(constraint, table.before.name()));
    }
    PgConstraint row = rows.getFirst();
    if (row.contype() != 'f') {
      throw new PgException(
          SqlState.WRONG_OBJECT_TYPE,
          "constraint \"%s\" of relation \"%s\" is not a foreign key constraint"
              .formatted(constraint, table.before.name()));
    }
    if (row.condeferrable() != wanted.deferrable() || row.condeferred() != wanted.initdeferred()) {
      retime(row, wanted);
    }
  }

  private void retime(PgConstraint row, Constraint wanted) {
    Found<PgConstraint> found = definer.writer().locate(SysCache.CONSTROID, row.oid());
    definer
        .writer()
        .update(
            found,
            RowEdit.of(PgConstraint.TABLE, found.row())
                .set(PgConstraint.ANUM_CONDEFERRABLE, wanted.deferrable())
                .set(PgConstraint.ANUM_CONDEFERRED, wanted.initdeferred())
                .row());
    for (Found<PgTrigger> trigger :
        definer.catalog().locate(PgTrigger.TGCONSTRAINT_INDEX, row.oid())) {
      if (isTimed(trigger.row())) {
        definer
            .writer()
            .update(
                trigger,
                RowEdit.of(PgTrigger.TABLE, trigger.row())
                    .set(PgTrigger.ANUM_TGDEFERRABLE, wanted.deferrable())
                    .set(PgTrigger.ANUM_TGINITDEFERRED, wanted.initdeferred())
                    .row());
        definer.catalog().changes().relationChanged(trigger.row().tgrelid(), false);
      }
    }
    definer.catalog().changes().relationChanged(table.oid, false);
  }

  /// Actions on other rows are never late.
  private static boolean isTimed(PgTrigger trigger) {
    return switch (trigger.tgfoid()) {
      case FunctionOid.RI_FKEY_NOACTION_DEL,
          FunctionOid.RI_FKEY_NOACTION_UPD,
          FunctionOid.RI_FKEY_CHECK_INS,
          FunctionOid.RI_FKEY_CHECK_UPD ->
          true;
      default -> false;
    };
  }

  void validate(String constraint) {
    List<Found<PgConstraint>> rows =
        definer
            .catalog()
            .locate(PgConstraint.CONRELID_CONTYPID_CONNAME_INDEX, table.oid, 0, constraint);
    if (rows.isEmpty()) {
      throw new PgException(
          SqlState.UNDEFINED_OBJECT,
          "constraint \"%s\" of relation \"%s\" does not exist"
              .formatted(constraint, table.before.name()));
    }
    PgConstraint row = rows.getFirst().row();
    if (row.contype() != 'c' && row.contype() != 'f') {
      throw new PgException(
          SqlState.WRONG_OBJECT_TYPE,
          "constraint \"%s\" of relation \"%s\" is not a foreign key or check constraint"
              .formatted(constraint, table.before.name()));
    }
    if (row.convalidated()) {
      return;
    }
    if (row.contype() == 'f') {
      definer.context().relations().opener().open(row.confrelid(), LockMode.ROW_SHARE);
      table.foreignKeys.add(row.oid());
    } else {
      String condition = Objects.requireNonNull(row.conbin());
      table.checks.add(
          new AlteredTable.Check(
              constraint, (Expr) Objects.requireNonNull(NodeReader.read(condition))));
    }
    definer
        .writer()
        .update(
            rows.getFirst(),
            RowEdit.of(PgConstraint.TABLE, row).set(PgConstraint.ANUM_CONVALIDATED, true).row());
    definer.catalog().changes().relationChanged(table.oid, false);
  }
}
