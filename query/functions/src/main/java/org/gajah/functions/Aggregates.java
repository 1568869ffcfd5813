package org.gajah.functions;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gajah.base.error.PgException;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.rows.PgAggregate;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.functions.aggregate.AggregateCall;
import org.gajah.functions.aggregate.AggregateFunction;
import org.gajah.functions.aggregate.FloatStates;
import org.gajah.functions.aggregate.GroupStates;
import org.gajah.functions.aggregate.IntegerStates;
import org.gajah.functions.aggregate.IntervalStates;
import org.gajah.functions.aggregate.LongStates;
import org.gajah.functions.aggregate.NumericStates;
import org.gajah.functions.aggregate.PairStates;
import org.gajah.functions.aggregate.Statistic;
import org.gajah.functions.aggregate.StringStates;
import org.gajah.functions.contract.CallSite;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.functions.range.RangeStates;
import org.jspecify.annotations.Nullable;

/// Chooses how an aggregate is computed: by states made for it, known by its transition and final
/// function, or by calling these.
final class Aggregates {
  private final FunctionRegistry registry;

  Aggregates(FunctionRegistry registry) {
    this.registry = registry;
  }

  private record Chosen(
      Function<FunctionContext, GroupStates> maker, boolean removable, boolean combinable)
      implements AggregateFunction {
    @Override
    public GroupStates states(FunctionContext context) {
      return maker.apply(context);
    }

    @Override
    public boolean partialByValue() {
      return combinable;
    }
  }

  private static Chosen chosen(Supplier<GroupStates> maker, boolean removable) {
    return new Chosen(context -> maker.get(), removable, false);
  }

  AggregateFunction prepare(FunctionContext context, AggregateCall asked) {
    CatalogSource catalog = context.catalog();
    PgAggregate row = catalog.get(SysCache.AGGFNOID, asked.function());
    AggregateCall call = asked.transitionType() == 0 ? resolved(asked, row) : asked;
    PgProc transition = catalog.get(SysCache.PROCOID, row.aggtransfn());
    if (transition.prolang() == FunctionRegistry.LANGUAGE_INTERNAL) {
      String last =
          row.aggfinalfn() == 0 ? "" : catalog.get(SysCache.PROCOID, row.aggfinalfn()).prosrc();
      AggregateFunction known = known(context, call, transition.prosrc(), last, row);
      if (known != null) {
        return known;
      }
    }
    if (row.aggkind() != 'n' || call.transitionType() == TypeOid.INTERNAL) {
      PgProc function = catalog.get(SysCache.PROCOID, call.function());
      throw PgException.notBuilt("aggregate " + FunctionRegistry.signature(catalog, function));
    }
    return called(context, call, row, transition);
  }

  /// The call with the type of its state, where the caller has not resolved it.
  private static AggregateCall resolved(AggregateCall call, PgAggregate row) {
    int type =
        switch (row.aggtranstype()) {
          case TypeOid.ANYELEMENT,
              TypeOid.ANYARRAY,
              TypeOid.ANYENUM,
              TypeOid.ANYRANGE,
              TypeOid.ANYMULTIRANGE,
              TypeOid.ANYCOMPATIBLE ->
              call.argumentTypes().getFirst();
          default -> row.aggtranstype();
        };
    return new AggregateCall(
        call.function(),
        call.directTypes(),
        call.argumentTypes(),
        type,
        call.resultType(),
        call.collation(),
        call.variadic());
  }

  private @Nullable AggregateFunction known(
      FunctionContext context,
      AggregateCall call,
      String transition,
      String last,
      PgAggregate row) {
    if (last.isEmpty() && (row.agginitval() == null || row.agginitval().equals("0"))) {
      LongStates.Kind kind = longs(transition);
      if (kind != null) {
        return new Chosen(c -> new LongStates(kind), kind.ordinal() < 3, true);
      }
    }
    return switch (transition) {
      case "int2_avg_accum", "int4_avg_accum" ->
          last.equals("int8_avg") ? exact("avg", true) : null;
      case "int8_avg_accum", "int2_accum", "int4_accum", "int8_accum" -> exact(last, true);
      case "numeric_avg_accum", "numeric_accum" -> exact(last, false);
      case "float8pl" -> last.isEmpty() ? floats("sum", false) : null;
      case "float4pl" -> last.isEmpty() ? floats("sum", true) : null;
      case "float8_accum" -> floats(last, false);
      case "float4_accum" -> floats(last, true);
      case "string_agg_transfn", "bytea_string_agg_transfn" -> chosen(StringStates::new, false);
      case "ordered_set_transition" -> ordered(context, call, last);
      case "float8_regr_accum" -> {
        PairStates.Kind kind = PairStates.Kind.of(last);
        yield kind == null ? null : chosen(() -> new PairStates(kind), false);
      }
      case "interval_avg_accum" ->
          chosen(() -> new IntervalStates(last.equals("interval_avg")), false);
      case "range_agg_transfn", "multirange_agg_transfn" -> ranges(context, call);
      case String source when source.matches("jsonb?_(object_)?agg_.*transfn") ->
          new Chosen(c -> new JsonStates(registry, call, source), false, false);
      case "array_agg_transfn" -> arrays(context, call, false);
      case "array_agg_array_transfn" -> arrays(context, call, true);
      default -> null;
    };
  }

  private static LongStates.@Nullable Kind longs(String transition) {
    return switch (transition) {
      case "int8inc" -> LongStates.Kind.COUNT_ROWS;
      case "int8inc_any", "int8inc_float8_float8" -> LongStates.Kind.COUNT_VALUES;
      case "int2_sum", "int4_sum" -> LongStates.Kind.SUM;
      case "int2larger",
          "int4larger",
          "int8larger",
          "date_larger",
          "time_larger",
          "timestamp_larger" ->
          LongStates.Kind.GREATEST;
      case "int2smaller",
          "int4smaller",
          "int8smaller",
          "date_smaller",
          "time_smaller",
          "timestamp_smaller" ->
          LongStates.Kind.LEAST;
      default -> null;
    };
  }

  /// What a final function computes of sums.
  private static @Nullable Statistic statistic(String last) {
    return switch (last) {
      case "sum", "numeric_sum", "numeric_poly_sum" -> Statistic.SUM;
      case "avg", "numeric_avg", "numeric_poly_avg", "float8_avg" -> Statistic.AVERAGE;
      case "numeric_var_pop", "numeric_poly_var_pop", "float8_var_pop" -> Statistic.VARIANCE_OF_ALL;
      case "numeric_var_samp", "numeric_poly_var_samp", "float8_var_samp" ->
          Statistic.VARIANCE_OF_SAMPLE;
      case "numeric_stddev_pop", "numeric_poly_stddev_pop", "float8_stddev_pop" ->
          Statistic.DEVIATION_OF_ALL;
      case "numeric_stddev_samp", "numeric_poly_stddev_samp", "float8_stddev_samp" ->
          Statistic.DEVIATION_OF_SAMPLE;
      default -> null;
    };
  }

  private static @Nullable AggregateFunction exact(String last, boolean integers) {
    Statistic kind = statistic(last);
    return kind == null
        ? null
        : chosen(
            () -> integers ? new IntegerStates(kind) : new NumericStates(kind), kind.isLinear());
  }

  private static @Nullable AggregateFunction floats(String last, boolean single) {
    Statistic kind = statistic(last);
    return kind == null ? null : chosen(() -> new FloatStates(kind, single), false);
  }

  private @Nullable AggregateFunction ordered(
      FunctionContext context, AggregateCall call, String last) {
    OrderedStates.Kind kind =
        switch (last) {
          case "mode_final" -> OrderedStates.Kind.MODE;
          case "percentile_disc_final", "percentile_disc_multi_final" ->
              OrderedStates.Kind.DISCRETE;
          case "percentile_cont_float8_final", "percentile_cont_float8_multi_final" ->
              OrderedStates.Kind.CONTINUOUS;
          case "percentile_cont_interval_final", "percentile_cont_interval_multi_final" ->
              OrderedStates.Kind.CONTINUOUS_INTERVAL;
          default -> null;
        };
    if (kind == null) {
      return null;
    }
    boolean many = last.contains("multi");
    int type = call.argumentTypes().getFirst();
    PgType row = context.catalog().get(SysCache.TYPEOID, type);
    return new Chosen(
        c ->
            new OrderedStates(
                kind, many, row, registry.element(c.catalog(), type, call.collation())),
        false,
        false);
  }

  private AggregateFunction ranges(FunctionContext context, AggregateCall call) {
    PgProc function = context.catalog().get(SysCache.PROCOID, call.function());
    CallSite site =
        new CallSite(
            function, call.argumentTypes(), call.resultType(), call.collation(), call.variadic());
    return new Chosen(c -> new RangeStates(registry.boundRange(c.catalog(), site)), false, false);
  }

  private AggregateFunction arrays(FunctionContext context, AggregateCall call, boolean nested) {
    PgType result = context.catalog().get(SysCache.TYPEOID, call.resultType());
    return new Chosen(
        c -> new ArrayStates(registry.element(c.catalog(), result.typelem(), 0), nested),
        false,
        false);
  }

  /// By calls of the functions that the catalog names.
  private AggregateFunction called(
      FunctionContext context, AggregateCall call, PgAggregate row, PgProc transition) {
    Chosen chosen =
        new Chosen(
            c -> {
              List<Integer> types = new ArrayList<>();
              types.add(call.transitionType());
              types.addAll(call.argumentTypes());
              ValueCall step = valueCall(c, transition, types, call.transitionType(), call);
              return new CalledStates(
                  step, last(c, call, row), transition.proisstrict(), initial(c, call, row));
            },
            false,
            false);
    // What is missing is told now.
    chosen.states(context);
    return chosen;
  }

  private ValueCall valueCall(
      FunctionContext context,
      PgProc function,
      List<Integer> types,
      int result,
      AggregateCall call) {
    boolean[] byValue = new boolean[types.size()];
    for (int i = 0; i < byValue.length; i++) {
      byValue[i] = context.catalog().get(SysCache.TYPEOID, types.get(i)).typbyval();
    }
    ScalarCall prepared =
        registry.prepare(
            context, new CallSite(function, types, result, call.collation(), call.variadic()));
    return new ValueCall(prepared, byValue);
  }

  private @Nullable ValueCall last(FunctionContext context, AggregateCall call, PgAggregate row) {
    if (row.aggfinalfn() == 0) {
      return null;
    }
    PgProc function = context.catalog().get(SysCache.PROCOID, row.aggfinalfn());
    List<Integer> types = new ArrayList<>();
    types.add(call.transitionType());
    if (row.aggfinalextra()) {
      types.addAll(call.argumentTypes());
    }
    return valueCall(context, function, types, call.resultType(), call);
  }

  private Vector initial(FunctionContext context, AggregateCall call, PgAggregate row) {
    TypeText type = new TypeText(registry, context, call.transitionType());
    Vector initial = type.byValue() ? new LongVector(1) : new BytesVector(1);
    String text = row.agginitval();
    if (text == null) {
      initial.setNull(0);
    } else {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      initial.copyFrom(type.parse(context, bytes, 0, bytes.length, -1), 0, 0);
    }
    return initial;
  }
}
