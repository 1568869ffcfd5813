package org.gajah.analyzer.coerce;

import static org.gajah.catalogfacts.TypeOid.*;

import java.util.ArrayList;
import java.util.List;
import org.gajah.analyzer.context.AnalysisContext;
import org.gajah.analyzer.context.Lookups;
import org.gajah.analyzer.context.StatementText;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.type.BaseType;
import org.gajah.catalog.type.ExpressionTypes;
import org.gajah.catalog.type.TypeNames;
import org.gajah.catalog.type.Types;
import org.gajah.nodes.ArrayCoerceExpr;
import org.gajah.nodes.CaseTestExpr;
import org.gajah.nodes.CoerceToDomain;
import org.gajah.nodes.CoerceViaIO;
import org.gajah.nodes.CollateExpr;
import org.gajah.nodes.Const;
import org.gajah.nodes.ConvertRowtypeExpr;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FuncExpr;
import org.gajah.nodes.Param;
import org.gajah.nodes.RelabelType;
import org.gajah.nodes.RowExpr;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.CoercionContext;
import org.gajah.nodes.kinds.CoercionForm;
import org.gajah.nodes.walk.Locations;
import org.jspecify.annotations.Nullable;

/// Puts the nodes around expressions that make them of another type.
public final class Coercions {
  /// Answers for what only the statement knows.
  public interface Surroundings {
    /// Settles the type of a parameter that has none yet.
    ///
    /// @return the parameter with its type, or null when that is not for us to decide
    @Nullable Expr decideParameter(Param parameter, int type, int typmod, int location);

    /// The columns of a row that is referenced as a whole.
    List<Expr> columnsOfRow(Var row, int location);
  }

  private final AnalysisContext context;
  private final Lookups lookups;
  private final Types types;
  private final TypeNames typeNames;
  private final ExpressionTypes exprTypes;
  private final CoercionPaths paths;
  private final StatementText text;
  private final Surroundings surroundings;

  public Coercions(AnalysisContext context, StatementText text, Surroundings surroundings) {
    this.context = context;
    this.lookups = context.lookups();
    this.types = lookups.types();
    this.typeNames = lookups.typeNames();
    this.exprTypes = lookups.expressionTypes();
    this.paths = new CoercionPaths(lookups);
    this.text = text;
    this.surroundings = surroundings;
  }

  public ExpressionTypes exprTypes() {
    return exprTypes;
  }

  public CoercionPaths paths() {
    return paths;
  }

  /// As [#toTarget(Expr, int, int, CoercionContext, CoercionForm, int)] with the expression's type.
  public @Nullable Expr toTarget(
      Expr expr, int target, int typmod, CoercionContext how, CoercionForm form, int location) {
    return toTarget(expr, exprTypes.type(expr), target, typmod, how, form, location);
  }

  /// An expression of a type and type modifier; null when there is no way.
  public @Nullable Expr toTarget(
      Expr original,
      int type,
      int target,
      int typmod,
      CoercionContext how,
      CoercionForm form,
      int location) {
    if (!paths.canCoerce(type, target, how)) {
      return null;
    }
    Expr expr = original;
    while (expr instanceof CollateExpr collate) {
      expr = collate.arg();
    }
    Expr result = toType(expr, type, target, typmod, how, form, location);
    boolean hide = isOther(result, expr) && !(result instanceof Const);
    result = withTypmod(result, target, typmod, how, form, location, hide);
    if (isOther(expr, original) && types.isCollatable(target)) {
      CollateExpr collate = (CollateExpr) original;
      result = new CollateExpr(result, collate.collOid(), collate.location());
    }
    return result;
  }

  @SuppressWarnings("ReferenceEquality") // Whether a node was put around it.
  private static boolean isOther(Expr a, Expr b) {
    return a != b;
  }

  /// An expression of a type that it can be coerced to; the type modifier is not applied, but for
  /// what domains and literals need of it.
  public Expr toType(
      Expr node,
      int type,
      int target,
      int typmod,
      CoercionContext how,
      CoercionForm form,
      int location) {
    if (target == type) {
      return node;
    }
    switch (target) {
      case ANY, ANYELEMENT, ANYNONARRAY, ANYCOMPATIBLE, ANYCOMPATIBLENONARRAY -> {
        return node;
      }
      case ANYARRAY,
          ANYENUM,
          ANYRANGE,
          ANYMULTIRANGE,
          ANYCOMPATIBLEARRAY,
          ANYCOMPATIBLERANGE,
          ANYCOMPATIBLEMULTIRANGE -> {
        if (type != UNKNOWN) {
          int base = types.base(type);
          return base == type ? node : new RelabelType(node, base, -1, 0, form, location);
        }
      }
      default -> {}
    }
    if (type == UNKNOWN && node instanceof Const literal) {
      return literal(literal, target, typmod, how, form, location);
    }
    if (node instanceof Param parameter) {
      Expr decided = surroundings.decideParameter(parameter, target, typmod, location);
      if (decided != null) {
        return decided;
      }
    }
    if (node instanceof CollateExpr collate) {
      Expr inner = toType(collate.arg(), type, target, typmod, how, form, location);
      return types.isCollatable(target)
          ? new CollateExpr(inner, collate.collOid(), collate.location())
          : inner;
    }
    CoercionPath path = paths.find(type, target, how);
    return path.exists()
        ? alongPath(path, node, target, typmod, how, form, location)
        : composite(node, type, target, how, form, location);
  }

  private Expr literal(
      Const literal, int target, int typmod, CoercionContext how, CoercionForm form, int location) {
    BaseType base = types.base(target, typmod);
    PgType type = types.get(base.type());
    int inputTypmod = base.type() == INTERVAL ? base.typmod() : -1;
    String string = Literals.unknownText(literal);
    byte[] value =
        text.at(literal.location(), () -> context.values().input(type, string, inputTypmod));
    Const result =
        new Const(
            base.type(),
            inputTypmod,
            type.typcollation(),
            type.typlen(),
            value,
            value == null,
            type.typbyval(),
            literal.location());
    return base.type() == target
        ? result
        : toDomain(result, base.type(), base.typmod(), target, how, form, location, false);
  }

  private Expr alongPath(
      CoercionPath path,
      Expr node,
      int target,
      int typmod,
      CoercionContext how,
      CoercionForm form,
      int location) {
    if (path.kind() != CoercionPath.Kind.RELABEL) {
      BaseType base = types.base(target, typmod);
      Expr result = build(path, node, base.type(), base.typmod(), how, form, location);
      return base.type() == target
          ? result
          : toDomain(result, base.type(), base.typmod(), target, how, form, location, true);
    }
    Expr result = toDomain(node, 0, -1, target, how, form, location, false);
    return isOther(result, node) ? result : new RelabelType(result, target, -1, 0, form, location);
  }

  private Expr composite(
      Expr node, int type, int target, CoercionContext how, CoercionForm form, int location) {
    if (type == RECORD && types.isComplex(target)) {
      return recordToComplex(node, target, how, form, location);
    }
    if (target == RECORD && types.isComplex(type)
        || target == RECORDARRAY && paths.isComplexArray(type)) {
      return node;
    }
    if (types.inherits(type, target) || types.isOfTypedTable(type, target)) {
      int base = types.base(type);
      Expr row =
          base == type
              ? node
              : new RelabelType(node, base, -1, 0, CoercionForm.COERCE_IMPLICIT_CAST, location);
      return new ConvertRowtypeExpr(row, target, form, location);
    }
    throw PgException.internal(
        "failed to find conversion function from %s to %s"
            .formatted(typeNames.format(type), typeNames.format(target)));
  }

  private Expr build(
      CoercionPath path,
      Expr node,
      int target,
      int typmod,
      CoercionContext how,
      CoercionForm form,
      int location) {
    return switch (path.kind()) {
      case FUNCTION -> {
        int parameters = lookups.function(path.function()).pronargs();
        List<Expr> args = new ArrayList<>(3);
        args.add(node);
        if (parameters >= 2) {
          args.add(Literals.int4(typmod));
        }
        if (parameters == 3) {
          args.add(Literals.bool(how == CoercionContext.COERCION_EXPLICIT, -1));
        }
        yield new FuncExpr(path.function(), target, false, false, form, 0, 0, args, location);
      }
      case ARRAY -> arrayCoercion(node, target, typmod, how, form, location);
      case INPUT_OUTPUT -> new CoerceViaIO(node, target, 0, form, location);
      case RELABEL, NONE ->
          throw PgException.internal("unsupported pathtype " + path.kind() + " in build");
    };
  }

  private Expr arrayCoercion(
      Expr node, int target, int typmod, CoercionContext how, CoercionForm form, int location) {
    BaseType source = types.base(exprTypes.type(node), exprTypes.typmod(node));
    int sourceElement = types.element(source.type());
    int targetElement = types.element(target);
    Expr element =
        toTarget(
            new CaseTestExpr(sourceElement, source.typmod(), 0),
            sourceElement,
            targetElement,
            typmod,
            how,
            form,
            location);
    if (element == null) {
      throw PgException.internal(
          "failed to coerce array element type from %s to %s"
              .formatted(typeNames.format(sourceElement), typeNames.format(targetElement)));
    }
    return new ArrayCoerceExpr(node, element, target, exprTypes.typmod(element), 0, form, location);
  }

  /// Puts a domain's check around a value of its base type; other types need none.
  ///
  /// @param base the domain's base type, or 0 to look it up
  Expr toDomain(
      Expr arg,
      int base,
      int baseTypmod,
      int target,
      CoercionContext how,
      CoercionForm form,
      int location,
      boolean hideInput) {
    BaseType found = base == 0 ? types.base(target, baseTypmod) : new BaseType(base, baseTypmod);
    if (found.type() == target) {
      return arg;
    }
    Expr input = hideInput ? hidden(arg) : arg;
    input =
        withTypmod(
            input,
            found.type(),
            found.typmod(),
            how,
            CoercionForm.COERCE_IMPLICIT_CAST,
            location,
            false);
    return new CoerceToDomain(input, target, -1, 0, form, location);
  }

  /// Applies a type modifier to an expression of its type.
  public Expr withTypmod(
      Expr node,
      int target,
      int typmod,
      CoercionContext how,
      CoercionForm form,
      int location,
      boolean hideInput) {
    if (typmod == exprTypes.typmod(node)) {
      return node;
    }
    Expr input = hideInput ? hidden(node) : node;
    CoercionPath path = typmod < 0 ? CoercionPath.NONE : paths.ofTypmod(target);
    return path.exists()
        ? build(path, input, target, typmod, how, form, location)
        : relabelled(input, target, typmod, exprTypes.collation(input), form, location);
  }

  /// The same value under another type, modifier or collation.
  public Expr relabelled(
      Expr expr, int type, int typmod, int collation, CoercionForm form, int location) {
    Expr arg = expr;
    while (arg instanceof RelabelType relabel) {
      arg = relabel.arg();
    }
    if (arg instanceof Const constant) {
      return constant.toBuilder()
          .consttype(type)
          .consttypmod(typmod)
          .constcollid(collation)
          .build();
    }
    if (exprTypes.type(arg) == type
        && exprTypes.typmod(arg) == typmod
        && exprTypes.collation(arg) == collation) {
      return arg;
    }
    return new RelabelType(arg, type, typmod, collation, form, location);
  }

  /// The same node, as deparsing should not show it.
  private static Expr hidden(Expr node) {
    CoercionForm implicit = CoercionForm.COERCE_IMPLICIT_CAST;
    return switch (node) {
      case FuncExpr n -> n.toBuilder().funcformat(implicit).build();
      case RelabelType n -> n.toBuilder().relabelformat(implicit).build();
      case CoerceViaIO n -> n.toBuilder().coerceformat(implicit).build();
      case ArrayCoerceExpr n -> n.toBuilder().coerceformat(implicit).build();
      case ConvertRowtypeExpr n -> n.toBuilder().convertformat(implicit).build();
      case RowExpr n -> n.toBuilder().row_format(implicit).build();
      case CoerceToDomain n -> n.toBuilder().coercionformat(implicit).build();
      default -> node;
    };
  }

  private Expr recordToComplex(
      Expr node, int target, CoercionContext how, CoercionForm form, int location) {
    List<Expr> values;
    if (node instanceof RowExpr row) {
      values = row.args();
    } else if (node instanceof Var row && row.varattno() == 0) {
      values = surroundings.columnsOfRow(row, row.location());
    } else {
      throw text.fault(
          SqlState.CANNOT_COERCE,
          "cannot cast type %s to %s".formatted(typeNames.format(RECORD), typeNames.format(target)),
          coerceLocation(location, node));
    }
    int base = types.base(target);
    List<Expr> fields = new ArrayList<>();
    int next = 0;
    for (PgAttribute column : lookups.relations().columns(types.relation(base))) {
      if (column.attisdropped()) {
        fields.add(Literals.nullOf(INT4, -1, 0, 4, true));
        continue;
      }
      if (next >= values.size()) {
        throw misfit(target, "Input has too few columns.", coerceLocation(location, node));
      }
      Expr value = values.get(next++);
      Expr field =
          toTarget(
              value,
              column.atttypid(),
              column.atttypmod(),
              how,
              CoercionForm.COERCE_IMPLICIT_CAST,
              -1);
      if (field == null) {
        throw misfit(
            target,
            "Cannot cast type %s to %s in column %d."
                .formatted(
                    typeNames.format(exprTypes.type(value)),
                    typeNames.format(column.atttypid()),
                    next),
            coerceLocation(location, value));
      }
      fields.add(field);
    }
    if (next < values.size()) {
      throw misfit(target, "Input has too many columns.", coerceLocation(location, node));
    }
    if (base == target) {
      return new RowExpr(fields, base, form, List.of(), location);
    }
    RowExpr row = new RowExpr(fields, base, CoercionForm.COERCE_IMPLICIT_CAST, List.of(), location);
    return toDomain(row, base, -1, target, how, form, location, false);
  }

  private PgException misfit(int target, String detail, int location) {
    return text.fault(
            SqlState.CANNOT_COERCE,
            "cannot cast type %s to %s"
                .formatted(typeNames.format(RECORD), typeNames.format(target)),
            location)
        .detail(detail);
  }

  private static int coerceLocation(int location, Expr node) {
    return location >= 0 ? location : Locations.of(node);
  }

  /// A condition.
  ///
  /// @param construct what it is the condition of, for messages
  public Expr toBoolean(Expr node, String construct) {
    return toSpecific(node, BOOL, -1, construct);
  }

  /// An argument of a fixed type of some clause.
  public Expr toSpecific(Expr node, int target, int typmod, String construct) {
    int type = exprTypes.type(node);
    Expr result = node;
    if (type != target) {
      result =
          toTarget(
              node,
              type,
              target,
              typmod,
              CoercionContext.COERCION_ASSIGNMENT,
              CoercionForm.COERCE_IMPLICIT_CAST,
              -1);
      if (result == null) {
        throw text.fault(
            SqlState.DATATYPE_MISMATCH,
            "argument of %s must be type %s, not type %s"
                .formatted(construct, typeNames.format(target), typeNames.format(type)),
            node);
      }
    }
    if (ExpressionTypes.returnsSet(node)) {
      throw text.fault(
          SqlState.DATATYPE_MISMATCH,
          "argument of %s must not return a set".formatted(construct),
          node);
    }
    return result;
  }

  /// The common type of expressions, as CASE, UNION and the like need it.
  ///
  /// @param construct what needs it, for messages
  /// @throws PgException 42804 when there is none
  public int commonType(List<? extends Expr> exprs, String construct) {
    Integer type = commonType(exprs, construct, true);
    return type == null ? 0 : type;
  }

  /// As [#commonType(List, String)], but 0 when there is none.
  public int commonTypeOrNone(List<? extends Expr> exprs) {
    Integer type = commonType(exprs, "", false);
    return type == null ? 0 : type;
  }

  private @Nullable Integer commonType(
      List<? extends Expr> exprs, String construct, boolean strict) {
    int first = exprTypes.type(exprs.getFirst());
    boolean same = first != UNKNOWN;
    for (int i = 1; i < exprs.size() && same; i++) {
      same = exprTypes.type(exprs.get(i)) == first;
    }
    if (same) {
      return first;
    }
    int best = types.base(first);
    for (Expr expr : exprs) {
      int next = types.base(exprTypes.type(expr));
      if (next == UNKNOWN || next == best) {
        continue;
      }
      if (best == UNKNOWN) {
        best = next;
      } else if (types.category(next) != types.category(best)) {
        if (!strict) {
          return null;
        }
        throw text.fault(
            SqlState.DATATYPE_MISMATCH,
            "%s types %s and %s cannot be matched"
                .formatted(construct, typeNames.format(best), typeNames.format(next)),
            expr);
      } else if (paths.isBetter(next, best)) {
        best = next;
      }
    }
    return best == UNKNOWN ? TEXT : best;
  }

  /// Whether all expressions become the common type.
  public boolean allBecome(int common, List<? extends Expr> exprs) {
    for (Expr expr : exprs) {
      if (!paths.canCoerce(exprTypes.type(expr), common, CoercionContext.COERCION_IMPLICIT)) {
        return false;
      }
    }
    return true;
  }

  /// The type modifier that all expressions have whose type is the common one, or -1.
  public int commonTypmod(List<? extends Expr> exprs, int common) {
    int typmod = -1;
    for (int i = 0; i < exprs.size(); i++) {
      if (exprTypes.type(exprs.get(i)) != common) {
        return -1;
      }
      int own = exprTypes.typmod(exprs.get(i));
      if (i > 0 && own != typmod) {
        return -1;
      }
      typmod = own;
    }
    return typmod;
  }

  /// An expression of a common type.
  ///
  /// @param construct what needs it, for messages
  public Expr toCommon(Expr node, int target, String construct) {
    int type = exprTypes.type(node);
    if (type == target) {
      return node;
    }
    if (!paths.canCoerce(type, target, CoercionContext.COERCION_IMPLICIT)) {
      throw text.fault(
          SqlState.CANNOT_COERCE,
          "%s could not convert type %s to %s"
              .formatted(construct, typeNames.format(type), typeNames.format(target)),
          node);
    }
    return toType(
        node,
        type,
        target,
        -1,
        CoercionContext.COERCION_IMPLICIT,
        CoercionForm.COERCE_IMPLICIT_CAST,
        -1);
  }
}
