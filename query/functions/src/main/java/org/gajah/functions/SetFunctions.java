package org.gajah.functions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.functions.contract.CallSite;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.functions.contract.RowColumns;
import org.gajah.functions.contract.SetCall;
import org.gajah.functions.contract.SetFunction;
import org.gajah.functions.range.BoundRange;
import org.gajah.ranges.Range;
import org.gajah.strings.RegexFunctions;
import org.gajah.text.collation.Collation;
import org.jspecify.annotations.Nullable;

/// The built-in functions that return sets, by their names in `pg_proc.prosrc`.
final class SetFunctions {
  static final SetCall EMPTY = (columns, maxRows) -> 0;

  /// Names in `prosrc` of those that are built.
  static final List<String> NAMES =
      List.of(
          "generate_series_int4",
          "generate_series_step_int4",
          "generate_series_int8",
          "generate_series_step_int8",
          "generate_series_numeric",
          "generate_series_step_numeric",
          "generate_series_timestamp",
          "generate_series_timestamptz",
          "generate_series_timestamptz_at_zone",
          "array_unnest",
          "multirange_unnest",
          "regexp_matches",
          "regexp_matches_no_flags",
          "json_each",
          "json_each_text",
          "json_object_keys",
          "jsonb_each",
          "jsonb_each_text",
          "jsonb_object_keys",
          "generate_subscripts",
          "generate_subscripts_nodir",
          "text_to_table",
          "text_to_table_null",
          "regexp_split_to_table",
          "regexp_split_to_table_no_flags",
          "pg_options_to_table",
          "aclexplode",
          "pg_get_keywords",
          "ts_token_type_byid",
          "ts_token_type_byname",
          "pg_partition_ancestors",
          "pg_partition_tree",
          "pg_tablespace_databases",
          "json_array_elements",
          "json_array_elements_text",
          "jsonb_array_elements",
          "jsonb_array_elements_text");

  private final FunctionRegistry registry;

  SetFunctions(FunctionRegistry registry) {
    this.registry = registry;
  }

  /// Opens a call whose arguments at a row are not all null where that matters.
  interface Opener {
    SetCall open(FunctionContext context, Vector[] arguments, int row);
  }

  private record Prepared(RowColumns columns, boolean strict, Opener opener)
      implements SetFunction {
    @Override
    public SetCall open(FunctionContext context, Vector[] arguments, int row) {
      if (strict) {
        for (Vector argument : arguments) {
          if (argument.isNull(at(argument, row))) {
            return EMPTY;
          }
        }
      }
      return opener.open(context, arguments, row);
    }
  }

  static int at(Vector vector, int row) {
    return vector.isConstant() ? 0 : row;
  }

  static long longAt(Vector[] arguments, int index, int row) {
    return ((LongVector) arguments[index]).get(at(arguments[index], row));
  }

  static Slice sliceAt(FunctionContext context, Vector[] arguments, int index, int row) {
    BytesVector plain = new BytesVector(1);
    ArgumentPreparation.copyPlain(
        context, (BytesVector) arguments[index], at(arguments[index], row), 0, plain);
    return plain.slice(0);
  }

  SetFunction prepare(FunctionContext context, CallSite site, @Nullable RowColumns given) {
    PgProc function = site.function();
    Opener opener = opener(context, site);
    if (opener == null) {
      throw PgException.notBuilt(
          "function " + FunctionRegistry.signature(context.catalog(), function));
    }
    return new Prepared(given != null ? given : columns(site), function.proisstrict(), opener);
  }

  /// The columns of the OUT parameters, or one for the result.
  static RowColumns columns(CallSite site) {
    PgProc function = site.function();
    int[] types = function.proallargtypes();
    char[] modes = function.proargmodes();
    String[] names = function.proargnames();
    if (types == null || modes == null || function.prorettype() != TypeOid.RECORD) {
      return new RowColumns(List.of(function.proname()), List.of(site.resultType()), false);
    }
    List<String> outNames = new ArrayList<>();
    List<Integer> outTypes = new ArrayList<>();
    for (int i = 0; i < types.length; i++) {
      if (modes[i] != 'i' && modes[i] != 'v') {
        outTypes.add(types[i]);
        outNames.add(names == null ? "column" + outTypes.size() : names[i]);
      }
    }
    return new RowColumns(outNames, outTypes, true);
  }

  private @Nullable Opener opener(FunctionContext context, CallSite site) {
    return switch (site.function().prosrc()) {
      case "generate_series_int4", "generate_series_step_int4" -> integers(Integer.MIN_VALUE);
      case "generate_series_int8", "generate_series_step_int8" -> integers(Long.MIN_VALUE);
      case "generate_series_numeric", "generate_series_step_numeric" -> NumericSeries::open;
      case "generate_series_timestamp",
          "generate_series_timestamptz",
          "generate_series_timestamptz_at_zone" ->
          new TimeSeries(registry, context, site)::open;
      case "array_unnest" -> new Unnesting(registry, context, site)::open;
      case "json_each",
          "json_each_text",
          "json_object_keys",
          "jsonb_each",
          "jsonb_each_text",
          "jsonb_object_keys" ->
          new JsonMembers(site.function().prosrc())::open;
      case "regexp_matches", "regexp_matches_no_flags" -> SetFunctions.matches(context, site);
      case "multirange_unnest" -> multirange(context, site);
      case "generate_subscripts", "generate_subscripts_nodir" -> Unnesting::subscripts;
      case "text_to_table" -> partsOf(context, site, "text_to_array");
      case "text_to_table_null" -> partsOf(context, site, "text_to_array_null");
      case "regexp_split_to_table" -> partsOf(context, site, "regexp_split_to_array");
      case "regexp_split_to_table_no_flags" ->
          partsOf(context, site, "regexp_split_to_array_no_flags");
      case "pg_options_to_table" -> CatalogSets::options;
      case "aclexplode" -> CatalogSets::aclItems;
      case "pg_get_keywords" -> CatalogSets::keywords;
      case "ts_token_type_byid" -> TokenKinds::byOid;
      case "ts_token_type_byname" -> TokenKinds::byName;
      case "pg_partition_ancestors" -> CatalogSets::ancestors;
      case "pg_partition_tree" -> CatalogSets::tree;
      case "pg_tablespace_databases" -> CatalogSets::databasesIn;
      case "json_array_elements" -> new JsonElements(registry, context, false, false)::open;
      case "json_array_elements_text" -> new JsonElements(registry, context, false, true)::open;
      case "jsonb_array_elements" -> new JsonElements(registry, context, true, false)::open;
      case "jsonb_array_elements_text" -> new JsonElements(registry, context, true, true)::open;
      case String source when context.tables().has(source) ->
          (asking, arguments, row) -> TableRows.open(asking, source, arguments, row);
      default -> null;
    };
  }

  private static Opener integers(long least) {
    return (context, arguments, row) ->
        IntegerSeries.open(
            longAt(arguments, 0, row),
            longAt(arguments, 1, row),
            arguments.length > 2 ? longAt(arguments, 2, row) : 1,
            least);
  }

  private static Opener matches(FunctionContext context, CallSite site) {
    Collation collation = context.collation(site.collation());
    return (session, arguments, row) -> {
      Slice flags = arguments.length > 2 ? sliceAt(session, arguments, 2, row) : null;
      List<Slice> found =
          RegexFunctions.matches(
              session,
              sliceAt(session, arguments, 0, row),
              sliceAt(session, arguments, 1, row),
              flags,
              collation);
      int[] next = new int[1];
      return (columns, maxRows) -> {
        int rows = 0;
        columns[0].ensureCapacity(maxRows);
        while (rows < maxRows && next[0] < found.size()) {
          ((BytesVector) columns[0]).set(rows++, found.get(next[0]++));
        }
        return rows;
      };
    };
  }

  private Opener multirange(FunctionContext context, CallSite site) {
    BoundRange range = registry.boundRange(context.catalog(), site);
    return (session, arguments, row) -> {
      List<Range> ranges = range.read(sliceAt(session, arguments, 0, row));
      int[] next = new int[1];
      return (columns, maxRows) -> {
        int rows = 0;
        columns[0].ensureCapacity(maxRows);
        while (rows < maxRows && next[0] < ranges.size()) {
          range.put(ranges.get(next[0]++), (BytesVector) columns[0], rows++);
        }
        return rows;
      };
    };
  }

  /// A function whose rows are the elements of the array that another one makes.
  private Opener partsOf(FunctionContext context, CallSite site, String arrayFunction) {
    PgProc row =
        context.catalog().all(PgProc.TABLE).stream()
            .filter(p ->
                p.prosrc().equals(arrayFunction)
                    && Arrays.equals(p.proargtypes(), site.function().proargtypes()))
            .findFirst()
            .orElseThrow(() -> PgException.internal("no function " + arrayFunction));
    ScalarCall call =
        registry.prepare(
            context,
            new CallSite(row, site.argumentTypes(), row.prorettype(), site.collation(), false));
    boolean[] byValue = new boolean[site.argumentTypes().size()];
    ValueCall array = new ValueCall(call, byValue);
    Unnesting parts = new Unnesting(registry, context, TypeOid.TEXT);
    return (session, arguments, at) -> {
      for (int i = 0; i < arguments.length; i++) {
        array.setFrom(session, i, arguments[i], at);
      }
      Vector result = array.call(session);
      return result.isNull(0) ? EMPTY : parts.open(session, new Vector[] {result}, 0);
    };
  }
}
