package org.gajah.commands.relation;

import java.util.ArrayList;
import java.util.List;
import org.gajah.accessapi.relation.Persistence;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.base.id.RelFileLocator;
import org.gajah.catalog.object.DependencyType;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgCollation;
import org.gajah.catalog.rows.PgConstraint;
import org.gajah.catalog.rows.PgIndex;
import org.gajah.catalog.rows.PgOpclass;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalog.type.BaseType;
import org.gajah.catalog.type.ExpressionTypes;
import org.gajah.catalogfacts.FunctionOid;
import org.gajah.commands.object.Definer;
import org.gajah.disk.RelationKey;
import org.gajah.nodes.BoolExpr;
import org.gajah.nodes.Expr;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.kinds.BoolExprType;
import org.gajah.nodes.text.NodeWriter;
import org.jspecify.annotations.Nullable;

/// Makes indexes: their files, their rows in the catalogs, their content. Mirrors `index_create` of
/// `catalog/index.c`.
public final class NewIndex {
  private final Definer definer;

  /// A column of an index.
  ///
  /// @param table number of the table's column; 0 for an expression
  /// @param operatorClass 0 for a column that is only included
  /// @param options bits of `indoption`
  public record KeyColumn(
      String name,
      int table,
      @Nullable Expr expression,
      int collation,
      int operatorClass,
      int options) {}

  /// What kind of index it is.
  ///
  /// @param fill whether it is built at once
  public record Flags(
      boolean unique,
      boolean primary,
      boolean constraint,
      boolean nullsNotDistinct,
      boolean deferrable,
      boolean initiallyDeferred,
      boolean fill) {
    /// The index of a TOAST table.
    public static final Flags TOAST = new Flags(true, true, false, false, false, false, true);

    boolean isImmediate() {
      return !deferrable;
    }
  }

  /// What is to be made.
  ///
  /// @param columns key columns first
  /// @param predicate conditions that all hold
  public record Request(
      String name,
      int table,
      int schema,
      int tablespace,
      int method,
      List<KeyColumn> columns,
      int keyCount,
      List<Expr> predicate,
      Flags flags,
      @Nullable List<String> options) {}

  public NewIndex(Definer definer) {
    this.definer = definer;
  }

  /// Makes an index.
  ///
  /// @return its OID
  public int create(Request request) {
    PgClass table = definer.catalog().get(SysCache.RELOID, request.table());
    if (definer.catalog().find(SysCache.RELNAMENSP, request.name(), request.schema()) != null) {
      throw new PgException(
          SqlState.DUPLICATE_TABLE, "relation \"%s\" already exists".formatted(request.name()));
    }
    if (request.flags().constraint()) {
      requireConstraintFree(request, table);
    }
    List<PgAttribute> columns = columns(request);
    int place =
        request.tablespace() == Oid.INVALID
            ? definer.context().process().transaction().databaseTablespace()
            : request.tablespace();
    int session =
        table.relpersistence() == PgClass.RELPERSISTENCE_TEMP
            ? definer.context().process().proc().number()
            : RelationKey.SHARED;
    int index = definer.oids().nextFileNumber(place, definer.database(), session, true);
    RelationKey key =
        new RelationKey(new RelFileLocator(place, definer.database(), index), session);
    IndexFiles.create(definer, key, Persistence.of(table.relpersistence()));
    definer.writer().insert(row(request, table, index));
    for (PgAttribute column : columns) {
      definer
          .writer()
          .insert(
              RowEdit.of(PgAttribute.TABLE, column).set(PgAttribute.ANUM_ATTRELID, index).row());
    }
    definer.writer().insert(indexRow(request, index));
    // Whoever lists the table's indexes now must list them anew should the filling fail.
    definer.catalog().changes().relationChanged(request.table(), table.relisshared());
    if (request.flags().constraint()) {
      constraint(request, table, index);
    } else {
      dependOnTable(request, index);
    }
    dependOnParts(request, index);
    definer.nextCommand();
    if (request.flags().fill()) {
      new IndexFill(definer).fill(request.table(), index, true);
    }
    return index;
  }

  private void requireConstraintFree(Request request, PgClass table) {
    if (!definer
        .catalog()
        .scan(PgConstraint.CONRELID_CONTYPID_CONNAME_INDEX, request.table(), 0, request.name())
        .isEmpty()) {
      throw new PgException(
          SqlState.DUPLICATE_OBJECT,
          "constraint \"%s\" for relation \"%s\" already exists"
              .formatted(request.name(), table.relname()));
    }
  }

  // Rows

  private List<PgAttribute> columns(Request request) {
    List<PgAttribute> result = new ArrayList<>();
    ExpressionTypes exprTypes = new ExpressionTypes(definer.types());
    for (int i = 0; i < request.columns().size(); i++) {
      KeyColumn key = request.columns().get(i);
      RowEdit<PgAttribute> row;
      if (key.expression() == null) {
        PgAttribute of =
            definer.catalog().get(SysCache.ATTNUM, request.table(), (short) key.table());
        row =
            RowEdit.blank(PgAttribute.TABLE)
                .set(PgAttribute.ANUM_ATTTYPID, of.atttypid())
                .set(PgAttribute.ANUM_ATTLEN, of.attlen())
                .set(PgAttribute.ANUM_ATTNDIMS, of.attndims())
                .set(PgAttribute.ANUM_ATTTYPMOD, of.atttypmod())
                .set(PgAttribute.ANUM_ATTBYVAL, of.attbyval())
                .set(PgAttribute.ANUM_ATTALIGN, of.attalign())
                .set(PgAttribute.ANUM_ATTSTORAGE, of.attstorage())
                .set(PgAttribute.ANUM_ATTCOMPRESSION, of.attcompression());
      } else {
        int type = exprTypes.type(key.expression());
        row = typed(RowEdit.blank(PgAttribute.TABLE), type, exprTypes.typmod(key.expression()));
        IndexedExpressions.requireIndexable(definer, type, key.name());
      }
      stored(row, key);
      result.add(
          row.set(PgAttribute.ANUM_ATTNAME, key.name())
              .set(PgAttribute.ANUM_ATTNUM, i + 1)
              .set(PgAttribute.ANUM_ATTCACHEOFF, -1)
              .set(PgAttribute.ANUM_ATTISLOCAL, true)
              .set(
                  PgAttribute.ANUM_ATTCOLLATION,
                  i < request.keyCount() ? key.collation() : Oid.INVALID)
              .row());
    }
    return result;
  }

  private RowEdit<PgAttribute> typed(RowEdit<PgAttribute> row, int type, int typmod) {
    PgType of = definer.types().get(type);
    BaseType typed = new BaseType(type, typmod);
    return row.set(PgAttribute.ANUM_ATTTYPID, typed.type())
        .set(PgAttribute.ANUM_ATTTYPMOD, typed.typmod())
        .set(PgAttribute.ANUM_ATTLEN, of.typlen())
        .set(PgAttribute.ANUM_ATTBYVAL, of.typbyval())
        .set(PgAttribute.ANUM_ATTALIGN, of.typalign())
        .set(PgAttribute.ANUM_ATTSTORAGE, of.typstorage());
  }

  /// Some operator classes keep other values than the columns' own.
  private void stored(RowEdit<PgAttribute> row, KeyColumn key) {
    if (key.operatorClass() == Oid.INVALID) {
      return;
    }
    PgOpclass operatorClass = definer.operatorClasses().get(key.operatorClass());
    int stored = operatorClass.opckeytype();
    if (stored != Oid.INVALID && stored != row.int4(PgAttribute.ANUM_ATTTYPID)) {
      typed(row, stored, -1).set(PgAttribute.ANUM_ATTCOMPRESSION, '\0');
    }
  }

  private PgClass row(Request request, PgClass table, int index) {
    List<String> options = request.options();
    return RowEdit.blank(PgClass.TABLE)
        .set(PgClass.ANUM_OID, index)
        .set(PgClass.ANUM_RELNAME, request.name())
        .set(PgClass.ANUM_RELNAMESPACE, request.schema())
        .set(PgClass.ANUM_RELOWNER, table.relowner())
        .set(PgClass.ANUM_RELAM, request.method())
        .set(PgClass.ANUM_RELFILENODE, index)
        .set(PgClass.ANUM_RELTABLESPACE, request.tablespace())
        .set(PgClass.ANUM_RELTUPLES, 0)
        .set(PgClass.ANUM_RELPERSISTENCE, table.relpersistence())
        .set(PgClass.ANUM_RELKIND, PgClass.RELKIND_INDEX)
        .set(PgClass.ANUM_RELNATTS, request.columns().size())
        .set(PgClass.ANUM_RELISPOPULATED, true)
        .set(PgClass.ANUM_RELREPLIDENT, PgClass.REPLICA_IDENTITY_NOTHING)
        .set(PgClass.ANUM_RELOPTIONS, options == null ? null : options.toArray(String[]::new))
        .row();
  }

  private static PgIndex indexRow(Request request, int index) {
    int count = request.columns().size();
    short[] keys = new short[count];
    int[] collations = new int[request.keyCount()];
    int[] classes = new int[request.keyCount()];
    short[] options = new short[request.keyCount()];
    List<Node> expressions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      KeyColumn column = request.columns().get(i);
      keys[i] = (short) column.table();
      if (column.expression() != null) {
        expressions.add(column.expression());
      }
      if (i < request.keyCount()) {
        collations[i] = column.collation();
        classes[i] = column.operatorClass();
        options[i] = (short) column.options();
      }
    }
    Flags flags = request.flags();
    return RowEdit.blank(PgIndex.TABLE)
        .set(PgIndex.ANUM_INDEXRELID, index)
        .set(PgIndex.ANUM_INDRELID, request.table())
        .set(PgIndex.ANUM_INDNATTS, count)
        .set(PgIndex.ANUM_INDNKEYATTS, request.keyCount())
        .set(PgIndex.ANUM_INDISUNIQUE, flags.unique())
        .set(PgIndex.ANUM_INDNULLSNOTDISTINCT, flags.nullsNotDistinct())
        .set(PgIndex.ANUM_INDISPRIMARY, flags.primary())
        .set(PgIndex.ANUM_INDIMMEDIATE, flags.isImmediate())
        .set(PgIndex.ANUM_INDISVALID, true)
        .set(PgIndex.ANUM_INDISREADY, true)
        .set(PgIndex.ANUM_INDISLIVE, true)
        .set(PgIndex.ANUM_INDKEY, keys)
        .set(PgIndex.ANUM_INDCOLLATION, collations)
        .set(PgIndex.ANUM_INDCLASS, classes)
        .set(PgIndex.ANUM_INDOPTION, options)
        .set(
            PgIndex.ANUM_INDEXPRS,
            expressions.isEmpty() ? null : NodeWriter.write(NodeList.of(expressions)))
        .set(PgIndex.ANUM_INDPRED, condition(request.predicate()))
        .row();
  }

  // Dependencies

  /// Makes the constraint that the index is for, which it depends on (`index_constraint_create`).
  public int constraint(Request request, PgClass table, int index) {
    Flags flags = request.flags();
    short[] keys = new short[request.keyCount()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = (short) request.columns().get(i).table();
    }
    PgConstraint row =
        StoredConstraints.constraint(
                definer, request.name(), request.schema(), flags.primary() ? 'p' : 'u')
            .set(PgConstraint.ANUM_CONDEFERRABLE, flags.deferrable())
            .set(PgConstraint.ANUM_CONDEFERRED, flags.initiallyDeferred())
            .set(PgConstraint.ANUM_CONRELID, table.oid())
            .set(PgConstraint.ANUM_CONINDID, index)
            .set(PgConstraint.ANUM_CONNOINHERIT, true)
            .set(PgConstraint.ANUM_CONKEY, keys)
            .row();
    definer.writer().insert(row);
    ObjectAddress self = ObjectAddress.of(PgConstraint.TABLE, row.oid());
    StoredConstraints.dependOnColumns(
        definer, self, table.oid(), allKeys(request), DependencyType.AUTO);
    definer
        .dependencies()
        .record(ObjectAddress.of(PgClass.TABLE, index), self, DependencyType.INTERNAL);
    if (flags.deferrable()) {
      recheck(request, row.oid(), index);
    }
    return row.oid();
  }

  /// A key that may be checked late is checked by a trigger.
  private void recheck(Request request, int constraint, int index) {
    definer.nextCommand();
    new ConstraintTriggerRows(definer)
        .create(
            new ConstraintTriggerRows.Request(
                request.flags().primary() ? "PK_ConstraintTrigger" : "Unique_ConstraintTrigger",
                request.table(),
                Oid.INVALID,
                index,
                constraint,
                ConstraintTriggerRows.INSERT | ConstraintTriggerRows.UPDATE,
                FunctionOid.UNIQUE_KEY_RECHECK,
                new ConstraintTriggerRows.Timing(true, request.flags().initiallyDeferred())));
  }

  private static short[] allKeys(Request request) {
    short[] result = new short[request.columns().size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = (short) request.columns().get(i).table();
    }
    return result;
  }

  private void dependOnTable(Request request, int index) {
    List<ObjectAddress> columns = new ArrayList<>();
    for (KeyColumn column : request.columns()) {
      if (column.table() != 0) {
        ObjectAddress address = ObjectAddress.of(PgClass.TABLE, request.table(), column.table());
        if (!columns.contains(address)) {
          columns.add(address);
        }
      }
    }
    if (columns.isEmpty()) {
      columns.add(ObjectAddress.of(PgClass.TABLE, request.table()));
    }
    definer
        .dependencies()
        .recordAll(ObjectAddress.of(PgClass.TABLE, index), columns, DependencyType.AUTO);
  }

  /// Conditions as one tree.
  private static @Nullable String condition(List<Expr> conditions) {
    return switch (conditions.size()) {
      case 0 -> null;
      case 1 -> NodeWriter.write(conditions.getFirst());
      default -> NodeWriter.write(new BoolExpr(BoolExprType.AND_EXPR, conditions, -1));
    };
  }

  private void dependOnParts(Request request, int index) {
    ObjectAddress self = ObjectAddress.of(PgClass.TABLE, index);
    List<ObjectAddress> parts = new ArrayList<>();
    List<Node> trees = new ArrayList<>(request.predicate());
    for (KeyColumn column : request.columns().subList(0, request.keyCount())) {
      if (column.collation() != Oid.INVALID) {
        addOnce(parts, ObjectAddress.of(PgCollation.TABLE, column.collation()));
      }
      addOnce(parts, ObjectAddress.of(PgOpclass.TABLE, column.operatorClass()));
      if (column.expression() != null) {
        trees.add(column.expression());
      }
    }
    definer.dependencies().recordAll(self, parts, DependencyType.NORMAL);
    if (trees.isEmpty()) {
      return;
    }
    for (ObjectAddress each :
        definer.expressionDependencies().ofRelation(NodeList.of(trees), request.table())) {
      boolean own = each.catalog() == PgClass.TABLE.oid() && each.object() == request.table();
      definer.dependencies().record(self, each, own ? DependencyType.AUTO : DependencyType.NORMAL);
    }
  }

  private static void addOnce(List<ObjectAddress> list, ObjectAddress address) {
    if (!list.contains(address)) {
      list.add(address);
    }
  }
}
