package org.gajah.analyzer.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.analyzer.context.AnalysisContext;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.operator.SortGroupOperators;
import org.gajah.catalog.rows.PgOperator;
import org.gajah.catalogfacts.FunctionOid;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.nodes.Alias;
import org.gajah.nodes.ArrayExpr;
import org.gajah.nodes.Bitmapset;
import org.gajah.nodes.BoolExpr;
import org.gajah.nodes.CTECycleClause;
import org.gajah.nodes.CTESearchClause;
import org.gajah.nodes.CaseExpr;
import org.gajah.nodes.CaseWhen;
import org.gajah.nodes.CommonTableExpr;
import org.gajah.nodes.Const;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FieldSelect;
import org.gajah.nodes.FromExpr;
import org.gajah.nodes.FuncExpr;
import org.gajah.nodes.IntList;
import org.gajah.nodes.OidList;
import org.gajah.nodes.OpExpr;
import org.gajah.nodes.Query;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.RangeTblRef;
import org.gajah.nodes.RowExpr;
import org.gajah.nodes.ScalarArrayOpExpr;
import org.gajah.nodes.SetOperationStmt;
import org.gajah.nodes.SortGroupClause;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.BoolExprType;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.kinds.CoercionForm;
import org.gajah.nodes.kinds.RTEKind;
import org.gajah.nodes.walk.QueryLevels;
import org.jspecify.annotations.Nullable;

/// Replaces SEARCH and CYCLE of a recursive WITH query by columns that are carried along.
///
/// Each side of the UNION becomes a sub-query in FROM of a new one, which adds the columns: the
/// order of the search (rows of its columns on the way here, or the depth and those of the row
/// itself), the mark of a cycle, and the path by which cycles are noticed. The recursive side takes
/// them from the query's own reference to itself and does not go on from rows that are marked.
/// Mirrors `rewriteSearchAndCycle()` of `rewrite/rewriteSearchCycle.c`.
final class SearchCycle {
  private static final int SELF_LEVELS_UP = 2;

  private final AnalysisContext context;
  private final CommonTableExpr cte;
  private final @Nullable CTESearchClause search;
  private final @Nullable CTECycleClause cycle;
  private final List<Column> added = new ArrayList<>();

  /// A new column.
  private record Column(String name, int type, int typmod, int collation) {}

  private SearchCycle(CommonTableExpr cte, AnalysisContext context) {
    this.context = context;
    this.cte = cte;
    this.search = cte.search_clause();
    this.cycle = cte.cycle_clause();
    if (search != null) {
      int type = search.search_breadth_first() ? TypeOid.RECORD : TypeOid.RECORDARRAY;
      added.add(new Column(String.valueOf(search.search_seq_column()), type, -1, 0));
    }
    if (cycle != null) {
      added.add(
          new Column(
              String.valueOf(cycle.cycle_mark_column()),
              cycle.cycle_mark_type(),
              cycle.cycle_mark_typmod(),
              cycle.cycle_mark_collation()));
      String path = String.valueOf(cycle.cycle_path_column());
      added.add(new Column(path, TypeOid.RECORDARRAY, -1, 0));
    }
  }

  /// The expression without these clauses.
  static CommonTableExpr expanded(CommonTableExpr cte, AnalysisContext context) {
    return cte.search_clause() == null && cte.cycle_clause() == null
        ? cte
        : new SearchCycle(cte, context).expanded();
  }

  private CommonTableExpr expanded() {
    Query union = (Query) cte.ctequery();
    SetOperationStmt operation = (SetOperationStmt) Objects.requireNonNull(union.setOperations());
    int left = ((RangeTblRef) operation.larg()).rtindex();
    int right = ((RangeTblRef) operation.rarg()).rtindex();
    List<RangeTblEntry> entries = new ArrayList<>(union.rtable());
    entries.set(left - 1, side(entries.get(left - 1), false));
    entries.set(right - 1, side(entries.get(right - 1), true));
    Query.Builder result = union.toBuilder().rtable(entries);
    result.setOperations(extended(operation)).targetList(unionTargets(union, left));
    OidList types = cte.ctecoltypes();
    IntList typmods = cte.ctecoltypmods();
    OidList collations = cte.ctecolcollations();
    for (Column column : added) {
      types = types.plus(column.type);
      typmods = typmods.plus(column.typmod);
      collations = collations.plus(column.collation);
    }
    return cte.toBuilder()
        .ctequery(result.build())
        .search_clause(null)
        .cycle_clause(null)
        .ctecolnames(names(cte.ctecolnames()))
        .ctecoltypes(types)
        .ctecoltypmods(typmods)
        .ctecolcollations(collations)
        .build();
  }

  private List<String> names(List<String> before) {
    List<String> result = new ArrayList<>(before);
    added.forEach(column -> result.add(column.name));
    return result;
  }

  private SetOperationStmt extended(SetOperationStmt operation) {
    OidList types = operation.colTypes();
    IntList typmods = operation.colTypmods();
    OidList collations = operation.colCollations();
    List<SortGroupClause> groups = new ArrayList<>(operation.groupClauses());
    for (Column column : added) {
      types = types.plus(column.type);
      typmods = typmods.plus(column.typmod);
      collations = collations.plus(column.collation);
      if (!operation.all()) {
        groups.add(group(column.type));
      }
    }
    return new SetOperationStmt(
        operation.op(),
        operation.all(),
        operation.larg(),
        operation.rarg(),
        types,
        typmods,
        collations,
        groups);
  }

  /// How a new column is compared by UNION; records are hashed, whatever they hold.
  private SortGroupClause group(int type) {
    SortGroupOperators operators = context.lookups().typeOperators().sortGroup(type);
    boolean hashable =
        operators.hashable() || type == TypeOid.RECORD || type == TypeOid.RECORDARRAY;
    return new SortGroupClause(0, operators.equal(), operators.less(), false, hashable);
  }

  private List<TargetEntry> unionTargets(Query union, int left) {
    List<TargetEntry> result = new ArrayList<>(union.targetList());
    for (int i = 0; i < added.size(); i++) {
      result.add(target(variable(left, i), result.size() + 1, added.get(i).name));
    }
    return result;
  }

  private static TargetEntry target(Expr expr, int number, String name) {
    return new TargetEntry(expr, number, name, 0, 0, 0, false);
  }

  /// The number of a new column.
  private int number(int addedIndex) {
    return cte.ctecolnames().size() + addedIndex + 1;
  }

  private Var variable(int relation, int addedIndex) {
    Column column = added.get(addedIndex);
    return variable(relation, number(addedIndex), column.type, column.typmod, column.collation);
  }

  private static Var variable(int relation, int number, int type, int typmod, int collation) {
    return new Var(
        relation, number, type, typmod, collation, Bitmapset.EMPTY, 0, relation, number, -1);
  }

  /// A column of a side's sub-query, by its number from 0.
  private Var column(int at) {
    return variable(
        1,
        at + 1,
        cte.ctecoltypes().get(at),
        cte.ctecoltypmods().get(at),
        cte.ctecolcollations().get(at));
  }

  // The sides

  /// A side of the UNION with the new columns.
  private RangeTblEntry side(RangeTblEntry entry, boolean recursive) {
    Query query = Objects.requireNonNull(entry.subquery());
    Query inner = recursive ? passingOn(query) : query;
    List<String> names = recursive ? names(cte.ctecolnames()) : cte.ctecolnames();
    Alias alias = new Alias(recursive ? "*TROCRN*" : "*TLOCRN*", names);
    RangeTblEntry source =
        RangeTblEntry.builder()
            .rtekind(RTEKind.RTE_SUBQUERY)
            .alias(alias)
            .eref(alias)
            .subquery((Query) QueryLevels.pushDown(inner, 1, 1))
            .inFromCl(true)
            .build();
    List<TargetEntry> targets = new ArrayList<>();
    for (int i = 0; i < cte.ctecolnames().size(); i++) {
      targets.add(target(column(i), i + 1, cte.ctecolnames().get(i)));
    }
    List<Expr> values = recursive ? carried() : initial();
    for (int i = 0; i < added.size(); i++) {
      targets.add(target(values.get(i), targets.size() + 1, added.get(i).name));
    }
    Query wrapped =
        Query.builder()
            .commandType(CmdType.CMD_SELECT)
            .canSetTag(true)
            .rtable(List.of(source))
            .jointree(new FromExpr(List.of(new RangeTblRef(1)), null))
            .targetList(targets)
            .build();
    Alias eref = Objects.requireNonNull(entry.eref());
    return entry.toBuilder()
        .subquery(wrapped)
        .eref(new Alias(eref.aliasname(), names(eref.colnames())))
        .build();
  }

  /// The recursive query with the new columns of its reference to itself among its own, which does
  /// not go on from where a cycle was closed.
  private Query passingOn(Query query) {
    int self = self(query);
    List<TargetEntry> targets = new ArrayList<>(query.targetList());
    for (int i = 0; i < added.size(); i++) {
      targets.add(target(variable(self, i), targets.size() + 1, added.get(i).name));
    }
    Query.Builder result = query.toBuilder().targetList(targets);
    if (cycle != null) {
      FromExpr from = Objects.requireNonNull(query.jointree());
      result.jointree(new FromExpr(from.fromlist(), and(from.quals(), unmarked(cycle, self))));
    }
    return result.build();
  }

  private int self(Query query) {
    for (int i = 0; i < query.rtable().size(); i++) {
      RangeTblEntry entry = query.rtable().get(i);
      if (entry.rtekind() == RTEKind.RTE_CTE
          && cte.ctename().equals(entry.ctename())
          && entry.ctelevelsup() == SELF_LEVELS_UP) {
        return i + 1;
      }
    }
    throw new PgException(
        SqlState.FEATURE_NOT_SUPPORTED,
        ("with a SEARCH or CYCLE clause, the recursive reference to WITH query \"%s\" must be at the"
                + " top level of its right-hand SELECT")
            .formatted(cte.ctename()));
  }

  private Expr unmarked(CTECycleClause clause, int self) {
    PgOperator unequal = context.lookups().operators().get(clause.cycle_mark_neop());
    Expr mark = variable(self, added.size() - 2);
    return new OpExpr(
        unequal.oid(),
        unequal.oprcode(),
        TypeOid.BOOL,
        false,
        0,
        clause.cycle_mark_collation(),
        List.of(mark, Objects.requireNonNull(clause.cycle_mark_value())),
        -1);
  }

  private static Expr and(@Nullable Expr first, Expr second) {
    return first == null ? second : new BoolExpr(BoolExprType.AND_EXPR, List.of(first, second), -1);
  }

  // The values

  private List<Expr> initial() {
    List<Expr> result = new ArrayList<>();
    if (search != null) {
      Expr start =
          new Const(TypeOid.INT8, -1, 0, Long.BYTES, new byte[Long.BYTES], false, true, -1);
      result.add(
          search.search_breadth_first()
              ? row(search.search_col_list(), start)
              : path(row(search.search_col_list(), null)));
    }
    if (cycle != null) {
      result.add(Objects.requireNonNull(cycle.cycle_mark_default()));
      result.add(path(row(cycle.cycle_col_list(), null)));
    }
    return result;
  }

  private List<Expr> carried() {
    List<Expr> result = new ArrayList<>();
    if (search != null) {
      Var before = variable(1, 0);
      result.add(
          search.search_breadth_first()
              ? row(search.search_col_list(), next(before))
              : longer(before, row(search.search_col_list(), null)));
    }
    if (cycle != null) {
      Var path = variable(1, added.size() - 1);
      RowExpr here = row(cycle.cycle_col_list(), null);
      result.add(mark(cycle, here, path));
      result.add(longer(path, here));
    }
    return result;
  }

  /// The row of some columns, perhaps behind a depth.
  private RowExpr row(List<String> columns, @Nullable Expr depth) {
    List<Expr> args = new ArrayList<>();
    List<String> names = new ArrayList<>();
    if (depth != null) {
      args.add(depth);
      names.add("*DEPTH*");
    }
    for (String name : columns) {
      args.add(column(cte.ctecolnames().indexOf(name)));
      names.add(name);
    }
    return new RowExpr(args, TypeOid.RECORD, CoercionForm.COERCE_IMPLICIT_CAST, names, -1);
  }

  private static Expr path(RowExpr row) {
    return new ArrayExpr(TypeOid.RECORDARRAY, 0, TypeOid.RECORD, List.of(row), false, -1);
  }

  private static Expr longer(Var path, RowExpr row) {
    return call(FunctionOid.ARRAY_CAT, TypeOid.RECORDARRAY, List.of(path, path(row)));
  }

  /// The depth behind that of a row.
  private static Expr next(Var row) {
    Expr depth = new FieldSelect(row, 1, TypeOid.INT8, -1, 0);
    return call(FunctionOid.INT8INC, TypeOid.INT8, List.of(depth));
  }

  private static Expr call(int function, int type, List<Expr> args) {
    return new FuncExpr(
        function, type, false, false, CoercionForm.COERCE_EXPLICIT_CALL, 0, 0, args, -1);
  }

  private Expr mark(CTECycleClause clause, RowExpr here, Var path) {
    int equal = context.lookups().typeOperators().sortGroup(TypeOid.RECORD).equal();
    Expr seen =
        new ScalarArrayOpExpr(
            equal,
            FunctionOid.RECORD_EQ,
            0,
            0,
            true,
            clause.cycle_mark_collation(),
            List.of(here, path),
            -1);
    return new CaseExpr(
        clause.cycle_mark_type(),
        clause.cycle_mark_collation(),
        null,
        List.of(new CaseWhen(seen, Objects.requireNonNull(clause.cycle_mark_value()), -1)),
        clause.cycle_mark_default(),
        -1);
  }
}
