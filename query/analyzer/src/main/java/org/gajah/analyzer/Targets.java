package org.gajah.analyzer;

import static org.gajah.catalogfacts.TypeOid.RECORD;
import static org.gajah.catalogfacts.TypeOid.TEXT;
import static org.gajah.catalogfacts.TypeOid.UNKNOWN;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.nodes.A_Indirection;
import org.gajah.nodes.A_Star;
import org.gajah.nodes.ColumnRef;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FieldSelect;
import org.gajah.nodes.Node;
import org.gajah.nodes.Query;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.ResTarget;
import org.gajah.nodes.SetToDefault;
import org.gajah.nodes.StringNode;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.AclMode;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.kinds.CoercionContext;
import org.gajah.nodes.kinds.CoercionForm;
import org.gajah.nodes.kinds.RTEKind;
import org.jspecify.annotations.Nullable;

/// Lists of result columns. Mirrors parser/parse_target.c.
final class Targets {
  private final Analysis a;
  private final Labels labels = new Labels();

  Targets(Analysis analysis) {
    this.a = analysis;
  }

  Labels names() {
    return labels;
  }

  List<TargetEntry> transform(Scope scope, List<ResTarget> raw, ExprKind kind) {
    List<TargetEntry> result = new ArrayList<>(raw.size());
    for (ResTarget target : raw) {
      if (kind != ExprKind.UPDATE_SOURCE && isStar(target.val())) {
        for (Named each : star(scope, Objects.requireNonNull(target.val()), kind)) {
          result.add(entry(scope, each.expr, each.name));
        }
      } else {
        result.add(one(scope, target, kind));
      }
    }
    result.addAll(scope.multiAssignments);
    scope.multiAssignments = new ArrayList<>();
    return result;
  }

  private TargetEntry one(Scope scope, ResTarget target, ExprKind kind) {
    Expr raw = target.val();
    Expr expr =
        kind == ExprKind.UPDATE_SOURCE && raw instanceof SetToDefault
            ? raw
            : a.expressions.known(scope, Objects.requireNonNull(raw), kind);
    String name = target.name() == null ? labels.of(raw) : target.name();
    return entry(scope, expr, name);
  }

  static TargetEntry entry(Scope scope, Expr expr, @Nullable String name) {
    return new TargetEntry(expr, scope.nextColumn++, name, 0, 0, 0, false);
  }

  /// Expressions of a list without labels, `*` expanded.
  List<Expr> expressions(Scope scope, List<Expr> raw, ExprKind kind, boolean allowDefault) {
    List<Expr> result = new ArrayList<>(raw.size());
    for (Expr each : raw) {
      if (isStar(each)) {
        for (Named column : star(scope, each, kind)) {
          result.add(column.expr);
        }
      } else if (allowDefault && each instanceof SetToDefault) {
        result.add(each);
      } else {
        result.add(a.expressions.known(scope, each, kind));
      }
    }
    return result;
  }

  private static boolean isStar(@Nullable Expr raw) {
    return switch (raw) {
      case ColumnRef ref -> ref.fields().getLast() instanceof A_Star;
      case A_Indirection each -> each.indirection().getLast() instanceof A_Star;
      case null, default -> false;
    };
  }

  /// A column that `*` stands for.
  private record Named(String name, Expr expr) {}

  private List<Named> star(Scope scope, Expr raw, ExprKind kind) {
    if (raw instanceof A_Indirection indirection) {
      List<Node> steps = indirection.indirection();
      List<Node> before = steps.subList(0, steps.size() - 1);
      Expr base =
          before.isEmpty() ? indirection.arg() : new A_Indirection(indirection.arg(), before);
      return row(scope, a.expressions.known(scope, base, kind));
    }
    ColumnRef ref = (ColumnRef) raw;
    if (ref.fields().size() == 1) {
      return allTables(scope, ref.location());
    }
    return qualified(scope, ref);
  }

  private List<Named> allTables(Scope scope, int location) {
    List<Named> result = new ArrayList<>();
    boolean any = false;
    for (NamespaceItem item : scope.namespace) {
      if (item.columnsVisible) {
        any = true;
        result.addAll(columns(scope, item, 0, location));
      }
    }
    if (!any) {
      throw a.fault(
          SqlState.SYNTAX_ERROR, "SELECT * with no tables specified is not valid", location);
    }
    return result;
  }

  private List<Named> columns(Scope scope, NamespaceItem item, int levelsUp, int location) {
    if (item.entry.rtekind() == RTEKind.RTE_RELATION && item.permission != null) {
      item.permission.required |= AclMode.ACL_SELECT;
    }
    List<Named> result = new ArrayList<>();
    for (RangeTable.Named each : a.rangeTable.expand(scope, item, levelsUp, location)) {
      a.columns.markSelected(scope, each.var());
      result.add(new Named(each.name(), each.var()));
    }
    return result;
  }

  private List<Named> qualified(Scope scope, ColumnRef ref) {
    List<Node> fields = ref.fields();
    int n = fields.size();
    if (n > 4) {
      throw a.fault(
          SqlState.SYNTAX_ERROR,
          "improper qualified name (too many dotted names): " + shown(fields),
          ref.location());
    }
    String relation = ((StringNode) fields.get(n - 2)).sval();
    String schema = n >= 3 ? ((StringNode) fields.get(n - 3)).sval() : null;
    if (n == 4 && !((StringNode) fields.getFirst()).sval().equals(a.context.database())) {
      throw a.fault(
          SqlState.FEATURE_NOT_SUPPORTED,
          "cross-database references are not implemented: " + shown(fields),
          ref.location());
    }
    ColumnNames.Found found = a.columns.item(scope, schema, relation, ref.location());
    if (found == null) {
      RangeVar name =
          RangeVar.builder()
              .schemaname(schema)
              .relname(relation)
              .inh(true)
              .relpersistence('p')
              .location(ref.location())
              .build();
      throw a.columns.missing().relation(scope, name);
    }
    return columns(scope, found.item(), found.levelsUp(), ref.location());
  }

  private static String shown(List<Node> fields) {
    List<String> names = new ArrayList<>();
    for (Node field : fields) {
      names.add(field instanceof StringNode name ? name.sval() : "*");
    }
    return String.join(".", names);
  }

  private List<Named> row(Scope scope, Expr expr) {
    if (expr instanceof Var var && var.varattno() == 0) {
      for (NamespaceItem item : scope.up(var.varlevelsup()).namespace) {
        if (item.index == var.varno()) {
          return columns(scope, item, var.varlevelsup(), var.location());
        }
      }
    }
    List<RowShapes.Field> fields = a.functions.shapes().of(scope, expr);
    if (fields == null) {
      int type = a.exprTypes.type(expr);
      throw new PgException(
          SqlState.WRONG_OBJECT_TYPE,
          type == RECORD
              ? "record type has not been registered"
              : "type %s is not composite".formatted(a.typeNames.format(type)));
    }
    List<Named> result = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      RowShapes.Field field = fields.get(i);
      if (!field.dropped()) {
        result.add(
            new Named(
                field.name(),
                new FieldSelect(expr, i + 1, field.type(), field.typmod(), field.collation())));
      }
    }
    return result;
  }

  // ---------------------------------------------------------------- origins, unknowns

  /// Notes which columns of tables the result columns are.
  void markOrigins(Scope scope, List<TargetEntry> targets) {
    for (int i = 0; i < targets.size(); i++) {
      TargetEntry target = targets.get(i);
      if (target.expr() instanceof Var var) {
        TargetEntry origin = origin(scope.up(var.varlevelsup()), var);
        if (origin != null && origin.resorigtbl() != 0) {
          targets.set(
              i,
              target.toBuilder()
                  .resorigtbl(origin.resorigtbl())
                  .resorigcol(origin.resorigcol())
                  .build());
        }
      }
    }
  }

  private static @Nullable TargetEntry origin(Scope scope, Var var) {
    RangeTblEntry entry = scope.entry(var.varno());
    int column = var.varattno();
    return switch (entry.rtekind()) {
      case RTE_RELATION -> new TargetEntry(var, 1, null, 0, entry.relid(), column, false);
      case RTE_SUBQUERY -> column == 0 ? null : of(entry.subquery(), column);
      case RTE_CTE ->
          column == 0 || entry.self_reference() ? null : of(cte(scope, entry).query, column);
      default -> null;
    };
  }

  static Cte cte(Scope start, RangeTblEntry entry) {
    Scope scope = start.up(entry.ctelevelsup());
    for (Cte cte : scope.ctes) {
      if (cte.name().equals(entry.ctename())) {
        return cte;
      }
    }
    throw PgException.internal("could not find CTE \"%s\"".formatted(entry.ctename()));
  }

  private static @Nullable TargetEntry of(@Nullable Query query, int column) {
    if (query == null) {
      return null;
    }
    List<TargetEntry> targets =
        query.commandType() == CmdType.CMD_SELECT ? query.targetList() : query.returningList();
    for (TargetEntry target : targets) {
      if (target.resno() == column && !target.resjunk()) {
        return target;
      }
    }
    return null;
  }

  /// Makes columns of unknown type texts.
  void resolveUnknowns(List<TargetEntry> targets) {
    for (int i = 0; i < targets.size(); i++) {
      resolveUnknown(targets, i);
    }
  }

  /// Makes a column a text if its type is unknown.
  ///
  /// @return its type
  int resolveUnknown(List<TargetEntry> targets, int at) {
    TargetEntry target = targets.get(at);
    int type = a.exprTypes.type(target.expr());
    if (type != UNKNOWN) {
      return type;
    }
    Expr text =
        a.coercions.toType(
            target.expr(),
            UNKNOWN,
            TEXT,
            -1,
            CoercionContext.COERCION_IMPLICIT,
            CoercionForm.COERCE_IMPLICIT_CAST,
            -1);
    targets.set(at, target.toBuilder().expr(text).build());
    return TEXT;
  }
}
