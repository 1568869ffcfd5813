package org.gajah.analyzer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.gajah.analyzer.coerce.Literals;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.operator.Operators;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgConstraint;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.nodes.Alias;
import org.gajah.nodes.Bitmapset;
import org.gajah.nodes.CoerceToDomain;
import org.gajah.nodes.ColumnRef;
import org.gajah.nodes.Const;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FieldStore;
import org.gajah.nodes.IndexElem;
import org.gajah.nodes.InferClause;
import org.gajah.nodes.InferenceElem;
import org.gajah.nodes.InsertStmt;
import org.gajah.nodes.IntList;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.OidList;
import org.gajah.nodes.OnConflictClause;
import org.gajah.nodes.OnConflictExpr;
import org.gajah.nodes.Param;
import org.gajah.nodes.Query;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.RangeTblRef;
import org.gajah.nodes.ResTarget;
import org.gajah.nodes.RowExpr;
import org.gajah.nodes.SelectStmt;
import org.gajah.nodes.StringNode;
import org.gajah.nodes.SubscriptingRef;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.AclMode;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.kinds.LockMode;
import org.gajah.nodes.kinds.OnConflictAction;
import org.gajah.nodes.kinds.SortByDir;
import org.gajah.nodes.kinds.SortByNulls;
import org.gajah.nodes.walk.Locations;
import org.gajah.nodes.walk.RangeTableUse;
import org.jspecify.annotations.Nullable;

/// INSERT. Mirrors `transformInsertStmt()`.
final class Inserts {
  private static final int FIRST_NORMAL_OBJECT = 16384;
  private final Analysis a;

  Inserts(Analysis analysis) {
    this.a = analysis;
  }

  /// A column that gets a value.
  record Column(ResTarget raw, PgAttribute attribute) {
    Assignments.Place place() {
      return new Assignments.Place(attribute, raw.indirection(), raw.location());
    }
  }

  Query transform(Scope scope, InsertStmt raw) {
    Query.Builder query = Selects.query(CmdType.CMD_INSERT).override(raw.override());
    scope.isInsert = true;
    a.ctes.transform(scope, raw.withClause(), query);
    Scope rule = isGeneral(raw.selectStmt()) ? a.scope(scope).takeRule(scope) : null;
    OnConflictClause conflict = raw.onConflictClause();
    boolean updates = conflict != null && conflict.action() == OnConflictAction.ONCONFLICT_UPDATE;
    long permissions = AclMode.ACL_INSERT | (updates ? AclMode.ACL_UPDATE : 0);
    query.resultRelation(a.changes.setTarget(scope, raw.relation(), false, false, permissions));
    List<Column> columns = columns(scope, raw.cols());
    List<Expr> values = values(scope, rule, raw, columns);
    query.targetList(targets(scope, values, columns));
    if (conflict != null || !raw.returningList().isEmpty()) {
      NamespaceItem target = Objects.requireNonNull(scope.targetItem);
      target.visible(true, true);
      scope.namespace = new ArrayList<>();
      scope.namespace.add(target);
    }
    if (conflict != null) {
      query.onConflict(onConflict(scope, conflict));
    }
    query.returningList(a.changes.returning(scope, raw.returningList(), ExprKind.RETURNING));
    return a.collations.assign(a.selects.finish(scope, query, null).build());
  }

  /// The targets for the values of columns, whose permission they need.
  List<TargetEntry> targets(Scope scope, List<Expr> values, List<Column> columns) {
    Permission permission =
        Objects.requireNonNull(Objects.requireNonNull(scope.targetItem).permission);
    List<TargetEntry> targets = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      PgAttribute attribute = columns.get(i).attribute;
      targets.add(
          new TargetEntry(values.get(i), attribute.attnum(), attribute.attname(), 0, 0, 0, false));
      permission.insert(attribute.attnum());
    }
    return targets;
  }

  private static boolean isGeneral(@Nullable SelectStmt select) {
    return select != null
        && (select.valuesLists().isEmpty()
            || !select.sortClause().isEmpty()
            || select.limitOffset() != null
            || select.limitCount() != null
            || !select.lockingClause().isEmpty()
            || select.withClause() != null);
  }

  private List<Expr> values(
      Scope scope, @Nullable Scope inner, InsertStmt raw, List<Column> columns) {
    SelectStmt select = raw.selectStmt();
    boolean given = !raw.cols().isEmpty();
    if (select == null) {
      return List.of();
    }
    if (inner != null) {
      return row(scope, selected(scope, inner, select), given, columns, false);
    }
    if (select.valuesLists().size() > 1) {
      return several(scope, select.valuesLists(), given, columns);
    }
    List<Expr> values =
        a.targets.expressions(scope, select.valuesLists().getFirst(), ExprKind.VALUES_SINGLE, true);
    return row(scope, values, given, columns, false);
  }

  private List<Expr> selected(Scope scope, Scope inner, SelectStmt select) {
    inner.resolveUnknowns = false;
    Query query = a.statements.within(inner, select);
    NamespaceItem item =
        a.rangeTable.addSubquery(scope, query, new Alias("*SELECT*", List.of()), false, false);
    scope.joinList.add(new RangeTblRef(item.index));
    List<Expr> values = new ArrayList<>();
    for (TargetEntry target : query.targetList()) {
      Expr expr = target.expr();
      if (target.resjunk()) {
        continue;
      }
      if ((expr instanceof Const || expr instanceof Param)
          && a.exprTypes.type(expr) == TypeOid.UNKNOWN) {
        values.add(expr);
      } else {
        values.add(
            new Var(
                item.index,
                target.resno(),
                a.exprTypes.type(expr),
                a.exprTypes.typmod(expr),
                a.exprTypes.collation(expr),
                Bitmapset.EMPTY,
                0,
                item.index,
                target.resno(),
                Locations.of(expr)));
      }
    }
    return values;
  }

  private List<Expr> several(
      Scope scope, List<List<Expr>> raw, boolean given, List<Column> columns) {
    List<List<Expr>> rows = new ArrayList<>();
    int width = -1;
    for (List<Expr> each : raw) {
      List<Expr> values = a.targets.expressions(scope, each, ExprKind.VALUES, true);
      if (width >= 0 && values.size() != width) {
        throw a.fault(
            SqlState.SYNTAX_ERROR, "VALUES lists must all be the same length", NodeList.of(values));
      }
      width = values.size();
      List<Expr> row = new ArrayList<>(row(scope, values, given, columns, true));
      row.replaceAll(a.collations::assign);
      rows.add(row);
    }
    OidList types = OidList.EMPTY;
    IntList typmods = IntList.EMPTY;
    OidList collations = OidList.EMPTY;
    for (Expr value : rows.getFirst()) {
      types = types.plus(a.exprTypes.type(value));
      typmods = typmods.plus(a.exprTypes.typmod(value));
      collations = collations.plus(0);
    }
    boolean lateral = rows.stream().anyMatch(Inserts::hasRows);
    NamespaceItem item =
        a.rangeTable.addValues(scope, rows, types, typmods, collations, null, lateral, true);
    scope.joinList.add(new RangeTblRef(item.index));
    List<Expr> vars = new ArrayList<>();
    for (RangeTable.Named each : a.rangeTable.expand(scope, item, 0, -1)) {
      vars.add(each.var());
    }
    return row(scope, vars, given, columns, false);
  }

  /// Whether values use the rows of a rule.
  private static boolean hasRows(List<Expr> values) {
    return values.stream()
        .anyMatch(value ->
            RangeTableUse.of(value, AnalyzedRule.OLD) || RangeTableUse.of(value, AnalyzedRule.NEW));
  }

  /// Values made to fit their columns.
  ///
  /// @param given whether the columns were named
  /// @param strip whether only the values are wanted where a part of a column is assigned
  List<Expr> row(
      Scope scope, List<Expr> values, boolean given, List<Column> columns, boolean strip) {
    if (values.size() > columns.size()) {
      throw a.fault(
          SqlState.SYNTAX_ERROR,
          "INSERT has more expressions than target columns",
          values.get(columns.size()));
    }
    if (given && values.size() < columns.size()) {
      var fault =
          a.fault(
              SqlState.SYNTAX_ERROR,
              "INSERT has more target columns than expressions",
              columns.get(values.size()).raw);
      throw values.size() == 1 && rowWidth(scope, values.getFirst()) == columns.size()
          ? fault.hint(
              "The insertion source is a row expression containing the same number of columns"
                  + " expected by the INSERT. Did you accidentally use extra parentheses?")
          : fault;
    }
    List<Expr> result = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Expr value =
          a.assignments.assigned(
              scope, values.get(i), ExprKind.INSERT_TARGET, columns.get(i).place());
      result.add(strip ? stripped(value) : value);
    }
    return result;
  }

  private static int rowWidth(Scope scope, Expr value) {
    if (value instanceof RowExpr row) {
      return row.args().size();
    }
    if (value instanceof Var var && var.varlevelsup() == 0) {
      RangeTblEntry entry = scope.entry(var.varno());
      Query query = entry.subquery();
      if (query != null && var.varattno() > 0) {
        Expr source = query.targetList().get(var.varattno() - 1).expr();
        return source instanceof RowExpr row ? row.args().size() : -1;
      }
    }
    return -1;
  }

  private static Expr stripped(Expr value) {
    Expr result = value;
    while (true) {
      Expr inner = result;
      while (inner instanceof CoerceToDomain domain) {
        inner = domain.arg();
      }
      if (inner instanceof FieldStore store) {
        result = store.newvals().getFirst();
      } else if (inner instanceof SubscriptingRef ref && ref.refassgnexpr() != null) {
        result = ref.refassgnexpr();
      } else {
        return result;
      }
    }
  }

  /// The columns that get values: those named, or all.
  List<Column> columns(Scope scope, List<ResTarget> named) {
    PgClass target = Objects.requireNonNull(scope.target);
    List<Column> result = new ArrayList<>();
    if (named.isEmpty()) {
      for (PgAttribute column : a.lookups.relations().columns(target.oid())) {
        if (!column.attisdropped()) {
          result.add(new Column(new ResTarget(column.attname(), List.of(), null, -1), column));
        }
      }
      return result;
    }
    Set<Integer> whole = new HashSet<>();
    Set<Integer> parts = new HashSet<>();
    for (ResTarget raw : named) {
      String name = String.valueOf(raw.name());
      PgAttribute column = a.lookups.relations().column(target.oid(), name);
      if (column == null || column.attnum() < 0) {
        throw a.assignments.noSuchColumn(name, target.relname(), raw.location());
      }
      int number = column.attnum();
      boolean again =
          raw.indirection().isEmpty()
              ? parts.contains(number) || !whole.add(number)
              : whole.contains(number);
      if (again) {
        throw a.fault(
            SqlState.DUPLICATE_COLUMN,
            "column \"%s\" specified more than once".formatted(name),
            raw.location());
      }
      if (!raw.indirection().isEmpty()) {
        parts.add(number);
      }
      result.add(new Column(raw, column));
    }
    return result;
  }

  // ---------------------------------------------------------------- ON CONFLICT

  private OnConflictExpr onConflict(Scope scope, OnConflictClause raw) {
    PgClass target = Objects.requireNonNull(scope.target);
    OnConflictExpr.Builder builder = OnConflictExpr.builder().action(raw.action());
    boolean update = raw.action() == OnConflictAction.ONCONFLICT_UPDATE;
    NamespaceItem excluded = null;
    if (update) {
      excluded = excluded(scope, target);
      builder.exclRelIndex(excluded.index).exclRelTlist(excludedColumns(target, excluded.index));
    }
    arbiter(scope, target, raw, builder);
    if (excluded != null) {
      scope.isInsert = false;
      scope.namespace.add(excluded);
      builder.onConflictSet(a.changes.updated(scope, raw.targetList()));
      builder.onConflictWhere(
          a.selects.condition(scope, raw.whereClause(), ExprKind.WHERE, "WHERE"));
      scope.namespace.removeLast();
    }
    return builder.build();
  }

  private NamespaceItem excluded(Scope scope, PgClass target) {
    NamespaceItem item =
        a.rangeTable.addOpened(
            scope,
            target,
            LockMode.RowExclusiveLock,
            new Alias("excluded", List.of()),
            "excluded",
            false,
            false);
    item.entry = item.entry.toBuilder().relkind('c').build();
    scope.rangeTable.set(item.index - 1, item.entry);
    return item;
  }

  private List<TargetEntry> excludedColumns(PgClass target, int index) {
    List<TargetEntry> result = new ArrayList<>();
    for (PgAttribute column : a.lookups.relations().columns(target.oid())) {
      Expr expr =
          column.attisdropped()
              ? Literals.nullOf(TypeOid.INT4, -1, 0, 4, true)
              : NamespaceColumn.of(index, column).variable(0, -1);
      String name = column.attisdropped() ? null : column.attname();
      result.add(new TargetEntry(expr, column.attnum(), name, 0, 0, 0, false));
    }
    Var row = NamespaceColumn.of(index, 0, target.reltype(), -1, 0).variable(0, -1);
    result.add(new TargetEntry(row, 0, null, 0, 0, 0, true));
    return result;
  }

  private void arbiter(
      Scope scope, PgClass target, OnConflictClause raw, OnConflictExpr.Builder builder) {
    InferClause infer = raw.infer();
    if (raw.action() == OnConflictAction.ONCONFLICT_UPDATE && infer == null) {
      throw a.fault(
              SqlState.SYNTAX_ERROR,
              "ON CONFLICT DO UPDATE requires inference specification or constraint name",
              raw.location())
          .hint("For example, ON CONFLICT (column_name).");
    }
    if (Integer.compareUnsigned(target.oid(), FIRST_NORMAL_OBJECT) < 0) {
      throw a.fault(
          SqlState.FEATURE_NOT_SUPPORTED,
          "ON CONFLICT is not supported with system catalog tables",
          raw.location());
    }
    if (infer == null) {
      return;
    }
    List<InferenceElem> elements = new ArrayList<>();
    for (IndexElem element : infer.indexElems()) {
      elements.add(element(scope, element, infer));
    }
    builder.arbiterElems(elements);
    builder.arbiterWhere(
        a.expressions.transform(scope, infer.whereClause(), ExprKind.INDEX_PREDICATE));
    if (infer.conname() != null) {
      builder.constraint(constraint(scope, target, infer.conname()));
    }
  }

  private InferenceElem element(Scope scope, IndexElem raw, InferClause infer) {
    String refused =
        raw.ordering() != SortByDir.SORTBY_DEFAULT
            ? "ASC/DESC"
            : raw.nulls_ordering() != SortByNulls.SORTBY_NULLS_DEFAULT ? "NULLS FIRST/LAST" : null;
    if (refused != null) {
      throw a.fault(
          SqlState.INVALID_COLUMN_REFERENCE,
          refused + " is not allowed in ON CONFLICT clause",
          infer.location());
    }
    Expr expr =
        raw.expr() != null
            ? raw.expr()
            : new ColumnRef(List.of(new StringNode(String.valueOf(raw.name()))), infer.location());
    Expr result = a.expressions.known(scope, expr, ExprKind.INDEX_EXPRESSION);
    int collation =
        raw.collation().isEmpty()
            ? 0
            : a.typeReferences.collation(raw.collation(), Locations.of(result));
    int opclass =
        raw.opclass().isEmpty()
            ? 0
            : a.lookups.names().operatorClass(Operators.BTREE_METHOD, raw.opclass(), false);
    return new InferenceElem(result, collation, opclass);
  }

  private int constraint(Scope scope, PgClass target, String name) {
    for (PgConstraint each :
        a.context
            .catalog()
            .scan(PgConstraint.CONRELID_CONTYPID_CONNAME_INDEX, target.oid(), 0, name)) {
      Permission permission =
          Objects.requireNonNull(Objects.requireNonNull(scope.targetItem).permission);
      short @Nullable [] columns = each.conkey();
      if (columns != null) {
        permission.required |= AclMode.ACL_SELECT;
        for (short column : columns) {
          permission.select(column);
        }
      }
      return each.oid();
    }
    throw a.fault(
        SqlState.UNDEFINED_OBJECT,
        "constraint \"%s\" for table \"%s\" does not exist".formatted(name, target.relname()),
        -1);
  }
}
