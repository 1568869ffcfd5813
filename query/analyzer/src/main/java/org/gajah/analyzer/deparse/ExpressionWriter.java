package org.gajah.analyzer.deparse;

import static org.gajah.catalog.namespace.QualifiedName.quote;
import static org.gajah.catalogfacts.TypeOid.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.analyzer.context.AnalysisContext;
import org.gajah.analyzer.context.Lookups;
import org.gajah.base.error.PgException;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.type.ExpressionTypes;
import org.gajah.catalog.type.TypeNames;
import org.gajah.catalog.type.Types;
import org.gajah.nodes.*;
import org.gajah.nodes.kinds.BoolExprType;
import org.gajah.nodes.kinds.CoercionForm;
import org.gajah.nodes.kinds.NullTestType;
import org.gajah.nodes.kinds.ParamKind;
import org.gajah.nodes.kinds.RTEKind;
import org.gajah.nodes.kinds.SubLinkType;
import org.jspecify.annotations.Nullable;

/// Writes expressions. Mirrors `get_rule_expr()`.
final class ExpressionWriter {
  final AnalysisContext context;
  final Lookups lookups;
  final Types types;
  final TypeNames typeNames;
  final ObjectNames objects;
  final ExpressionTypes exprTypes;
  final Output out;
  final QueryWriter queries;

  Names names;
  boolean prefix;
  List<WindowClause> windows = List.of();
  List<TargetEntry> targets = List.of();

  /// Writes what means something else in a plan; null outside of plans.
  @Nullable Special special;

  /// Writes some expressions in its own way.
  interface Special {
    /// Writes an expression, or does nothing.
    ///
    /// @return whether it was written
    boolean write(Expr expr);

    /// The expression whose value a column holds; null when it is not known.
    @Nullable Expr source(Var column);
  }

  /// The function whose body is written, and the names of its arguments.
  String function = "";

  List<String> arguments = List.of();

  ExpressionWriter(AnalysisContext context, Output out, Names names, boolean prefix) {
    this.context = context;
    this.lookups = context.lookups();
    this.types = lookups.types();
    this.typeNames = lookups.typeNames();
    this.objects = new ObjectNames(context);
    this.exprTypes = lookups.expressionTypes();
    this.out = out;
    this.names = names;
    this.prefix = prefix;
    this.queries = new QueryWriter(this);
  }

  // ---------------------------------------------------------------- parentheses

  /// An operand: in parentheses where reading it needs them and the operand does not bring its own.
  private void operand(Expr expr, boolean implicit, Expr parent) {
    boolean parens = out.pretty && !Simplicity.isSimple(expr, parent, this);
    out.add(parens ? "(" : "");
    write(expr, implicit);
    out.add(parens ? ")" : "");
  }

  private void open() {
    out.add(out.pretty ? "" : "(");
  }

  private void close() {
    out.add(out.pretty ? "" : ")");
  }

  void list(List<? extends Expr> exprs, boolean implicit) {
    String separator = "";
    for (Expr expr : exprs) {
      out.add(separator);
      write(expr, implicit);
      separator = ", ";
    }
  }

  // ---------------------------------------------------------------- all kinds

  /// The parameters of a function in SQL go by their names, behind the function's where there are
  /// tables whose columns they could be taken for.
  private void parameter(Param n) {
    if (n.paramid() > arguments.size() || n.paramkind() != ParamKind.PARAM_EXTERN) {
      out.add("$" + n.paramid());
      return;
    }
    String name = arguments.get(n.paramid() - 1);
    boolean tables = false;
    for (Names each = names; each != null; each = each.parent) {
      tables |= !each.entries.isEmpty();
    }
    out.add(tables ? quote(function) + "." + quote(name) : quote(name));
  }

  /// @param implicit whether an implicit conversion at the top is shown
  void write(Expr expr, boolean implicit) {
    if (special != null && special.write(expr)) {
      return;
    }
    switch (expr) {
      case Var n -> variable(n, false);
      case Const n -> constant(n, 0);
      case Param n -> parameter(n);
      case Aggref n -> aggregate(n);
      case GroupingFunc n -> {
        out.add("GROUPING(");
        list(n.args(), true);
        out.add(")");
      }
      case WindowFunc n -> window(n);
      case MergeSupportFunc _ -> out.add("MERGE_ACTION()");
      case SubscriptingRef n -> subscripts(n);
      case FuncExpr n -> new CallWriter(this).call(n, implicit);
      case NamedArgExpr n -> {
        out.add(quote(n.name()) + " => ");
        write(n.arg(), implicit);
      }
      case OpExpr n -> operator(n);
      case DistinctExpr n -> {
        open();
        operand(n.args().get(0), true, n);
        out.add(" IS DISTINCT FROM ");
        operand(n.args().get(1), true, n);
        close();
      }
      case NullIfExpr n -> {
        out.add("NULLIF(");
        list(n.args(), true);
        out.add(")");
      }
      case ScalarArrayOpExpr n -> overArray(n);
      case BoolExpr n -> bool(n);
      case SubLink n -> new SubLinkWriter(this).write(n);
      case FieldSelect n -> field(n);
      case RelabelType n ->
          conversion(n, n.arg(), n.resulttype(), n.resulttypmod(), n.relabelformat(), implicit);
      case CoerceViaIO n -> conversion(n, n.arg(), n.resulttype(), -1, n.coerceformat(), implicit);
      case ArrayCoerceExpr n ->
          conversion(n, n.arg(), n.resulttype(), n.resulttypmod(), n.coerceformat(), implicit);
      case ConvertRowtypeExpr n ->
          conversion(n, n.arg(), n.resulttype(), -1, n.convertformat(), implicit);
      case CoerceToDomain n ->
          conversion(n, n.arg(), n.resulttype(), n.resulttypmod(), n.coercionformat(), implicit);
      case CollateExpr n -> {
        open();
        operand(n.arg(), implicit, n);
        out.add(" COLLATE " + objects.collation(n.collOid()));
        close();
      }
      case CaseExpr n -> caseExpr(n);
      case CaseTestExpr _ -> out.add("CASE_TEST_EXPR");
      case ArrayExpr n -> {
        out.add("ARRAY[");
        list(n.elements(), true);
        out.add("]");
        if (n.elements().isEmpty()) {
          out.add("::" + typeNames.format(n.array_typeid(), -1));
        }
      }
      case RowExpr n -> {
        out.add("ROW(");
        list(n.args(), true);
        out.add(")");
        if (n.row_format() == CoercionForm.COERCE_EXPLICIT_CAST) {
          out.add("::" + typeNames.format(n.row_typeid(), -1));
        }
      }
      case RowCompareExpr n -> {
        out.add("(ROW(");
        list(n.largs(), true);
        out.add(") " + objects.operator(n.opnos().get(0)) + " ROW(");
        list(n.rargs(), true);
        out.add("))");
      }
      case CoalesceExpr n -> {
        out.add("COALESCE(");
        list(n.args(), true);
        out.add(")");
      }
      case MinMaxExpr n -> {
        out.add(n.op().name().substring("IS_".length()) + "(");
        list(n.args(), true);
        out.add(")");
      }
      case SQLValueFunction n -> valueFunction(n);
      case NullTest n -> nullTest(n);
      case BooleanTest n -> {
        open();
        operand(n.arg(), false, n);
        out.add(" " + n.booltesttype().name().replace('_', ' '));
        close();
      }
      case CoerceToDomainValue _ -> out.add("VALUE");
      case SetToDefault _ -> out.add("DEFAULT");
      case CurrentOfExpr n -> out.add("CURRENT OF " + quote(String.valueOf(n.cursor_name())));
      case NextValueExpr n ->
          out.add("nextval(" + literal(objects.relation(n.seqid())) + "::regclass)");
      case TargetEntry n -> write(n.expr(), implicit);
      case InferenceElem n -> inference(n);
      default -> throw PgException.notBuilt("deparsing of " + expr.label());
    }
  }

  // ---------------------------------------------------------------- columns and constants

  /// Writes a column; gives back its bare name, or null for a whole row.
  @Nullable String variable(Var var, boolean inTargets) {
    Names level = names.up(var.varlevelsup());
    int index = var.varnosyn() > 0 ? var.varnosyn() : var.varno();
    int column = var.varnosyn() > 0 ? var.varattnosyn() : var.varattno();
    RangeTblEntry entry = level.entries.get(index - 1);
    String relation = level.relation(index);
    if (entry.rtekind() == RTEKind.RTE_JOIN && relation == null && column > 0) {
      Expr alias = entry.joinaliasvars().get(column - 1);
      if (alias instanceof Var inner) {
        return variable(
            inner.toBuilder().varlevelsup(inner.varlevelsup() + var.varlevelsup()).build(),
            inTargets);
      }
    }
    if (column == 0) {
      out.add(quote(String.valueOf(relation)));
      if (inTargets) {
        out.add(".*");
        String type = typeNames.format(var.vartype(), var.vartypmod());
        out.add("::" + type);
      } else {
        out.add(".*");
      }
      return null;
    }
    String name = level.column(index, column);
    if (relation != null && (prefix || var.varlevelsup() > 0)) {
      out.add(quote(relation) + ".");
    }
    out.add(quote(name));
    return name;
  }

  /// @param label less than 0 never to show the type, more than 0 to show it always
  void constant(Const constant, int label) {
    byte[] value = constant.constvalue();
    if (constant.constisnull() || value == null) {
      out.add("NULL");
      if (label >= 0) {
        out.add("::" + typeNames.format(constant.consttype(), constant.consttypmod()));
        constantCollation(constant);
      }
      return;
    }
    PgType type = types.get(constant.consttype());
    String text = context.values().output(type, value);
    boolean needed = false;
    boolean digit = !text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9';
    switch (constant.consttype()) {
      case INT4 -> {
        needed = text.startsWith("-");
        out.add(needed ? "'" + text + "'" : text);
      }
      case NUMERIC -> {
        boolean plain = digit && (text.contains(".") || text.contains("e") || text.contains("E"));
        needed = !plain;
        out.add(plain ? text : "'" + text + "'");
      }
      case BOOL -> out.add(text.equals("t") ? "true" : "false");
      default -> out.add(literal(text));
    }
    if (label < 0) {
      return;
    }
    needed =
        switch (constant.consttype()) {
          case BOOL, UNKNOWN -> false;
          case INT4 -> needed;
          case NUMERIC -> needed || constant.consttypmod() >= 0;
          default -> true;
        };
    if (needed || label > 0) {
      out.add("::" + typeNames.format(constant.consttype(), constant.consttypmod()));
    }
    constantCollation(constant);
  }

  private void constantCollation(Const constant) {
    int collation = constant.constcollid();
    if (collation != 0 && collation != types.collation(constant.consttype())) {
      out.add(" COLLATE " + objects.collation(collation));
    }
  }

  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  // ---------------------------------------------------------------- operators

  private void operator(OpExpr n) {
    open();
    if (n.args().size() == 2) {
      operand(n.args().get(0), true, n);
      out.add(" " + objects.operator(n.opno()) + " ");
      operand(n.args().get(1), true, n);
    } else {
      out.add(objects.operator(n.opno()) + " ");
      operand(n.args().getFirst(), true, n);
    }
    close();
  }

  private void overArray(ScalarArrayOpExpr n) {
    open();
    operand(n.args().get(0), true, n);
    out.add(" " + objects.operator(n.opno()) + (n.useOr() ? " ANY (" : " ALL ("));
    Expr array = n.args().get(1);
    operand(array, true, n);
    if (array instanceof SubLink link && link.subLinkType() == SubLinkType.EXPR_SUBLINK) {
      out.add("::" + typeNames.format(exprTypes.type(array), exprTypes.typmod(array)));
    }
    out.add(")");
    close();
  }

  private void bool(BoolExpr n) {
    open();
    if (n.boolop() == BoolExprType.NOT_EXPR) {
      out.add("NOT ");
      operand(n.args().getFirst(), false, n);
    } else {
      String word = n.boolop() == BoolExprType.AND_EXPR ? " AND " : " OR ";
      for (int i = 0; i < n.args().size(); i++) {
        out.add(i == 0 ? "" : word);
        operand(n.args().get(i), false, n);
      }
    }
    close();
  }

  private void nullTest(NullTest n) {
    open();
    operand(n.arg(), true, n);
    boolean isNull = n.nulltesttype() == NullTestType.IS_NULL;
    boolean plain = n.argisrow() || !types.isRowType(exprTypes.type(n.arg()));
    out.add(
        plain
            ? isNull ? " IS NULL" : " IS NOT NULL"
            : isNull ? " IS NOT DISTINCT FROM NULL" : " IS DISTINCT FROM NULL");
    close();
  }

  private void field(FieldSelect n) {
    boolean parens = !(n.arg() instanceof SubscriptingRef || n.arg() instanceof FieldSelect);
    out.add(parens ? "(" : "");
    write(n.arg(), true);
    out.add(parens ? ")" : "");
    out.add("." + quote(fieldName(n)));
  }

  private String fieldName(FieldSelect n) {
    int relation = types.relationOrDomainRelation(exprTypes.type(n.arg()));
    if (relation != 0) {
      var column = lookups.relations().column(relation, n.fieldnum());
      if (column != null) {
        return column.attname();
      }
    }
    return switch (n.arg()) {
      case FuncExpr call -> outName(call, n.fieldnum());
      case RowExpr row -> row.colnames().get(n.fieldnum() - 1);
      case Var var when var.varattno() == 0 ->
          names.up(var.varlevelsup()).column(var.varno(), n.fieldnum());
      case Var var -> fieldOfVariable(var, n);
      default -> "f" + n.fieldnum();
    };
  }

  private String fieldOfVariable(Var var, FieldSelect n) {
    Expr known = special == null ? null : special.source(var);
    if (known != null) {
      return fieldName(n.toBuilder().arg(known).build());
    }
    if (var.varno() <= 0) {
      return "f" + n.fieldnum();
    }
    RangeTblEntry entry = names.up(var.varlevelsup()).entries.get(var.varno() - 1);
    Query query = entry.subquery();
    if (query != null) {
      Expr source = query.targetList().get(var.varattno() - 1).expr();
      if (source instanceof FuncExpr || source instanceof RowExpr) {
        return fieldName(n.toBuilder().arg(source).build());
      }
    }
    return "f" + n.fieldnum();
  }

  private String outName(FuncExpr call, int number) {
    PgProc row = lookups.function(call.funcid());
    char[] modes = row.proargmodes();
    String[] parameterNames = row.proargnames();
    int seen = 0;
    for (int i = 0; modes != null && parameterNames != null && i < modes.length; i++) {
      if ((modes[i] == 'o' || modes[i] == 'b' || modes[i] == 't') && ++seen == number) {
        return parameterNames[i];
      }
    }
    return "f" + number;
  }

  /// A column or an expression by which an index is found.
  private void inference(InferenceElem n) {
    boolean call =
        n.expr() instanceof FuncExpr f && f.funcformat() == CoercionForm.COERCE_EXPLICIT_CALL;
    boolean parens = !(n.expr() instanceof Var) && !call;
    out.add(parens ? "(" : "");
    write(n.expr(), false);
    out.add(parens ? ")" : "");
    if (n.infercollid() != 0) {
      out.add(" COLLATE " + objects.collation(n.infercollid()));
    }
    if (n.inferopclass() != 0) {
      int type = context.catalog().get(SysCache.CLAOID, n.inferopclass()).opcintype();
      out.add(new Definitions(context).operatorClass(n.inferopclass(), type));
    }
  }

  private void subscripts(SubscriptingRef n) {
    boolean parens = !(n.refexpr() instanceof Var || n.refexpr() instanceof FieldSelect);
    out.add(parens ? "(" : "");
    write(n.refexpr(), true);
    out.add(parens ? ")" : "");
    brackets(n);
    if (n.refassgnexpr() != null) {
      out.add(" := ");
      write(n.refassgnexpr(), false);
    }
  }

  void brackets(SubscriptingRef n) {
    for (int i = 0; i < n.refupperindexpr().size(); i++) {
      out.add("[");
      if (!n.reflowerindexpr().isEmpty()) {
        Expr low = n.reflowerindexpr().get(i);
        if (low != null) {
          write(low, false);
        }
        out.add(":");
      }
      Expr high = n.refupperindexpr().get(i);
      if (high != null) {
        write(high, false);
      }
      out.add("]");
    }
  }

  private void conversion(
      Expr parent, Expr arg, int type, int typmod, CoercionForm form, boolean implicit) {
    if (form == CoercionForm.COERCE_IMPLICIT_CAST && !implicit) {
      operand(arg, false, parent);
    } else {
      cast(parent, arg, type, typmod);
    }
  }

  void implicitOperand(Expr arg, Expr parent) {
    operand(arg, false, parent);
  }

  /// `arg::type`.
  void cast(Expr parent, Expr arg, int type, int typmod) {
    if (arg instanceof Const constant
        && constant.consttype() == type
        && constant.consttypmod() == -1) {
      constant(constant, -1);
    } else {
      open();
      operand(arg, false, parent);
      close();
    }
    out.add("::" + typeNames.format(type, typmod));
  }

  private void caseExpr(CaseExpr n) {
    out.keyword("CASE", 0, Output.VARIABLE, 0);
    if (n.arg() != null) {
      out.add(" ");
      write(n.arg(), true);
    }
    for (CaseWhen when : n.args()) {
      Expr condition = when.expr();
      if (n.arg() != null
          && condition instanceof OpExpr op
          && op.args().size() == 2
          && isTest(op.args().getFirst())) {
        condition = op.args().get(1);
      }
      out.keyword("WHEN ", 0, 0, 0);
      write(condition, false);
      out.add(" THEN ");
      write(when.result(), true);
    }
    out.keyword("ELSE ", 0, 0, 0);
    write(Objects.requireNonNull(n.defresult()), true);
    out.keyword("END", -Output.VARIABLE, 0, 0);
  }

  private static boolean isTest(Expr expr) {
    return switch (expr) {
      case CaseTestExpr _ -> true;
      case RelabelType n -> isTest(n.arg());
      case FuncExpr n when n.funcformat() == CoercionForm.COERCE_IMPLICIT_CAST ->
          isTest(n.args().getFirst());
      case CoerceViaIO n -> isTest(n.arg());
      default -> false;
    };
  }

  private void valueFunction(SQLValueFunction n) {
    String name = n.op().name().substring("SVFOP_".length());
    if (name.endsWith("_N")) {
      name = name.substring(0, name.length() - 2) + "(" + n.typmod() + ")";
    }
    out.add(name.equals("USER") ? "USER" : name);
  }

  // ---------------------------------------------------------------- aggregates, windows

  private void aggregate(Aggref n) {
    PgProc row = lookups.function(n.aggfnoid());
    out.add(objects.function(row) + "(" + (n.aggdistinct().isEmpty() ? "" : "DISTINCT "));
    if (n.aggkind() != 'n') {
      list(n.aggdirectargs(), true);
      out.add(") WITHIN GROUP (ORDER BY ");
      queries.orderBy(n.aggorder(), n.args(), false);
    } else {
      if (n.aggstar()) {
        out.add("*");
      } else {
        List<Expr> args = new ArrayList<>();
        for (TargetEntry arg : n.args()) {
          if (!arg.resjunk()) {
            args.add(arg.expr());
          }
        }
        new CallWriter(this).arguments(args, n.aggvariadic());
      }
      if (!n.aggorder().isEmpty()) {
        out.add(" ORDER BY ");
        queries.orderBy(n.aggorder(), n.args(), false);
      }
    }
    filter(n.aggfilter());
    out.add(")");
  }

  private void filter(@Nullable Expr filter) {
    if (filter != null) {
      out.add(") FILTER (WHERE ");
      write(filter, false);
    }
  }

  private void window(WindowFunc n) {
    out.add(objects.function(lookups.function(n.winfnoid())) + "(");
    if (n.winstar()) {
      out.add("*");
    } else {
      list(n.args(), true);
    }
    filter(n.aggfilter());
    out.add(") OVER ");
    for (WindowClause clause : windows) {
      if (clause.winref() == n.winref()) {
        if (clause.name() != null) {
          out.add(quote(clause.name()));
        } else {
          queries.windowSpecification(clause, targets);
        }
        return;
      }
    }
    throw PgException.internal("could not find window clause for winref " + n.winref());
  }
}
