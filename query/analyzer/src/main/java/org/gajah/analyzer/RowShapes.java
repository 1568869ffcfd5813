package org.gajah.analyzer;

import static org.gajah.catalogfacts.TypeOid.RECORD;

import java.util.ArrayList;
import java.util.List;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.type.Types;
import org.gajah.nodes.CommonTableExpr;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FuncExpr;
import org.gajah.nodes.Node;
import org.gajah.nodes.OpExpr;
import org.gajah.nodes.Query;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.RowExpr;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.CmdType;
import org.jspecify.annotations.Nullable;

/// The columns of values of row types. Mirrors `get_expr_result_type()` of utils/funcapi.c and
/// `expandRecordVariable()` of parser/parse_target.c.
final class RowShapes {
  private final Analysis a;

  RowShapes(Analysis analysis) {
    this.a = analysis;
  }

  /// A column of a row.
  record Field(String name, int type, int typmod, int collation, boolean dropped) {}

  /// A level of query, while variables are followed to where they come from.
  private record Level(
      List<RangeTblEntry> rangeTable, List<CommonTableExpr> ctes, @Nullable Level parent) {}

  /// The columns of an expression's value; null when it is no row or they cannot be known.
  @Nullable List<Field> of(Scope scope, Expr expr) {
    if (expr instanceof Var var && var.vartype() == RECORD) {
      return ofVariable(level(scope), var);
    }
    return ofExpression(expr);
  }

  private static @Nullable Level level(@Nullable Scope scope) {
    if (scope == null) {
      return null;
    }
    List<CommonTableExpr> ctes = scope.ctes.stream().map(Cte::node).toList();
    return new Level(scope.rangeTable, ctes, level(scope.parent));
  }

  private @Nullable List<Field> ofExpression(Expr expr) {
    return switch (expr) {
      case FuncExpr call -> ofFunction(call.funcid(), call.funcresulttype(), call.args());
      case OpExpr call -> ofFunction(call.opfuncid(), call.opresulttype(), call.args());
      case RowExpr row when row.row_typeid() == RECORD -> ofRow(row);
      default -> ofType(a.exprTypes.type(expr));
    };
  }

  private List<Field> ofRow(RowExpr row) {
    List<Field> result = new ArrayList<>();
    for (int i = 0; i < row.args().size(); i++) {
      Expr arg = row.args().get(i);
      String name = i < row.colnames().size() ? row.colnames().get(i) : "f" + (i + 1);
      result.add(
          new Field(
              name,
              a.exprTypes.type(arg),
              a.exprTypes.typmod(arg),
              a.exprTypes.collation(arg),
              false));
    }
    return result;
  }

  /// The columns of the rows that a function returns; null when it returns none or any.
  @Nullable List<Field> ofFunction(int function, int resultType, List<Expr> args) {
    PgProc row = a.lookups.function(function);
    List<Field> out = outParameters(row, args);
    if (out != null && resultType == RECORD) {
      return out;
    }
    return ofType(resultType);
  }

  /// The OUT parameters that make up a record; null when there are less than two.
  private @Nullable List<Field> outParameters(PgProc function, List<Expr> args) {
    int[] types = function.proallargtypes();
    char[] modes = function.proargmodes();
    if (function.prorettype() != RECORD || types == null || modes == null) {
      return null;
    }
    String[] names = function.proargnames();
    List<Field> result = new ArrayList<>();
    for (int i = 0; i < types.length; i++) {
      if (modes[i] == 'o' || modes[i] == 'b' || modes[i] == 't') {
        String name =
            names == null || names[i].isEmpty() ? "column" + (result.size() + 1) : names[i];
        int type = Types.isPolymorphic(types[i]) ? resolved(function, types[i], args) : types[i];
        result.add(new Field(name, type, -1, a.types.collation(type), false));
      }
    }
    return result.isEmpty() ? null : result;
  }

  /// What a polymorphic OUT parameter is in a call.
  private int resolved(PgProc function, int type, List<Expr> args) {
    int[] declared = function.proargtypes().clone();
    int[] actual = declared.clone();
    for (int i = 0; i < Math.min(declared.length, args.size()); i++) {
      actual[i] = a.exprTypes.type(args.get(i));
    }
    return a.coercions
        .paths()
        .polymorphism()
        .resolve(actual, declared, Math.min(declared.length, args.size()), type, false);
  }

  /// The columns of a composite type or a domain over one; null for others.
  @Nullable List<Field> ofType(int type) {
    int relation = a.types.relationOrDomainRelation(type);
    if (relation == 0) {
      return null;
    }
    List<Field> result = new ArrayList<>();
    for (PgAttribute column : a.lookups.relations().columns(relation)) {
      result.add(
          new Field(
              column.attname(),
              column.atttypid(),
              column.atttypmod(),
              column.attcollation(),
              column.attisdropped()));
    }
    return result;
  }

  private @Nullable List<Field> ofVariable(@Nullable Level start, Var var) {
    Level level = start;
    for (int i = 0; i < var.varlevelsup() && level != null; i++) {
      level = level.parent;
    }
    if (level == null) {
      return null;
    }
    RangeTblEntry entry = level.rangeTable.get(var.varno() - 1);
    if (var.varattno() == 0) {
      return wholeRow(entry);
    }
    int column = var.varattno();
    return switch (entry.rtekind()) {
      case RTE_SUBQUERY -> ofTarget(entry.subquery(), column, level);
      case RTE_JOIN -> {
        Expr alias = entry.joinaliasvars().get(column - 1);
        yield alias == null ? null : ofSource(level, alias);
      }
      case RTE_CTE -> ofCte(level, entry, column);
      default -> null;
    };
  }

  private @Nullable List<Field> ofSource(Level level, Expr source) {
    return source instanceof Var var && var.vartype() == RECORD
        ? ofVariable(level, var)
        : ofExpression(source);
  }

  private @Nullable List<Field> ofTarget(
      @Nullable Query query, int column, @Nullable Level parent) {
    if (query == null) {
      return null;
    }
    List<TargetEntry> targets =
        query.commandType() == CmdType.CMD_SELECT ? query.targetList() : query.returningList();
    for (TargetEntry target : targets) {
      if (target.resno() == column && !target.resjunk()) {
        return ofSource(new Level(query.rtable(), query.cteList(), parent), target.expr());
      }
    }
    return null;
  }

  private @Nullable List<Field> ofCte(Level level, RangeTblEntry entry, int column) {
    Level at = level;
    for (int i = 0; i < entry.ctelevelsup() && at != null; i++) {
      at = at.parent;
    }
    if (at == null) {
      return null;
    }
    for (CommonTableExpr cte : at.ctes) {
      if (cte.ctename().equals(entry.ctename())) {
        Node query = cte.ctequery();
        return query instanceof Query known ? ofTarget(known, column, at) : null;
      }
    }
    return null;
  }

  private @Nullable List<Field> wholeRow(RangeTblEntry entry) {
    List<String> names = entry.eref().colnames();
    List<Field> result = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Field field = column(entry, i, names.get(i));
      if (field == null) {
        return null;
      }
      result.add(field);
    }
    return result;
  }

  private @Nullable Field column(RangeTblEntry entry, int at, String name) {
    Expr expr =
        switch (entry.rtekind()) {
          case RTE_SUBQUERY ->
              entry.subquery() == null ? null : entry.subquery().targetList().get(at).expr();
          case RTE_JOIN -> entry.joinaliasvars().get(at);
          default -> null;
        };
    if (expr != null) {
      return new Field(
          name,
          a.exprTypes.type(expr),
          a.exprTypes.typmod(expr),
          a.exprTypes.collation(expr),
          false);
    }
    return at < entry.coltypes().size()
        ? new Field(
            name,
            entry.coltypes().get(at),
            entry.coltypmods().get(at),
            entry.colcollations().get(at),
            false)
        : null;
  }
}
