package org.gajah.analyzer;

import static org.gajah.catalogfacts.TypeOid.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.operator.OrderingOperator;
import org.gajah.catalog.rows.PgAmproc;
import org.gajah.catalog.rows.SysCache;
import org.gajah.nodes.Expr;
import org.gajah.nodes.SortGroupClause;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.WindowClause;
import org.gajah.nodes.WindowDef;
import org.gajah.nodes.kinds.CoercionContext;
import org.gajah.nodes.kinds.CoercionForm;
import org.gajah.nodes.kinds.FrameOption;
import org.jspecify.annotations.Nullable;

/// Window definitions. Mirrors `transformWindowDefinitions()` of parser/parse_clause.c.
final class Windows {
  private static final int IN_RANGE = 3;
  private final Analysis a;

  Windows(Analysis analysis) {
    this.a = analysis;
  }

  List<WindowClause> transform(Scope scope, List<TargetEntry> targets) {
    List<WindowClause> result = new ArrayList<>();
    for (int i = 0; i < scope.windows.size(); i++) {
      result.add(one(scope, scope.windows.get(i), i + 1, result, targets));
    }
    return result;
  }

  private static @Nullable WindowClause find(List<WindowClause> windows, @Nullable String name) {
    for (WindowClause window : windows) {
      if (window.name() != null && window.name().equals(name)) {
        return window;
      }
    }
    return null;
  }

  private WindowClause one(
      Scope scope,
      WindowDef def,
      int reference,
      List<WindowClause> earlier,
      List<TargetEntry> targets) {
    if (def.name() != null && find(earlier, def.name()) != null) {
      throw wrong("window \"%s\" is already defined".formatted(def.name()), def);
    }
    WindowClause base = null;
    if (def.refname() != null) {
      base = find(earlier, def.refname());
      if (base == null) {
        throw a.fault(
            SqlState.UNDEFINED_OBJECT,
            "window \"%s\" does not exist".formatted(def.refname()),
            def.location());
      }
    }
    List<SortGroupClause> order =
        a.sorting.orderBy(scope, def.orderClause(), targets, ExprKind.WINDOW_ORDER, true);
    List<SortGroupClause> partition =
        a.grouping
            .groupBy(
                scope,
                List.copyOf(def.partitionClause()),
                targets,
                order,
                ExprKind.WINDOW_PARTITION,
                true)
            .clause();
    boolean copied = false;
    if (base != null) {
      if (!partition.isEmpty()) {
        throw wrong(
            "cannot override PARTITION BY clause of window \"%s\"".formatted(def.refname()), def);
      }
      partition = base.partitionClause();
      if (!order.isEmpty() && !base.orderClause().isEmpty()) {
        throw wrong(
            "cannot override ORDER BY clause of window \"%s\"".formatted(def.refname()), def);
      }
      copied = order.isEmpty();
      order = copied ? base.orderClause() : order;
      checkCopiable(def, base);
    }
    return withFrame(scope, def, reference, partition, order, copied, targets);
  }

  private void checkCopiable(WindowDef def, WindowClause base) {
    if (base.frameOptions() == FrameOption.FRAMEOPTION_DEFAULTS) {
      return;
    }
    PgException fault =
        wrong(
            "cannot copy window \"%s\" because it has a frame clause".formatted(def.refname()),
            def);
    boolean bare =
        def.name() == null
            && def.orderClause().isEmpty()
            && def.frameOptions() == FrameOption.FRAMEOPTION_DEFAULTS;
    throw bare ? fault.hint("Omit the parentheses in this OVER clause.") : fault;
  }

  private PgException wrong(String message, WindowDef def) {
    return a.fault(SqlState.WINDOWING_ERROR, message, def.location());
  }

  private WindowClause withFrame(
      Scope scope,
      WindowDef def,
      int reference,
      List<SortGroupClause> partition,
      List<SortGroupClause> order,
      boolean copied,
      List<TargetEntry> targets) {
    int options = def.frameOptions();
    boolean offsets =
        (options & (FrameOption.FRAMEOPTION_START_OFFSET | FrameOption.FRAMEOPTION_END_OFFSET))
            != 0;
    boolean range = (options & FrameOption.FRAMEOPTION_RANGE) != 0;
    WindowClause.Builder builder =
        WindowClause.builder()
            .name(def.name())
            .refname(def.refname())
            .partitionClause(partition)
            .orderClause(order)
            .frameOptions(options)
            .winref(reference)
            .copiedOrder(copied);
    Range of = null;
    if (range && offsets) {
      of = range(def, order, targets);
      builder
          .inRangeColl(of.collation)
          .inRangeAsc(of.ascending)
          .inRangeNullsFirst(order.getFirst().nulls_first());
    }
    if ((options & FrameOption.FRAMEOPTION_GROUPS) != 0 && order.isEmpty()) {
      throw wrong("GROUPS mode requires an ORDER BY clause", def);
    }
    Offset start = offset(scope, options, def.startOffset(), of);
    Offset end = offset(scope, options, def.endOffset(), of);
    return builder
        .startOffset(start.expr)
        .startInRangeFunc(start.function)
        .endOffset(end.expr)
        .endInRangeFunc(end.function)
        .build();
  }

  /// What a frame in RANGE mode with offsets is over.
  private record Range(int family, int input, boolean ascending, int type, int collation) {}

  private Range range(WindowDef def, List<SortGroupClause> order, List<TargetEntry> targets) {
    if (order.size() != 1) {
      throw wrong(
          "RANGE with offset PRECEDING/FOLLOWING requires exactly one ORDER BY column", def);
    }
    SortGroupClause clause = order.getFirst();
    Expr key = Sorting.target(clause, targets).expr();
    OrderingOperator ordering = a.lookups.operators().ordering(clause.sortop());
    if (ordering != null) {
      return new Range(
          ordering.family(),
          ordering.inputType(),
          !ordering.isDescending(),
          a.exprTypes.type(key),
          a.exprTypes.collation(key));
    }
    throw PgException.internal(
        "operator %d is not a valid ordering operator".formatted(clause.sortop()));
  }

  private record Offset(@Nullable Expr expr, int function) {}

  private Offset offset(Scope scope, int options, @Nullable Expr raw, @Nullable Range range) {
    if (raw == null) {
      return new Offset(null, 0);
    }
    if ((options & FrameOption.FRAMEOPTION_ROWS) != 0) {
      return number(scope, raw, ExprKind.WINDOW_FRAME_ROWS, "ROWS");
    }
    if ((options & FrameOption.FRAMEOPTION_GROUPS) != 0) {
      return number(scope, raw, ExprKind.WINDOW_FRAME_GROUPS, "GROUPS");
    }
    Expr expr = a.expressions.known(scope, raw, ExprKind.WINDOW_FRAME_RANGE);
    Offset result = inRange(expr, Objects.requireNonNull(range));
    a.selects.checkNoVariables(Objects.requireNonNull(result.expr), "RANGE");
    return result;
  }

  private Offset number(Scope scope, Expr raw, ExprKind kind, String construct) {
    Expr expr = a.coercions.toSpecific(a.expressions.known(scope, raw, kind), INT8, -1, construct);
    a.selects.checkNoVariables(expr, construct);
    return new Offset(expr, 0);
  }

  private Offset inRange(Expr expr, Range range) {
    int type = a.exprTypes.type(expr);
    int preferred = type == UNKNOWN ? range.input : type;
    List<PgAmproc> functions = new ArrayList<>();
    List<PgAmproc> usable = new ArrayList<>();
    boolean exact = false;
    for (PgAmproc each : a.context.catalog().list(SysCache.AMPROCNUM, range.family, range.input)) {
      if (each.amprocnum() != IN_RANGE) {
        continue;
      }
      functions.add(each);
      if (!a.coercions
          .paths()
          .canCoerce(type, each.amprocrighttype(), CoercionContext.COERCION_IMPLICIT)) {
        continue;
      }
      if (each.amprocrighttype() == preferred && !exact) {
        usable.clear();
        usable.add(each);
        exact = true;
      } else if (!exact) {
        usable.add(each);
      }
    }
    if (functions.isEmpty()) {
      throw a.fault(
          SqlState.FEATURE_NOT_SUPPORTED,
          "RANGE with offset PRECEDING/FOLLOWING is not supported for column type "
              + a.typeNames.format(range.type),
          expr);
    }
    if (usable.size() != 1) {
      boolean none = usable.isEmpty();
      String message =
          none
              ? "RANGE with offset PRECEDING/FOLLOWING is not supported for column type %s and"
                  + " offset type %s"
              : "RANGE with offset PRECEDING/FOLLOWING has multiple interpretations for column"
                  + " type %s and offset type %s";
      throw a.fault(
              SqlState.FEATURE_NOT_SUPPORTED,
              message.formatted(a.typeNames.format(range.type), a.typeNames.format(type)),
              expr)
          .hint(
              none
                  ? "Cast the offset value to an appropriate type."
                  : "Cast the offset value to the exact intended type.");
    }
    PgAmproc chosen = usable.getFirst();
    Expr coerced =
        a.coercions.toType(
            expr,
            type,
            chosen.amprocrighttype(),
            -1,
            CoercionContext.COERCION_IMPLICIT,
            CoercionForm.COERCE_IMPLICIT_CAST,
            -1);
    return new Offset(coerced, chosen.amproc());
  }
}
