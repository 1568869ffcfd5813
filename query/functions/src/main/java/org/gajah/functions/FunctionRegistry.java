package org.gajah.functions;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gajah.base.error.PgException;
import org.gajah.bits.BitText;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.rows.PgRange;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.containers.ElementType;
import org.gajah.datetime.Dates;
import org.gajah.formatting.DateFormats;
import org.gajah.functions.aggregate.AggregateCall;
import org.gajah.functions.aggregate.AggregateFunction;
import org.gajah.functions.builtin.ColumnQuestion;
import org.gajah.functions.builtin.PrivilegeQuestion;
import org.gajah.functions.contract.CallSite;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.functions.contract.RowColumns;
import org.gajah.functions.contract.SetFunction;
import org.gajah.functions.contract.WindowFunction;
import org.gajah.functions.loop.BoundElement;
import org.gajah.functions.loop.FunctionRunner;
import org.gajah.functions.loop.JavaFunction;
import org.gajah.functions.loop.JavaRunner;
import org.gajah.functions.loop.RoutineRunner;
import org.gajah.functions.range.BoundRange;
import org.gajah.functions.range.RangeCalls;
import org.gajah.functions.window.WindowFunctions;
import org.gajah.geometry.GeometryText;
import org.gajah.json.JsonText;
import org.gajah.network.Addresses;
import org.gajah.numeric.NumericFormat;
import org.gajah.ranges.RangeType;
import org.gajah.strings.Quoting;
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
  public static final int LANGUAGE_INTERNAL = 12;

  private static final int LANGUAGE_C = 13;

  private final List<FunctionIndex> indexes;
  private final Map<String, SetFunctionMaker> sets;
  private final AnonymousRows anonymousRows = new AnonymousRows();
  private final Map<String, JavaFunction> functions = new ConcurrentHashMap<>();

  public FunctionRegistry() {
    this(List.of(), Map.of());
  }

  /// A registry that also has the functions of floors above.
  ///
  /// @param more indexes of modules above
  /// @param sets functions that return sets, by their names in `prosrc`
  public FunctionRegistry(List<FunctionIndex> more, Map<String, SetFunctionMaker> sets) {
    this.sets = Map.copyOf(sets);
    List<FunctionIndex> all =
        new ArrayList<>(
            List.of(
                new FunctionIndex(PgFunction.class, "types"),
                new FunctionIndex(NumericFormat.class, "numeric"),
                new FunctionIndex(Dates.class, "datetime"),
                new FunctionIndex(ElementType.class, "containers"),
                new FunctionIndex(Quoting.class, "strings"),
                new FunctionIndex(JsonText.class, "json"),
                new FunctionIndex(DateFormats.class, "formatting"),
                new FunctionIndex(BitText.class, "bits"),
                new FunctionIndex(GeometryText.class, "geometry"),
                new FunctionIndex(Addresses.class, "network"),
                new FunctionIndex(RangeType.class, "ranges"),
                new FunctionIndex(FunctionRegistry.class, "functions")));
    all.addAll(more);
    indexes = List.copyOf(all);
  }

  /// Makes a function that returns a set ready for one call.
  public interface SetFunctionMaker {
    SetFunction make(CallSite site);
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

  /// Numbers of anonymous row types.
  public AnonymousRows anonymousRows() {
    return anonymousRows;
  }

  /// The layout of the rows that a value of a row type is one of.
  public RowLayout rowLayout(CatalogSource catalog, byte[] array, int from) {
    int type = RowLayout.typeOf(array, from);
    return type == TypeOid.RECORD
        ? anonymousRows.layout(catalog, RowLayout.typmodOf(array, from))
        : RowLayout.named(catalog, type);
  }

  /// A type as an element of arrays and the like.
  ///
  /// @param collation OID of the collation to compare with
  public BoundElement element(CatalogSource catalog, int type, int collation) {
    return new CatalogElement(this, type(catalog, type), collation);
  }

  /// The names of all built-in functions that have a method.
  public List<String> names() {
    List<String> names = new ArrayList<>(Records.NAMES);
    names.addAll(AnyArguments.NAMES);
    names.addAll(RangeCalls.NAMES);
    names.add(FirstArgument.NAME);
    names.addAll(JsonMaking.NAMES);
    indexes.forEach(index -> index.names().forEach(names::add));
    names.sort(null);
    return names;
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
    FunctionRunner special = row.prolang() == LANGUAGE_C ? null : special(context, site);
    if (special != null) {
      return new ScalarCall(site, special, new ArgumentPreparation(storedSizes), byValue);
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

  /// What runs a function that needs this registry itself, or null.
  private @Nullable FunctionRunner special(FunctionContext context, CallSite site) {
    String source = site.function().prosrc();
    AnyArguments.Kind kind = AnyArguments.kind(source);
    if (kind != null) {
      return new AnyArguments(this, context, site, kind);
    }
    if (Records.NAMES.contains(source)) {
      return new Records(this, site);
    }
    if (DomainInput.NAMES.contains(source)) {
      return new DomainInput(this, source);
    }
    if (source.equals(FirstArgument.NAME)) {
      return new FirstArgument();
    }
    if (JsonMaking.NAMES.contains(source)) {
      return new JsonMaking(this, site);
    }
    if (RangeCalls.NAMES.contains(source)) {
      return new RangeCalls(boundRange(context.catalog(), site), source);
    }
    if (context.tables().has(source)) {
      return new TableRecord(this, context, site);
    }
    ColumnQuestion ofColumn = ColumnQuestion.of(source);
    return ofColumn != null ? ofColumn : PrivilegeQuestion.of(source);
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
    requireExecute(context, row);
    if (row.prolang() != LANGUAGE_INTERNAL && row.prolang() != LANGUAGE_C) {
      return context.routines().prepareSet(site, columns);
    }
    SetFunctionMaker more = sets.get(row.prosrc());
    return more != null ? more.make(site) : new SetFunctions(this).prepare(context, site, columns);
  }

  /// Whether the current user may call a function that a statement names. Most functions have no
  /// list of privileges: those everybody may call.
  ///
  /// @throws PgException 42501
  public static void requireExecute(FunctionContext context, PgProc function) {
    if (function.proacl() != null) {
      context
          .names()
          .namespaces()
          .privileges()
          .requireExecute(function.oid(), context.session().currentUser());
    }
  }

  /// The columns that a function which returns a set has by its declaration.
  public static RowColumns columns(CallSite site) {
    return SetFunctions.columns(site);
  }

  /// Whether a built-in function, not an aggregate, can be called.
  public boolean isBuilt(PgProc function) {
    String source = function.prosrc();
    if (function.prokind() == 'w') {
      return WindowFunctions.find(source) != null;
    }
    if (function.proretset()) {
      return SetFunctions.NAMES.contains(source) || sets.containsKey(source);
    }
    return builtin(source) != null
        || AnyArguments.kind(source) != null
        || Records.NAMES.contains(source)
        || DomainInput.NAMES.contains(source)
        || RangeCalls.NAMES.contains(source)
        || source.equals(FirstArgument.NAME)
        || JsonMaking.NAMES.contains(source)
        || PrivilegeQuestion.of(source) != null;
  }

  /// Prepares an aggregate.
  ///
  /// @throws PgException 0A000 for an aggregate that is not built
  public AggregateFunction prepareAggregate(FunctionContext context, AggregateCall call) {
    requireExecute(context, context.catalog().get(SysCache.PROCOID, call.function()));
    return new Aggregates(this).prepare(context, call);
  }

  /// Prepares a window function proper.
  ///
  /// @throws PgException 0A000 for a function that is not built
  public WindowFunction prepareWindow(FunctionContext context, CallSite site) {
    if (site.function().prokind() != 'w') {
      throw PgException.internal(site.function().proname() + " is not a window function");
    }
    requireExecute(context, site.function());
    WindowFunction function = WindowFunctions.find(site.function().prosrc());
    if (function == null) {
      throw PgException.notBuilt("function " + signature(context.catalog(), site.function()));
    }
    return function;
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

  /// The range type that a call is about: that of its result where it makes one, or of its first
  /// argument that is a range or multirange.
  BoundRange boundRange(CatalogSource catalog, CallSite site) {
    List<Integer> types = new ArrayList<>(site.argumentTypes());
    boolean makes = site.function().prosrc().matches("(multi)?range_(constructor.|in|recv)");
    types.add(makes ? 0 : types.size(), site.resultType());
    for (int type : types) {
      PgType base = TypeFunctions.base(catalog, type);
      if (base.typtype() == PgType.TYPTYPE_RANGE) {
        return boundRange(catalog, catalog.get(SysCache.RANGETYPE, base.oid()));
      }
      if (base.typtype() == PgType.TYPTYPE_MULTIRANGE) {
        return boundRange(catalog, catalog.get(SysCache.RANGEMULTIRANGE, base.oid()));
      }
    }
    throw PgException.internal(
        "function " + signature(catalog, site.function()) + " is called without a range");
  }

  private BoundRange boundRange(CatalogSource catalog, PgRange row) {
    PgType subtype = type(catalog, row.rngsubtype());
    BoundElement element = element(catalog, row.rngsubtype(), row.rngcollation());
    String canonical =
        row.rngcanonical() == 0 ? "" : catalog.get(SysCache.PROCOID, row.rngcanonical()).prosrc();
    RangeType.Steps steps =
        switch (canonical) {
          case "" -> RangeType.Steps.NONE;
          case "int4range_canonical" -> RangeType.Steps.INT4;
          case "int8range_canonical" -> RangeType.Steps.INT8;
          case "daterange_canonical" -> RangeType.Steps.DATE;
          default -> throw PgException.notBuilt("function " + canonical);
        };
    boolean packs = subtype.typstorage() != PgType.TYPSTORAGE_PLAIN;
    return new BoundRange(
        new RangeType(row.rngtypid(), row.rngmultitypid(), element, packs, steps), element);
  }

  /// The type of the elements that a call is about: those of the argument that may be any array, or
  /// of the result if that may be, or else of the first array there is.
  private BoundElement element(CatalogSource catalog, CallSite site) {
    int[] declared = site.function().proargtypes();
    int found = 0;
    for (int i = 0; i < declared.length && found == 0; i++) {
      found = isAnyArray(declared[i]) ? elementOf(catalog, site.argumentTypes().get(i)) : 0;
    }
    if (found == 0 && isAnyArray(site.function().prorettype())) {
      found = elementOf(catalog, site.resultType());
    }
    for (int i = 0; i < site.argumentTypes().size() && found == 0; i++) {
      found = elementOf(catalog, site.argumentTypes().get(i));
    }
    if (found == 0) {
      found = elementOf(catalog, site.resultType());
    }
    if (found == 0) {
      throw PgException.internal(
          "function " + signature(catalog, site.function()) + " is called without an array");
    }
    return element(catalog, found, site.collation());
  }

  private static boolean isAnyArray(int type) {
    return type == TypeOid.ANYARRAY || type == TypeOid.ANYCOMPATIBLEARRAY;
  }

  private static int elementOf(CatalogSource catalog, int type) {
    PgType row = type(catalog, type);
    return row.typlen() == -1 ? row.typelem() : 0;
  }
}
