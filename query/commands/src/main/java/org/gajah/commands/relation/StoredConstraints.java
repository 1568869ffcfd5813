package org.gajah.commands.relation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.analyzer.StoredExpressions;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.object.DependencyType;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.rows.PgAttrdef;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgConstraint;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.commands.object.ChosenNames;
import org.gajah.commands.object.Definer;
import org.gajah.expression.Mutability;
import org.gajah.nodes.Const;
import org.gajah.nodes.Constraint;
import org.gajah.nodes.Expr;
import org.gajah.nodes.Node;
import org.gajah.nodes.Var;
import org.gajah.nodes.text.NodeReader;
import org.gajah.nodes.text.NodeWriter;
import org.gajah.nodes.walk.TreeWalker;
import org.jspecify.annotations.Nullable;

/// Writes defaults and checks of tables down. Mirrors `AddRelationNewConstraints` and
/// `StoreAttrDefault` of `catalog/heap.c`.
public final class StoredConstraints {
  private final Definer definer;
  private final String text;
  private final PgClass table;

  public StoredConstraints(Definer definer, String text, int table) {
    this.definer = definer;
    this.text = text;
    this.table = definer.catalog().get(SysCache.RELOID, table);
  }

  /// Analyzes a column's default, or how it is generated.
  public Expr analyze(Expr raw, PgAttribute column) {
    boolean generated = column.attgenerated() != '\0';
    Expr expr =
        expressions()
            .columnDefault(
                raw,
                column.atttypid(),
                column.atttypmod(),
                column.attname(),
                generated ? table : null);
    if (generated) {
      checkGenerated(expr);
    }
    return expr;
  }

  private StoredExpressions expressions() {
    return definer.expressions(text);
  }

  private void checkGenerated(Expr expr) {
    new TreeWalker() {
      @Override
      protected boolean visit(Node node) {
        if (node instanceof Var var && var.varattno() > 0) {
          PgAttribute column =
              definer.catalog().get(SysCache.ATTNUM, table.oid(), (short) var.varattno());
          if (column.attgenerated() != '\0') {
            throw Definer.at(
                    text,
                    var.location(),
                    new PgException(
                        SqlState.INVALID_OBJECT_DEFINITION,
                        "cannot use generated column \"%s\" in column generation expression"
                            .formatted(column.attname())))
                .detail("A generated column cannot reference another generated column.");
          }
        }
        if (node instanceof Var var && var.varattno() == 0) {
          throw Definer.at(
                  text,
                  var.location(),
                  new PgException(
                      SqlState.INVALID_OBJECT_DEFINITION,
                      "cannot use whole-row variable in column generation expression"))
              .detail("This would cause the generated column to depend on its own value.");
        }
        return children(node);
      }
    }.walk(expr);
    if (Mutability.isMutable(definer.catalog(), definer.fold(expr))) {
      throw new PgException(
          SqlState.INVALID_OBJECT_DEFINITION, "generation expression is not immutable");
    }
  }

  /// Stores a column's default, or how it is generated.
  ///
  /// @return false when there is nothing to store, for the default is null anyway
  public boolean storeDefault(PgAttribute column, Expr expr) {
    boolean generated = column.attgenerated() != '\0';
    if (!generated && expr instanceof Const constant && constant.constisnull()) {
      return false;
    }
    int oid = definer.oids().next(PgAttrdef.OID_INDEX);
    definer
        .writer()
        .insert(new PgAttrdef(oid, table.oid(), column.attnum(), NodeWriter.write(expr)));
    Found<PgAttribute> found =
        definer.writer().locate(SysCache.ATTNUM, table.oid(), column.attnum());
    definer
        .writer()
        .update(
            found,
            RowEdit.of(PgAttribute.TABLE, found.row()).set(PgAttribute.ANUM_ATTHASDEF, true).row());
    ObjectAddress self = ObjectAddress.of(PgAttrdef.TABLE, oid);
    definer
        .dependencies()
        .record(
            self,
            ObjectAddress.of(PgClass.TABLE, table.oid(), column.attnum()),
            generated ? DependencyType.INTERNAL : DependencyType.AUTO);
    definer
        .dependencies()
        .recordAll(
            self,
            definer.expressionDependencies().ofRelation(expr, table.oid()),
            DependencyType.NORMAL);
    return true;
  }

  // Checks

  /// Adds checks and keeps count of them.
  ///
  /// @return those that were not there already
  public List<Constraint> addChecks(List<Constraint> checks, ChosenNames names) {
    List<Constraint> added = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    int count = table.relchecks();
    for (Constraint check : checks) {
      Expr expr =
          check.raw_expr() != null
              ? expressions().check(check.raw_expr(), table)
              : (Expr)
                  Objects.requireNonNull(
                      NodeReader.read(Objects.requireNonNull(check.cooked_expr())));
      String name = check.conname();
      if (name != null) {
        if (seen.contains(name)) {
          throw new PgException(
              SqlState.DUPLICATE_OBJECT, "check constraint \"%s\" already exists".formatted(name));
        }
        requireFree(name);
        names.take(name);
      } else {
        name = names.constraint(table.relname(), onlyColumn(expr), "check", table.relnamespace());
      }
      seen.add(name);
      storeCheck(check, name, expr);
      added.add(check.toBuilder().conname(name).cooked_expr(NodeWriter.write(expr)).build());
      count++;
    }
    if (count != table.relchecks()) {
      Found<PgClass> found = definer.writer().locate(SysCache.RELOID, table.oid());
      definer
          .writer()
          .update(
              found,
              RowEdit.of(PgClass.TABLE, found.row()).set(PgClass.ANUM_RELCHECKS, count).row());
    }
    return added;
  }

  /// @throws PgException 42710 when the table has a constraint of a name
  public void requireFree(String name) {
    if (!definer
        .catalog()
        .scan(PgConstraint.CONRELID_CONTYPID_CONNAME_INDEX, table.oid(), 0, name)
        .isEmpty()) {
      throw new PgException(
          SqlState.DUPLICATE_OBJECT,
          "constraint \"%s\" for relation \"%s\" already exists".formatted(name, table.relname()));
    }
  }

  /// The name of the one column that a condition is about; null when there are more, or none.
  private @Nullable String onlyColumn(Expr expr) {
    List<Short> columns = columns(expr);
    return columns.size() == 1
        ? definer.catalog().get(SysCache.ATTNUM, table.oid(), columns.getFirst()).attname()
        : null;
  }

  /// Numbers of the columns that a condition is about, each once, in the order of their places.
  private static List<Short> columns(Expr expr) {
    List<Short> result = new ArrayList<>();
    new TreeWalker() {
      @Override
      protected boolean visit(Node node) {
        if (node instanceof Var var && !result.contains((short) var.varattno())) {
          result.add((short) var.varattno());
        }
        return children(node);
      }
    }.walk(expr);
    return result;
  }

  private void storeCheck(Constraint check, String name, Expr expr) {
    List<Short> columns = columns(expr);
    short[] keys = new short[columns.size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = columns.get(i);
    }
    boolean valid = check.initially_valid() || !check.skip_validation();
    PgConstraint row =
        constraint(definer, name, table.relnamespace(), 'c')
            .set(PgConstraint.ANUM_CONVALIDATED, valid)
            .set(PgConstraint.ANUM_CONRELID, table.oid())
            .set(PgConstraint.ANUM_CONNOINHERIT, check.is_no_inherit())
            .set(PgConstraint.ANUM_CONKEY, keys.length == 0 ? null : keys)
            .set(PgConstraint.ANUM_CONBIN, NodeWriter.write(expr))
            .row();
    definer.writer().insert(row);
    ObjectAddress self = ObjectAddress.of(PgConstraint.TABLE, row.oid());
    dependOnColumns(definer, self, table.oid(), keys, DependencyType.AUTO);
    definer
        .dependencies()
        .recordAll(
            self,
            definer.expressionDependencies().ofRelation(expr, table.oid()),
            DependencyType.NORMAL);
  }

  /// The beginning of a row of `pg_constraint`, with an OID.
  public static RowEdit<PgConstraint> constraint(
      Definer definer, String name, int schema, char kind) {
    return RowEdit.blank(PgConstraint.TABLE)
        .set(PgConstraint.ANUM_OID, definer.oids().next(PgConstraint.OID_INDEX))
        .set(PgConstraint.ANUM_CONNAME, name)
        .set(PgConstraint.ANUM_CONNAMESPACE, schema)
        .set(PgConstraint.ANUM_CONTYPE, kind)
        .set(PgConstraint.ANUM_CONVALIDATED, true)
        .set(PgConstraint.ANUM_CONFUPDTYPE, ' ')
        .set(PgConstraint.ANUM_CONFDELTYPE, ' ')
        .set(PgConstraint.ANUM_CONFMATCHTYPE, ' ')
        .set(PgConstraint.ANUM_CONISLOCAL, true);
  }

  /// A constraint depends on columns of a table, or on the whole of it when there are none.
  public static void dependOnColumns(
      Definer definer, ObjectAddress constraint, int table, short[] columns, DependencyType type) {
    List<ObjectAddress> on = new ArrayList<>();
    for (short column : columns) {
      on.add(ObjectAddress.of(PgClass.TABLE, table, column));
    }
    if (on.isEmpty() && table != Oid.INVALID) {
      on.add(ObjectAddress.of(PgClass.TABLE, table));
    }
    definer.dependencies().recordAll(constraint, on, type);
  }
}
