package org.gajah.commands.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.analyzer.StoredExpressions;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.namespace.QualifiedName;
import org.gajah.catalog.privilege.Privilege;
import org.gajah.catalog.rows.PgAm;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgOpclass;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.type.ExpressionTypes;
import org.gajah.commands.object.ChosenNames;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.Placement;
import org.gajah.commands.object.TableInUse;
import org.gajah.commands.relation.IndexedExpressions;
import org.gajah.commands.relation.NewIndex;
import org.gajah.commands.relation.NewIndex.KeyColumn;
import org.gajah.commands.relation.StorageOptions;
import org.gajah.commands.relation.SystemColumns;
import org.gajah.nodes.BoolExpr;
import org.gajah.nodes.Expr;
import org.gajah.nodes.IndexElem;
import org.gajah.nodes.IndexStmt;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.BoolExprType;
import org.gajah.nodes.kinds.SortByDir;
import org.gajah.nodes.kinds.SortByNulls;
import org.jspecify.annotations.Nullable;

/// What an index is to be, worked out from its statement. Mirrors `DefineIndex` of
/// `commands/indexcmds.c`.
public final class IndexDefinition {
  private static final int BTREE = 403;
  private static final int MAX_KEYS = 32;
  private static final int DESCENDING = 1;
  private static final int NULLS_FIRST = 2;

  private final Definer definer;
  private final String text;

  public IndexDefinition(Definer definer, String text) {
    this.definer = definer;
    this.text = text;
  }

  /// Makes an index.
  ///
  /// @param partOfTable whether it belongs to the definition of the table, so that names and rights
  ///   have been looked at
  /// @return its OID; 0 when there was one of the name already and that may be
  public int define(int tableOid, IndexStmt statement, boolean partOfTable) {
    PgClass table = definer.catalog().get(SysCache.RELOID, tableOid);
    if (!statement.excludeOpNames().isEmpty()) {
      throw PgException.notBuilt("exclusion constraints");
    }
    TableInUse.refuse(definer.context(), tableOid, "CREATE INDEX");
    checkCounts(statement);
    if (!partOfTable) {
      definer.privileges().requireSchema(table.relnamespace(), Privilege.CREATE);
    }
    int tablespace =
        new Placement(definer).tablespace(statement.tableSpace(), table.relpersistence());
    List<IndexElem> elements = named(statement);
    List<String> names = columnNames(elements);
    String name = name(statement, table, names, elements);
    if (statement.if_not_exists()
        && definer.catalog().find(SysCache.RELNAMENSP, name, table.relnamespace()) != null) {
      definer.notice(
          SqlState.DUPLICATE_TABLE, "relation \"%s\" already exists, skipping".formatted(name));
      return Oid.INVALID;
    }
    int method = method(statement);
    List<Expr> predicate = predicate(statement, table);
    List<String> options = StorageOptions.BTREE.changed(null, statement.options(), null, false);
    List<KeyColumn> columns = columns(statement, table, elements, names, method);
    return new NewIndex(definer)
        .create(
            new NewIndex.Request(
                name,
                tableOid,
                table.relnamespace(),
                tablespace,
                method,
                columns,
                statement.indexParams().size(),
                predicate,
                new NewIndex.Flags(
                    statement.unique(),
                    statement.primary(),
                    statement.isconstraint(),
                    statement.nulls_not_distinct(),
                    statement.deferrable(),
                    statement.initdeferred(),
                    true),
                options));
  }

  private static void checkCounts(IndexStmt statement) {
    if (statement.indexParams().size() + statement.indexIncludingParams().size() > MAX_KEYS) {
      throw new PgException(
          SqlState.TOO_MANY_COLUMNS,
          "cannot use more than %d columns in an index".formatted(MAX_KEYS));
    }
  }

  // Names

  /// All columns, those that are expressions with the names they suggest.
  private List<IndexElem> named(IndexStmt statement) {
    StoredExpressions expressions = definer.expressions(text);
    List<IndexElem> result = new ArrayList<>();
    for (IndexElem element : statement.indexParams()) {
      Expr raw = element.expr();
      result.add(
          raw == null || element.indexcolname() != null
              ? element
              : element.toBuilder().indexcolname(expressions.label(raw)).build());
    }
    result.addAll(statement.indexIncludingParams());
    return result;
  }

  private List<String> columnNames(List<IndexElem> elements) {
    ChosenNames names = new ChosenNames(definer.catalog());
    List<String> result = new ArrayList<>();
    for (IndexElem element : elements) {
      String original =
          element.indexcolname() != null
              ? element.indexcolname()
              : Objects.requireNonNullElse(element.name(), "expr");
      String name = original;
      for (int i = 1; result.contains(name); i++) {
        String number = Integer.toString(i);
        name = names.clip(original, ChosenNames.MAX_BYTES - number.length()) + number;
      }
      result.add(name);
    }
    return result;
  }

  private String name(
      IndexStmt statement, PgClass table, List<String> columns, List<IndexElem> elements) {
    if (statement.idxname() != null) {
      return statement.idxname();
    }
    ChosenNames names = new ChosenNames(definer.catalog());
    if (statement.primary()) {
      return names.relation(table.relname(), null, "pkey", table.relnamespace(), true);
    }
    StringBuilder joined = new StringBuilder();
    for (String column : columns.subList(0, elements.size())) {
      if (!joined.isEmpty()) {
        joined.append('_');
      }
      joined.append(column);
      if (joined.length() >= ChosenNames.MAX_BYTES + 1) {
        break;
      }
    }
    return statement.isconstraint()
        ? names.relation(table.relname(), joined.toString(), "key", table.relnamespace(), true)
        : names.relation(table.relname(), joined.toString(), "idx", table.relnamespace(), false);
  }

  private int method(IndexStmt statement) {
    String name = Objects.requireNonNullElse(statement.accessMethod(), "btree");
    PgAm row = definer.catalog().find(SysCache.AMNAME, name);
    if (row == null) {
      throw new PgException(
          SqlState.UNDEFINED_OBJECT, "access method \"%s\" does not exist".formatted(name));
    }
    if (row.amtype() != 'i') {
      throw new PgException(
          SqlState.WRONG_OBJECT_TYPE,
          "access method \"%s\" is not of type %s".formatted(name, "INDEX"));
    }
    if (row.oid() != BTREE) {
      if (statement.unique() && !statement.isconstraint()) {
        throw new PgException(
            SqlState.FEATURE_NOT_SUPPORTED,
            "access method \"%s\" does not support unique indexes".formatted(name));
      }
      throw PgException.notBuilt("index access method " + name);
    }
    return row.oid();
  }

  // Conditions and columns

  private List<Expr> predicate(IndexStmt statement, PgClass table) {
    if (statement.whereClause() == null) {
      return List.of();
    }
    Expr condition = definer.expressions(text).indexPredicate(statement.whereClause(), table);
    IndexedExpressions.requireImmutable(definer, condition, "index predicate");
    List<Expr> result = new ArrayList<>();
    conjuncts(condition, result);
    return result;
  }

  /// The parts of an AND (`make_ands_implicit`).
  private static void conjuncts(Expr condition, List<Expr> into) {
    if (condition instanceof BoolExpr and && and.boolop() == BoolExprType.AND_EXPR) {
      into.addAll(and.args());
    } else {
      into.add(condition);
    }
  }

  private List<KeyColumn> columns(
      IndexStmt statement,
      PgClass table,
      List<IndexElem> elements,
      List<String> names,
      int method) {
    List<KeyColumn> result = new ArrayList<>();
    int keys = statement.indexParams().size();
    for (int i = 0; i < elements.size(); i++) {
      IndexElem element = elements.get(i);
      result.add(
          i < keys
              ? key(element, table, names.get(i), statement, method)
              : included(element, table, names.get(i)));
    }
    return result;
  }

  private @Nullable PgAttribute column(String name, PgClass table) {
    PgAttribute column = definer.types().attribute(table.oid(), name);
    if (SystemColumns.number(name) != 0) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED, "index creation on system columns is not supported");
    }
    return column;
  }

  private PgAttribute required(String name, PgClass table, boolean isConstraint) {
    PgAttribute column = column(name, table);
    if (column == null) {
      throw new PgException(
          SqlState.UNDEFINED_COLUMN,
          isConstraint
              ? "column \"%s\" named in key does not exist".formatted(name)
              : "column \"%s\" does not exist".formatted(name));
    }
    return column;
  }

  private KeyColumn included(IndexElem element, PgClass table, String name) {
    if (!element.collation().isEmpty()) {
      throw included("collation");
    }
    if (!element.opclass().isEmpty()) {
      throw included("operator class");
    }
    if (element.ordering() != SortByDir.SORTBY_DEFAULT) {
      throw included("ASC/DESC options");
    }
    if (element.nulls_ordering() != SortByNulls.SORTBY_NULLS_DEFAULT) {
      throw included("NULLS FIRST/LAST options");
    }
    if (element.name() == null) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED, "expressions are not supported in included columns");
    }
    PgAttribute column = required(element.name(), table, false);
    return new KeyColumn(name, column.attnum(), null, Oid.INVALID, Oid.INVALID, 0);
  }

  private static PgException included(String what) {
    return new PgException(
        SqlState.INVALID_OBJECT_DEFINITION,
        "including column does not support %s".formatted(noun(what)));
  }

  private static String noun(String what) {
    return what.startsWith("collation") || what.startsWith("operator")
        ? "a%s %s".formatted(what.startsWith("o") ? "n" : "", what)
        : what;
  }

  private KeyColumn key(
      IndexElem element, PgClass table, String name, IndexStmt statement, int method) {
    int type;
    int collation;
    int number = 0;
    Expr expression = null;
    if (element.name() != null) {
      PgAttribute column = required(element.name(), table, statement.isconstraint());
      number = column.attnum();
      type = column.atttypid();
      collation = column.attcollation();
    } else {
      Expr analyzed =
          definer.expressions(text).indexExpression(Objects.requireNonNull(element.expr()), table);
      ExpressionTypes types = new ExpressionTypes(definer.types());
      type = types.type(analyzed);
      collation = types.collation(analyzed);
      if (analyzed instanceof Var var && var.varattno() > 0) {
        number = var.varattno();
      } else {
        IndexedExpressions.requireImmutable(definer, analyzed, "index expression");
        expression = analyzed;
      }
    }
    collation = collation(element, type, collation);
    int operatorClass = operatorClass(element, type, method);
    if (!element.opclassopts().isEmpty()) {
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE,
          "operator class %s has no options"
              .formatted(definer.operatorClasses().get(operatorClass).opcname()));
    }
    return new KeyColumn(name, number, expression, collation, operatorClass, options(element));
  }

  private int collation(IndexElem element, int type, int own) {
    int collation =
        element.collation().isEmpty()
            ? own
            : definer.context().names().collation(element.collation(), false);
    boolean collatable = definer.types().isCollatable(type);
    if (!collatable && collation != Oid.INVALID) {
      throw new PgException(
          SqlState.DATATYPE_MISMATCH,
          "collations are not supported by type %s".formatted(definer.typeNames().format(type)));
    }
    if (collatable && collation == Oid.INVALID) {
      throw new PgException(
              SqlState.INDETERMINATE_COLLATION,
              "could not determine which collation to use for index expression")
          .hint("Use the COLLATE clause to set the collation explicitly.");
    }
    return collation;
  }

  private int operatorClass(IndexElem element, int type, int method) {
    String typeName = definer.typeNames().format(type);
    if (element.opclass().isEmpty()) {
      int found = definer.operatorClasses().byDefault(type, method);
      if (found == Oid.INVALID) {
        throw new PgException(
                SqlState.UNDEFINED_OBJECT,
                "data type %s has no default operator class for access method \"%s\""
                    .formatted(typeName, "btree"))
            .hint(
                "You must specify an operator class for the index or define a default operator "
                    + "class for the data type.");
      }
      return found;
    }
    int found = definer.context().names().operatorClass(method, element.opclass(), true);
    if (found == Oid.INVALID) {
      // The name of an unknown schema is complained about first.
      throw new PgException(
          SqlState.UNDEFINED_OBJECT,
          "operator class \"%s\" does not exist for access method \"%s\""
              .formatted(QualifiedName.text(element.opclass()), "btree"));
    }
    PgOpclass row = definer.operatorClasses().get(found);
    if (!definer.types().isBinaryCoercible(type, row.opcintype())) {
      throw new PgException(
          SqlState.DATATYPE_MISMATCH,
          "operator class \"%s\" does not accept data type %s"
              .formatted(QualifiedName.text(element.opclass()), typeName));
    }
    return found;
  }

  private static int options(IndexElem element) {
    boolean descending = element.ordering() == SortByDir.SORTBY_DESC;
    boolean nullsFirst =
        switch (element.nulls_ordering()) {
          case SORTBY_NULLS_DEFAULT -> descending;
          case SORTBY_NULLS_FIRST -> true;
          case SORTBY_NULLS_LAST -> false;
        };
    return (descending ? DESCENDING : 0) | (nullsFirst ? NULLS_FIRST : 0);
  }
}
