package org.gajah.analyzer;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.type.BaseType;
import org.gajah.nodes.A_Indices;
import org.gajah.nodes.A_Star;
import org.gajah.nodes.CaseTestExpr;
import org.gajah.nodes.CoerceToDomain;
import org.gajah.nodes.Const;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FieldStore;
import org.gajah.nodes.IntList;
import org.gajah.nodes.MultiAssignRef;
import org.gajah.nodes.Node;
import org.gajah.nodes.Param;
import org.gajah.nodes.Query;
import org.gajah.nodes.RowExpr;
import org.gajah.nodes.SetToDefault;
import org.gajah.nodes.StringNode;
import org.gajah.nodes.SubLink;
import org.gajah.nodes.SubscriptingRef;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.kinds.CoercionContext;
import org.gajah.nodes.kinds.CoercionForm;
import org.gajah.nodes.kinds.ParamKind;
import org.gajah.nodes.kinds.SubLinkType;
import org.gajah.nodes.walk.Locations;
import org.jspecify.annotations.Nullable;

/// Values for columns, fields and elements of INSERT and UPDATE. Mirrors `transformAssignedExpr()`
/// and its kin.
final class Assignments {
  private static final String HINT = "You will need to rewrite or cast the expression.";
  private final Analysis a;

  Assignments(Analysis analysis) {
    this.a = analysis;
  }

  /// Where a value goes.
  ///
  /// @param indirection the fields and subscripts behind the column's name
  record Place(PgAttribute column, List<Node> indirection, int location) {}

  /// A value made to fit its column.
  Expr assigned(Scope scope, Expr value, ExprKind kind, Place place) {
    PgAttribute column = place.column;
    if (column.attnum() <= 0) {
      throw a.fault(
          SqlState.FEATURE_NOT_SUPPORTED,
          "cannot assign to system column \"%s\"".formatted(column.attname()),
          place.location);
    }
    Expr expr = value;
    if (expr instanceof SetToDefault placeholder) {
      if (!place.indirection.isEmpty()) {
        boolean element = place.indirection.getFirst() instanceof A_Indices;
        throw a.fault(
            SqlState.FEATURE_NOT_SUPPORTED,
            element ? "cannot set an array element to DEFAULT" : "cannot set a subfield to DEFAULT",
            place.location);
      }
      expr =
          new SetToDefault(
              column.atttypid(), column.atttypmod(), column.attcollation(), placeholder.location());
    }
    if (!place.indirection.isEmpty()) {
      return new Path(scope, place.indirection, expr, place.location)
          .into(
              base(scope, kind, column, place.location),
              column.attname(),
              false,
              new Target(column.atttypid(), column.atttypmod(), column.attcollation()),
              0,
              CoercionContext.COERCION_ASSIGNMENT);
    }
    int type = a.exprTypes.type(expr);
    Expr result = assigned(expr, column.atttypid(), column.atttypmod());
    if (result == null) {
      throw a.fault(
              SqlState.DATATYPE_MISMATCH,
              "column \"%s\" is of type %s but expression is of type %s"
                  .formatted(
                      column.attname(),
                      a.typeNames.format(column.atttypid()),
                      a.typeNames.format(type)),
              expr)
          .hint(HINT);
    }
    return result;
  }

  private @Nullable Expr assigned(Expr expr, int type, int typmod) {
    return a.coercions.toTarget(
        expr,
        type,
        typmod,
        CoercionContext.COERCION_ASSIGNMENT,
        CoercionForm.COERCE_IMPLICIT_CAST,
        -1);
  }

  private Expr base(Scope scope, ExprKind kind, PgAttribute column, int location) {
    if (kind == ExprKind.INSERT_TARGET) {
      return nullOf(column);
    }
    int index = Objects.requireNonNull(scope.targetItem).index;
    return NamespaceColumn.of(index, column).variable(0, location);
  }

  private Const nullOf(PgAttribute column) {
    PgType type = a.types.get(column.atttypid());
    return new Const(
        column.atttypid(),
        column.atttypmod(),
        column.attcollation(),
        type.typlen(),
        null,
        true,
        type.typbyval(),
        -1);
  }

  /// A type that a value is to have.
  private record Target(int type, int typmod, int collation) {}

  /// The way through fields and subscripts to where a value goes.
  private final class Path {
    private final Scope scope;
    private final List<Node> steps;
    private final Expr value;
    private final int location;

    Path(Scope scope, List<Node> steps, Expr value, int location) {
      this.scope = scope;
      this.steps = steps;
      this.value = value;
      this.location = location;
    }

    /// The value of `base` with the part at `from` replaced.
    Expr into(
        @Nullable Expr given,
        String name,
        boolean subscripting,
        Target target,
        int from,
        CoercionContext how) {
      Expr base =
          given == null && from < steps.size()
              ? new CaseTestExpr(target.type, target.typmod, target.collation)
              : given;
      List<A_Indices> subscripts = new ArrayList<>();
      for (int i = from; i < steps.size(); i++) {
        Node step = steps.get(i);
        if (step instanceof A_Indices indices) {
          subscripts.add(indices);
        } else if (step instanceof A_Star) {
          throw a.fault(
              SqlState.FEATURE_NOT_SUPPORTED,
              "row expansion via \"*\" is not supported here",
              location);
        } else if (!subscripts.isEmpty()) {
          return element(known(base), name, target, subscripts, i, how);
        } else {
          return field(known(base), name, target, ((StringNode) step).sval(), i + 1, how);
        }
      }
      return subscripts.isEmpty()
          ? last(name, subscripting, target, how)
          : element(known(base), name, target, subscripts, steps.size(), how);
    }

    private static Expr known(@Nullable Expr base) {
      return Objects.requireNonNull(base);
    }

    private Expr last(String name, boolean subscripting, Target target, CoercionContext how) {
      Expr result =
          a.coercions.toTarget(
              value, target.type, target.typmod, how, CoercionForm.COERCE_IMPLICIT_CAST, -1);
      if (result != null) {
        return result;
      }
      String wanted = a.typeNames.format(target.type);
      String found = a.typeNames.format(a.exprTypes.type(value));
      throw a.fault(
              SqlState.DATATYPE_MISMATCH,
              subscripting
                  ? "subscripted assignment to \"%s\" requires type %s but expression is of type %s"
                      .formatted(name, wanted, found)
                  : "subfield \"%s\" is of type %s but expression is of type %s"
                      .formatted(name, wanted, found),
              location)
          .hint(HINT);
    }

    private Expr field(
        Expr base, String name, Target target, String field, int next, CoercionContext how) {
      BaseType row = a.types.base(target.type, target.typmod);
      int relation = a.types.relation(row.type());
      if (relation == 0) {
        throw a.fault(
            SqlState.DATATYPE_MISMATCH,
            ("cannot assign to field \"%s\" of column \"%s\" because its type %s is not a"
                    + " composite type")
                .formatted(field, name, a.typeNames.format(target.type)),
            location);
      }
      PgAttribute column = a.lookups.relations().column(relation, field);
      if (column == null) {
        throw a.fault(
            SqlState.UNDEFINED_COLUMN,
            ("cannot assign to field \"%s\" of column \"%s\" because there is no such column in"
                    + " data type %s")
                .formatted(field, name, a.typeNames.format(target.type)),
            location);
      }
      Expr inner =
          into(
              null,
              field,
              false,
              new Target(column.atttypid(), column.atttypmod(), column.attcollation()),
              next,
              how);
      FieldStore store =
          new FieldStore(base, List.of(inner), IntList.of(column.attnum()), row.type());
      return row.type() == target.type
          ? store
          : new CoerceToDomain(
              store, target.type, -1, 0, CoercionForm.COERCE_IMPLICIT_CAST, location);
    }

    private Expr element(
        Expr base,
        String name,
        Target target,
        List<A_Indices> subscripts,
        int next,
        CoercionContext how) {
      BaseType container = a.subscripts.container(target.type, target.typmod);
      SubscriptingRef ref = a.subscripts.transform(scope, base, container, subscripts);
      int collation =
          container.type() == target.type ? target.collation : a.types.collation(container.type());
      Expr inner =
          into(
              null,
              name,
              true,
              new Target(ref.refrestype(), ref.reftypmod(), collation),
              next,
              how);
      Expr result =
          ref.toBuilder()
              .refassgnexpr(inner)
              .refrestype(container.type())
              .reftypmod(container.typmod())
              .build();
      if (container.type() == target.type) {
        return result;
      }
      Expr coerced =
          a.coercions.toTarget(
              result, target.type, target.typmod, how, CoercionForm.COERCE_IMPLICIT_CAST, -1);
      if (coerced == null) {
        throw a.fault(
            SqlState.CANNOT_COERCE,
            "cannot cast type %s to %s"
                .formatted(a.typeNames.format(container.type()), a.typeNames.format(target.type)),
            location);
      }
      return coerced;
    }
  }

  // ---------------------------------------------------------------- (a, b) = ...

  /// One column of a source that gives several.
  Expr multiple(Scope scope, MultiAssignRef ref) {
    Expr source;
    if (ref.colno() == 1) {
      source = firstOfSeveral(scope, ref);
      if (source instanceof SubLink link) {
        int number = links(scope) + 1;
        source = link.toBuilder().subLinkId(number).build();
        scope.multiAssignments.add(new TargetEntry(source, 0, null, 0, 0, 0, true));
      } else {
        scope.multiAssignments.add(new TargetEntry(source, 0, null, 0, 0, 0, true));
      }
    } else {
      source = scope.multiAssignments.getLast().expr();
    }
    if (source instanceof SubLink link) {
      Query query = (Query) link.subselect();
      TargetEntry column = query.targetList().get(ref.colno() - 1);
      return new Param(
          ParamKind.PARAM_MULTIEXPR,
          link.subLinkId() << 16 | ref.colno(),
          a.exprTypes.type(column.expr()),
          a.exprTypes.typmod(column.expr()),
          a.exprTypes.collation(column.expr()),
          Locations.of(column.expr()));
    }
    RowExpr row = (RowExpr) source;
    Expr result = row.args().get(ref.colno() - 1);
    if (ref.colno() == ref.ncolumns()) {
      scope.multiAssignments.removeLast();
    }
    return result;
  }

  private static int links(Scope scope) {
    int count = 0;
    for (TargetEntry each : scope.multiAssignments) {
      count += each.expr() instanceof SubLink ? 1 : 0;
    }
    return count;
  }

  private Expr firstOfSeveral(Scope scope, MultiAssignRef ref) {
    if (ref.source() instanceof SubLink link && link.subLinkType() == SubLinkType.EXPR_SUBLINK) {
      SubLink several = link.toBuilder().subLinkType(SubLinkType.MULTIEXPR_SUBLINK).build();
      SubLink result = (SubLink) a.expressions.required(scope, several);
      Query query = (Query) result.subselect();
      long columns = query.targetList().stream().filter(t -> !t.resjunk()).count();
      checkCount(columns, ref, result.location());
      return result;
    }
    if (ref.source() instanceof RowExpr raw) {
      RowExpr row = a.expressions.row(scope, raw, true);
      checkCount(row.args().size(), ref, row.location());
      return row;
    }
    throw a.fault(
        SqlState.FEATURE_NOT_SUPPORTED,
        "source for a multiple-column UPDATE item must be a sub-SELECT or ROW() expression",
        ref.source());
  }

  private void checkCount(long columns, MultiAssignRef ref, int location) {
    if (columns != ref.ncolumns()) {
      throw a.fault(
          SqlState.SYNTAX_ERROR, "number of columns does not match number of values", location);
    }
  }

  PgException noSuchColumn(String name, String relation, int location) {
    return a.fault(
        SqlState.UNDEFINED_COLUMN,
        "column \"%s\" of relation \"%s\" does not exist".formatted(name, relation),
        location);
  }
}
