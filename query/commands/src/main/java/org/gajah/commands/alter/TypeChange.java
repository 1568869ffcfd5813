package org.gajah.commands.alter;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.analyzer.StoredExpressions;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.settings.SessionSettings;
import org.gajah.base.settings.SettingChanger;
import org.gajah.base.settings.SettingSource;
import org.gajah.base.settings.Settings;
import org.gajah.catalog.namespace.QualifiedName;
import org.gajah.catalog.object.DropPlan;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.rows.PgAttrdef;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgCollation;
import org.gajah.catalog.rows.PgConstraint;
import org.gajah.catalog.rows.PgDepend;
import org.gajah.catalog.rows.PgRewrite;
import org.gajah.catalog.rows.PgStatistic;
import org.gajah.catalog.rows.PgTablespace;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalog.type.BaseType;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.commands.CommandSource;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.Dropper;
import org.gajah.commands.object.Parts;
import org.gajah.commands.relation.ColumnTypes;
import org.gajah.commands.relation.ColumnVersions;
import org.gajah.commands.relation.NewRelation;
import org.gajah.commands.relation.StoredConstraints;
import org.gajah.locks.table.LockMode;
import org.gajah.nodes.ColumnDef;
import org.gajah.nodes.Expr;
import org.gajah.nodes.RelabelType;
import org.gajah.nodes.UtilityStmt;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.DropBehavior;
import org.jspecify.annotations.Nullable;

/// ALTER COLUMN TYPE. What hangs on the column, indexes and constraints, is dropped and made again
/// from its definition. Mirrors `ATExecAlterColumnType` of `commands/tablecmds.c`.
final class TypeChange {
  private final Definer definer;
  private final String text;
  private final AlteredTable table;

  /// Commands that make again what was dropped; done with the rows written anew. What makes an
  /// index or a constraint again.
  ///
  /// @param tablespace of its index, by name; nothing for the database's own
  /// @param last whether it is made when all others are, for it needs an index
  private record Rebuild(String sql, String tablespace, boolean last) {}

  private final List<Rebuild> rebuilds = new ArrayList<>();

  TypeChange(Definer definer, String text, AlteredTable table) {
    this.definer = definer;
    this.text = text;
    this.table = table;
  }

  void change(String name, ColumnDef definition) {
    PgAttribute column = ColumnChanges.column(definer, table, name);
    StoredExpressions expressions = definer.expressions(text);
    BaseType typed = expressions.type(Objects.requireNonNull(definition.typeName()));
    PgType type = definer.types().get(typed.type());
    int collation =
        expressions.collation(
            definition.collClause(), typed.type(), definition.typeName().location());
    new ColumnTypes(definer, false).check(name, typed.type(), collation, null);
    if (column.attgenerated() != '\0') {
      throw PgException.notBuilt("ALTER TYPE of generated columns");
    }
    if (table.before.kind() == PgClass.RELKIND_RELATION) {
      rows(column, definition, typed);
    }
    new RowTypeUsers(definer).refuseStored(table.before.row());
    Expr newDefault = convertedDefault(column, typed);
    dropDependents(column);
    Found<PgAttribute> found = definer.writer().locate(SysCache.ATTNUM, table.oid, column.attnum());
    PgAttribute row =
        RowEdit.of(PgAttribute.TABLE, found.row())
            .set(PgAttribute.ANUM_ATTTYPID, typed.type())
            .set(PgAttribute.ANUM_ATTTYPMOD, typed.typmod())
            .set(PgAttribute.ANUM_ATTCOLLATION, collation)
            .set(PgAttribute.ANUM_ATTNDIMS, definition.typeName().arrayBounds().size())
            .set(PgAttribute.ANUM_ATTLEN, type.typlen())
            .set(PgAttribute.ANUM_ATTBYVAL, type.typbyval())
            .set(PgAttribute.ANUM_ATTALIGN, type.typalign())
            .set(PgAttribute.ANUM_ATTSTORAGE, type.typstorage())
            .set(PgAttribute.ANUM_ATTCOMPRESSION, '\0')
            .set(PgAttribute.ANUM_ATTHASMISSING, false)
            .set(PgAttribute.ANUM_ATTMISSINGVAL, null)
            .row();
    definer.writer().update(found, row);
    dependOnType(column, row);
    definer.writer().deleteAll(PgStatistic.RELID_ATT_INH_INDEX, table.oid, column.attnum());
    definer.nextCommand();
    new ColumnVersions(definer).changed(table.oid, column.attnum());
    definer.nextCommand();
    if (newDefault != null) {
      new ColumnChanges(definer, text, table).dropDefault(column.attnum());
      definer.nextCommand();
      new StoredConstraints(definer, text, table.oid)
          .storeDefault(
              definer.catalog().get(SysCache.ATTNUM, table.oid, column.attnum()), newDefault);
    }
  }

  /// How the values of the rows that are there are converted.
  private void rows(PgAttribute column, ColumnDef definition, BaseType typed) {
    Expr transform =
        definer
            .expressions(text)
            .converted(definition.raw_default(), table.before.row(), column, typed);
    if (transform == null) {
      boolean given = definition.raw_default() != null;
      String message =
          given
              ? "result of USING clause for column \"%s\" cannot be cast automatically to type %s"
              : "column \"%s\" cannot be cast automatically to type %s";
      PgException fault =
          new PgException(
              SqlState.DATATYPE_MISMATCH,
              message.formatted(column.attname(), definer.typeNames().format(typed.type())));
      throw fault.hint(
          given
              ? "You might need to add an explicit cast."
              : "You might need to specify \"USING %s::%s\"."
                  .formatted(
                      QualifiedName.quote(column.attname()),
                      definer.typeNames().format(typed.type(), typed.typmod())));
    }
    Expr folded = definer.fold(transform);
    table.fromOld.put((int) column.attnum(), folded);
    if (!keepsValues(folded, column)) {
      table.rewrites = true;
    }
  }

  /// Whether a conversion leaves all values as they are.
  private static boolean keepsValues(Expr expr, PgAttribute column) {
    Expr inner = expr;
    while (inner instanceof RelabelType relabel) {
      inner = relabel.arg();
    }
    return inner instanceof Var var && var.varattno() == column.attnum();
  }

  private @Nullable Expr convertedDefault(PgAttribute column, BaseType typed) {
    if (!column.atthasdef()) {
      return null;
    }
    Expr old = (Expr) Objects.requireNonNull(table.before.defaultOf(column.attnum()));
    Expr converted = definer.expressions(text).convertedDefault(old, typed);
    if (converted == null) {
      throw new PgException(
          SqlState.DATATYPE_MISMATCH,
          "default for column \"%s\" cannot be cast automatically to type %s"
              .formatted(column.attname(), definer.typeNames().format(typed.type())));
    }
    return converted;
  }

  private void dependOnType(PgAttribute before, PgAttribute row) {
    for (Found<PgDepend> found :
        definer
            .catalog()
            .locate(PgDepend.DEPENDER_INDEX, PgClass.TABLE.oid(), table.oid, (int) row.attnum())) {
      boolean ofType =
          found.row().refclassid() == PgType.TABLE.oid()
              && found.row().refobjid() == before.atttypid();
      boolean ofCollation =
          found.row().refclassid() == PgCollation.TABLE.oid()
              && found.row().refobjid() == before.attcollation();
      if (ofType || ofCollation) {
        definer.writer().delete(found);
      }
    }
    new NewRelation(definer).dependOnType(table.oid, row);
  }

  // What hangs on the column

  private void dropDependents(PgAttribute column) {
    List<ObjectAddress> drops = new ArrayList<>();
    for (PgDepend row :
        definer
            .catalog()
            .scan(
                PgDepend.REFERENCE_INDEX, PgClass.TABLE.oid(), table.oid, (int) column.attnum())) {
      ObjectAddress object = new ObjectAddress(row.classid(), row.objid(), row.objsubid());
      if (row.classid() == PgClass.TABLE.oid()) {
        relation(object, drops);
      } else if (row.classid() == PgConstraint.TABLE.oid()) {
        constraint(row.objid(), drops);
      } else if (row.classid() == PgRewrite.TABLE.oid()) {
        throw new PgException(
                SqlState.FEATURE_NOT_SUPPORTED,
                "cannot alter type of a column used by a view or rule")
            .detail(
                "%s depends on column \"%s\""
                    .formatted(definer.descriptions().describe(object), column.attname()));
      } else if (row.classid() == PgAttrdef.TABLE.oid()) {
        columnDefault(row.objid(), column);
      } else {
        throw PgException.notBuilt(
            "ALTER TYPE of a column that %s depends on"
                .formatted(definer.descriptions().describe(object)));
      }
    }
    if (!drops.isEmpty()) {
      new Dropper(definer)
          .drop(drops, DropBehavior.DROP_RESTRICT, new DropPlan.Options(true, false, false));
      definer.nextCommand();
    }
  }

  private void relation(ObjectAddress object, List<ObjectAddress> drops) {
    PgClass row = definer.catalog().get(SysCache.RELOID, object.object());
    if (row.relkind() == PgClass.RELKIND_INDEX) {
      for (PgDepend dependency :
          definer.catalog().scan(PgDepend.DEPENDER_INDEX, PgClass.TABLE.oid(), object.object())) {
        if (dependency.refclassid() == PgConstraint.TABLE.oid()) {
          constraint(dependency.refobjid(), drops);
          return;
        }
      }
      if (!drops.contains(object)) {
        rebuilds.add(
            new Rebuild(
                Objects.requireNonNull(
                    definer.context().functions().deparser().index(object.object(), 0, false)),
                tablespace(object.object()),
                false));
        drops.add(object);
      }
    }
  }

  /// The name of the tablespace of an index; nothing for the database's own.
  private String tablespace(int index) {
    PgClass row = index == 0 ? null : definer.catalog().find(SysCache.RELOID, index);
    PgTablespace place =
        row == null ? null : definer.catalog().find(SysCache.TABLESPACEOID, row.reltablespace());
    return place == null ? "" : place.spcname();
  }

  private void constraint(int oid, List<ObjectAddress> drops) {
    ObjectAddress object = ObjectAddress.of(PgConstraint.TABLE, oid);
    if (drops.contains(object)) {
      return;
    }
    PgConstraint row = definer.catalog().scan(PgConstraint.OID_INDEX, oid).getFirst();
    PgClass of = definer.catalog().get(SysCache.RELOID, row.conrelid());
    boolean isForeign = row.contype() == 'f';
    if (row.conrelid() != table.oid) {
      definer.context().relations().opener().open(row.conrelid(), LockMode.ACCESS_EXCLUSIVE);
    }
    String definition =
        Objects.requireNonNull(definer.context().functions().deparser().constraint(oid, false));
    String sql =
        "ALTER TABLE %s ADD CONSTRAINT %s %s"
            .formatted(
                QualifiedName.quote(
                    definer.context().namespaces().nameOf(of.relnamespace()), of.relname()),
                QualifiedName.quote(row.conname()),
                definition);
    rebuilds.add(new Rebuild(sql, isForeign ? "" : tablespace(row.conindid()), isForeign));
    drops.add(object);
  }

  private void columnDefault(int oid, PgAttribute column) {
    PgAttrdef row = definer.catalog().scan(PgAttrdef.OID_INDEX, oid).getFirst();
    if (row.adnum() == column.attnum()) {
      return;
    }
    PgAttribute other = definer.catalog().get(SysCache.ATTNUM, table.oid, row.adnum());
    throw new PgException(
            SqlState.SYNTAX_ERROR, "cannot alter type of a column used by a generated column")
        .detail(
            "Column \"%s\" is used by generated column \"%s\"."
                .formatted(column.attname(), other.attname()));
  }

  /// Makes again what was dropped, when the rows are as they will be.
  void rebuild() {
    if (rebuilds.isEmpty()) {
      return;
    }
    new TableWork(definer, table).run();
    rebuilds.stream().filter(rebuild -> !rebuild.last).forEach(this::run);
    rebuilds.stream().filter(Rebuild::last).forEach(this::run);
    rebuilds.clear();
  }

  private void run(Rebuild rebuild) {
    SessionSettings settings = definer.context().session().settings();
    int level = settings.enter();
    try {
      settings.set(
          Settings.DEFAULT_TABLESPACE.name(),
          rebuild.tablespace,
          SessionSettings.Scope.TRANSACTION,
          SettingSource.SESSION,
          SettingChanger.superuser());
      UtilityStmt statement =
          (UtilityStmt) definer.context().sql().parse(rebuild.sql).getFirst().stmt();
      new Parts(definer, CommandSource.of(rebuild.sql)).run(statement);
    } finally {
      settings.leave(level, true);
    }
  }
}
