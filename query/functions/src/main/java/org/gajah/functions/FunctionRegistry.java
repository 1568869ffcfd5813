package org.gajah.functions;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gajah.base.error.PgException;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.functions.aggregate.AggregateCall;
import org.gajah.functions.aggregate.AggregateFunction;
import org.gajah.functions.contract.CallSite;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.functions.contract.RowColumns;
import org.gajah.functions.contract.SetFunction;
import org.gajah.functions.contract.WindowFunction;
import org.gajah.functions.loop.BoundElement;
import org.gajah.functions.loop.JavaFunction;
import org.gajah.functions.loop.JavaRunner;
import org.gajah.functions.loop.RoutineRunner;
import org.gajah.types.contract.FunctionIndex;
import org.gajah.types.contract.PgFunction;
import org.jspecify.annotations.Nullable;

/// All functions that Gajah implements. There is one for an instance; it is safe for use by many
/// threads.
///
/// What is missing is told when a call is prepared for execution, with 0A000; analysis does not
/// ask.
public final class FunctionRegistry {
  /// OID of language `internal` in `pg_language`, and of `c`.
  private static final int LANGUAGE_INTERNAL = 12;

  private static final int LANGUAGE_C = 13;

  private final List<FunctionIndex> indexes;
  private final Map<String, JavaFunction> functions = new ConcurrentHashMap<>();

  public FunctionRegistry() {
    indexes =
        List.of(
            new FunctionIndex(PgFunction.class, "types"),
            new FunctionIndex(org.gajah.numeric.NumericFormat.class, "numeric"),
            new FunctionIndex(org.gajah.datetime.Dates.class, "datetime"),
            new FunctionIndex(org.gajah.containers.ElementType.class, "containers"),
            new FunctionIndex(org.gajah.strings.Quoting.class, "strings"),
            new FunctionIndex(org.gajah.json.JsonText.class, "json"));
  }

  /// The method that implements a built-in function, or null.
  public @Nullable JavaFunction builtin(String source) {
    JavaFunction known = functions.get(source);
    if (known != null) {
      return known;
    }
    for (FunctionIndex index : indexes) {
      Method method = index.find(source);
      if (method != null) {
        return functions.computeIfAbsent(source, s -> new JavaFunction(s, method));
      }
    }
    return null;
  }

  /// The names of all built-in functions that have a method.
  public List<String> names() {
    return indexes.stream()
        .flatMap(index -> java.util.stream.StreamSupport.stream(index.names().spliterator(), false))
        .sorted()
        .toList();
  }

  /// Prepares calls of a scalar function.
  ///
  /// @throws PgException 0A000 for a function that is not built
  public ScalarCall prepare(FunctionContext context, CallSite site) {
    PgProc row = site.function();
    CatalogSource catalog = context.catalog();
    boolean byValue = type(catalog, site.resultType()).typbyval();
    int[] storedSizes = new int[site.argumentTypes().size()];
    if (row.prolang() != LANGUAGE_INTERNAL && row.prolang() != LANGUAGE_C) {
      return new ScalarCall(
          site,
          new RoutineRunner(context.routines().prepare(site)),
          new ArgumentPreparation(storedSizes),
          byValue);
    }
    JavaFunction function = row.prolang() == LANGUAGE_C ? null : builtin(row.prosrc());
    if (function == null) {
      throw PgException.notBuilt("function " + signature(catalog, row));
    }
    for (int i = 0; i < storedSizes.length; i++) {
      PgType type = type(catalog, site.argumentTypes().get(i));
      storedSizes[i] = type.typbyval() && function.wantsBytes(i) ? type.typlen() : 0;
    }
    BoundElement element = function.wantsElement() ? element(catalog, site) : null;
    return new ScalarCall(
        site,
        new JavaRunner(function, site, element),
        new ArgumentPreparation(storedSizes),
        byValue);
  }

  /// Prepares calls of a function by its OID.
  public ScalarCall prepare(
      FunctionContext context,
      int function,
      List<Integer> argumentTypes,
      int resultType,
      int collation) {
    PgProc row = context.catalog().get(SysCache.PROCOID, function);
    return prepare(context, new CallSite(row, argumentTypes, resultType, collation, false));
  }

  /// Prepares calls of a function that returns a set.
  ///
  /// @param columns those of the column definition list, or null where there is none
  /// @throws PgException 0A000 for a function that is not built
  public SetFunction prepareSet(
      FunctionContext context, CallSite site, @Nullable RowColumns columns) {
    PgProc row = site.function();
    if (row.prolang() != LANGUAGE_INTERNAL && row.prolang() != LANGUAGE_C) {
      return context.routines().prepareSet(site, columns);
    }
    throw PgException.notBuilt("function " + signature(context.catalog(), row));
  }

  /// Prepares an aggregate.
  ///
  /// @throws PgException 0A000 for an aggregate that is not built
  public AggregateFunction prepareAggregate(FunctionContext context, AggregateCall call) {
    PgProc row = context.catalog().get(SysCache.PROCOID, call.function());
    throw PgException.notBuilt("aggregate " + signature(context.catalog(), row));
  }

  /// Prepares a window function proper.
  ///
  /// @throws PgException 0A000 for a function that is not built
  public WindowFunction prepareWindow(FunctionContext context, CallSite site) {
    if (site.function().prokind() != 'w') {
      throw PgException.internal(site.function().proname() + " is not a window function");
    }
    throw PgException.notBuilt("function " + signature(context.catalog(), site.function()));
  }

  private static PgType type(CatalogSource catalog, int oid) {
    return catalog.get(SysCache.TYPEOID, oid);
  }

  /// A function's name and argument types, as messages show it.
  static String signature(CatalogSource catalog, PgProc row) {
    StringBuilder text = new StringBuilder(row.proname()).append('(');
    for (int i = 0; i < row.proargtypes().length; i++) {
      text.append(i == 0 ? "" : ", ").append(type(catalog, row.proargtypes()[i]).typname());
    }
    return text.append(')').toString();
  }

  /// The type of the elements of the first array among the arguments, or of the result.
  private BoundElement element(CatalogSource catalog, CallSite site) {
    for (int oid : site.argumentTypes()) {
      PgType type = type(catalog, oid);
      if (type.typelem() != 0 && type.typlen() == -1) {
        return new CatalogElement(this, type(catalog, type.typelem()), site.collation());
      }
    }
    PgType result = type(catalog, site.resultType());
    if (result.typelem() == 0) {
      throw PgException.internal(
          "function " + signature(catalog, site.function()) + " is called without an array");
    }
    return new CatalogElement(this, type(catalog, result.typelem()), site.collation());
  }
}
