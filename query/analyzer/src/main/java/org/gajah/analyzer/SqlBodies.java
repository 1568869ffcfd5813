package org.gajah.analyzer;

import java.util.ArrayList;
import java.util.List;
import org.gajah.analyzer.context.AnalysisContext;
import org.gajah.analyzer.context.ParameterTypes;
import org.gajah.analyzer.context.StatementText;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.nodes.Alias;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FromExpr;
import org.gajah.nodes.Query;
import org.gajah.nodes.RangeTblRef;
import org.gajah.nodes.RowExpr;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.kinds.CoercionContext;
import org.gajah.nodes.kinds.CoercionForm;
import org.jspecify.annotations.Nullable;

/// Makes the last query of a function in SQL return what the function says it returns. Mirrors
/// `check_sql_fn_retval()` of executor/functions.c.
public final class SqlBodies {
  private final Analysis a;
  private final int resultType;

  /// @param resultType OID of the type that the function returns
  public SqlBodies(AnalysisContext context, int resultType) {
    this.a = new Analysis(context, new StatementText(""), ParameterTypes.fixed());
    this.resultType = resultType;
  }

  /// The query with one column of the function's type.
  ///
  /// @throws PgException 42P13 when it does not return such a thing
  public Query value(@Nullable Query last) {
    Query query = returning(last);
    List<TargetEntry> targets = shown(query);
    if (targets.size() != 1) {
      throw mismatch("Final statement must return exactly one column.");
    }
    Expr value = targets.getFirst().expr();
    if (a.exprTypes.type(value) == resultType) {
      return query;
    }
    if (coerced(value, resultType) == null) {
      throw mismatch(
          "Actual return type is %s.".formatted(a.typeNames.format(a.exprTypes.type(value))));
    }
    return around(query, columns -> List.of(requireCoerced(columns.getFirst(), resultType)));
  }

  /// The query with columns of these types.
  ///
  /// @throws PgException 42P13 when it does not return such rows
  public Query columns(@Nullable Query last, List<Integer> types) {
    Query query = returning(last);
    List<TargetEntry> targets = shown(query);
    boolean fits = targets.size() == types.size();
    for (int i = 0; i < Math.min(targets.size(), types.size()); i++) {
      int actual = a.exprTypes.type(targets.get(i).expr());
      fits &= actual == types.get(i);
      if (coerced(targets.get(i).expr(), types.get(i)) == null) {
        throw mismatch(
            "Final statement returns %s instead of %s at column %d."
                .formatted(a.typeNames.format(actual), a.typeNames.format(types.get(i)), i + 1));
      }
    }
    if (targets.size() > types.size()) {
      throw mismatch("Final statement returns too many columns.");
    }
    if (targets.size() < types.size()) {
      throw mismatch("Final statement returns too few columns.");
    }
    return fits ? query : around(query, columns -> coerced(columns, types));
  }

  /// Whether the query returns a whole row of the function's type in one column.
  public boolean isWholeRow(@Nullable Query last) {
    List<TargetEntry> targets = last == null ? List.of() : shown(last);
    return targets.size() == 1
        && a.exprTypes.type(targets.getFirst().expr()) == resultType
        && resultType != TypeOid.RECORD;
  }

  /// The query with its columns put together into one row.
  public Query row(Query query) {
    return around(
        query,
        columns ->
            List.of(
                new RowExpr(
                    columns, resultType, CoercionForm.COERCE_IMPLICIT_CAST, List.of(), -1)));
  }

  private Query returning(@Nullable Query last) {
    if (last == null || last.commandType() == CmdType.CMD_UTILITY || shown(last).isEmpty()) {
      throw mismatch(
          "Function's final statement must be SELECT or INSERT/UPDATE/DELETE/MERGE RETURNING.");
    }
    return last;
  }

  private static List<TargetEntry> shown(Query query) {
    List<TargetEntry> targets =
        query.commandType() == CmdType.CMD_SELECT ? query.targetList() : query.returningList();
    return targets.stream().filter(target -> !target.resjunk()).toList();
  }

  private @Nullable Expr coerced(Expr value, int type) {
    return a.coercions.toTarget(
        value,
        type,
        -1,
        CoercionContext.COERCION_ASSIGNMENT,
        CoercionForm.COERCE_IMPLICIT_CAST,
        -1);
  }

  private Expr requireCoerced(Expr value, int type) {
    Expr result = coerced(value, type);
    if (result == null) {
      throw mismatch("Actual return type is another.");
    }
    return a.collations.assign(result);
  }

  private List<Expr> coerced(List<Expr> columns, List<Integer> types) {
    List<Expr> result = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      result.add(requireCoerced(columns.get(i), types.get(i)));
    }
    return result;
  }

  /// Computes a query's columns from those of another.
  private interface Above {
    List<Expr> of(List<Expr> columns);
  }

  private Query around(Query query, Above above) {
    if (query.commandType() != CmdType.CMD_SELECT) {
      throw PgException.notBuilt("a function whose last statement returns rows of other types");
    }
    if (isPlain(query)) {
      List<Expr> columns = query.targetList().stream().map(TargetEntry::expr).toList();
      return query.toBuilder().targetList(targets(above.of(columns))).build();
    }
    Scope scope = a.scope(null);
    a.rangeTable.addSubquery(scope, query, new Alias("*SELECT*", List.of()), false, true);
    List<Expr> columns = new ArrayList<>();
    for (TargetEntry target : shown(query)) {
      columns.add(
          Var.builder()
              .varno(1)
              .varattno(target.resno())
              .vartype(a.exprTypes.type(target.expr()))
              .vartypmod(a.exprTypes.typmod(target.expr()))
              .varcollid(a.exprTypes.collation(target.expr()))
              .varnosyn(1)
              .varattnosyn(target.resno())
              .build());
    }
    return Query.builder()
        .commandType(CmdType.CMD_SELECT)
        .canSetTag(true)
        .rtable(scope.rangeTable)
        .jointree(new FromExpr(List.of(new RangeTblRef(1)), null))
        .targetList(targets(above.of(columns)))
        .build();
  }

  /// Whether nothing in the query refers to its columns.
  private static boolean isPlain(Query query) {
    return query.setOperations() == null
        && query.targetList().stream()
            .allMatch(target -> target.ressortgroupref() == 0 && !target.resjunk())
        && !query.hasTargetSRFs();
  }

  private static List<TargetEntry> targets(List<Expr> values) {
    List<TargetEntry> result = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      result.add(new TargetEntry(values.get(i), i + 1, "column" + (i + 1), 0, 0, 0, false));
    }
    return result;
  }

  private PgException mismatch(String detail) {
    return new PgException(
            SqlState.INVALID_FUNCTION_DEFINITION,
            "return type mismatch in function declared to return "
                + a.typeNames.format(resultType))
        .detail(detail);
  }
}
