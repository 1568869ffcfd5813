package org.gajah.expression;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.operator.HashOperators;
import org.gajah.catalog.operator.Operators;
import org.gajah.catalog.operator.TypeOperators;
import org.gajah.catalog.rows.PgAmop;
import org.gajah.catalog.rows.PgAmproc;
import org.gajah.catalog.rows.PgConstraint;
import org.gajah.catalog.rows.PgNamespace;
import org.gajah.catalog.rows.PgOperator;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.catalogfacts.FunctionOid;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.functions.FunctionRegistry;
import org.gajah.functions.RowLayout;
import org.gajah.functions.ScalarCall;
import org.gajah.functions.TypeFunctions;
import org.gajah.functions.TypeNames;
import org.gajah.functions.TypeText;
import org.gajah.functions.ValueCall;
import org.gajah.functions.contract.CallSite;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.functions.loop.BoundElement;
import org.gajah.nodes.*;
import org.gajah.nodes.kinds.MinMaxOp;
import org.gajah.nodes.text.NodeReader;
import org.jspecify.annotations.Nullable;

/// Compiles the expressions that are neither calls nor logic.
final class UncommonExpressions {
  private static final int BTREE = 403;
  private static final short ORDER_PROC = 1;

  /// Functions that ask of two values passed by value only whether they are the same.
  private static final Set<String> SAME_LONGS =
      Set.of(
          "booleq",
          "chareq",
          "int2eq",
          "int4eq",
          "int8eq",
          "oideq",
          "xideq",
          "date_eq",
          "time_eq",
          "timestamp_eq",
          "enum_eq",
          "cash_eq");

  /// Functions that compare bytes, as long as the collation is deterministic.
  private static final Set<String> SAME_BYTES = Set.of("texteq", "byteaeq", "uuid_eq");

  private final ExpressionCompiler compiler;
  private final FunctionRegistry registry;
  private final FunctionContext context;
  private final CatalogSource catalog;

  UncommonExpressions(ExpressionCompiler compiler) {
    this.compiler = compiler;
    registry = compiler.registry();
    context = compiler.context();
    catalog = context.catalog();
  }

  VectorExpression compile(Expr expression) {
    return switch (expression) {
      case DistinctExpr e -> {
        ScalarCall equality = operator(e.opno(), e.opfuncid(), e.args(), e.inputcollid());
        VectorExpression[] arguments = compiler.compile(e.args());
        yield new Comparisons.Distinct(equality, arguments[0], arguments[1]);
      }
      case NullIfExpr e -> {
        ScalarCall equality = operator(e.opno(), e.opfuncid(), e.args(), e.inputcollid());
        VectorExpression[] arguments = compiler.compile(e.args());
        Vector result = compiler.newVector(compiler.types().type(e.args().getFirst()));
        yield new Comparisons.NullIf(equality, arguments[0], arguments[1], result);
      }
      case MinMaxExpr e -> extreme(e);
      case ScalarArrayOpExpr e -> anyOrAll(e);
      case CoerceViaIO e -> throughText(e);
      case ArrayCoerceExpr e -> elementConversion(e);
      case CoerceToDomain e -> domain(e);
      case ArrayExpr e ->
          new ArrayMaking(
              registry.element(catalog, e.element_typeid(), 0),
              e.multidims(),
              compiler.compile(e.elements()));
      case RowExpr e -> row(e);
      case FieldSelect e ->
          new Composites.Field(
              registry,
              e.fieldnum() - 1,
              compiler.newVector(e.resulttype()),
              compiler.compile(e.arg()));
      case FieldStore e -> fieldStore(e);
      case RowCompareExpr e -> rowOrder(e);
      case SubscriptingRef e -> subscripts(e);
      case SQLValueFunction e -> sessionValue(e);
      case NextValueExpr e -> new SessionValues.NextValue(e.seqid());
      default -> throw PgException.notBuilt("expression " + expression.label());
    };
  }

  private ScalarCall operator(int operator, int function, List<Expr> arguments, int collation) {
    return compiler.prepare(
        compiler.operatorFunction(operator, function), arguments, TypeOid.BOOL, collation, false);
  }

  private PgType type(int oid) {
    return catalog.get(SysCache.TYPEOID, oid);
  }

  private ValueCall comparison(int function, int left, int right, int collation) {
    PgProc row = catalog.get(SysCache.PROCOID, function);
    ScalarCall call =
        registry.prepare(
            context, new CallSite(row, List.of(left, right), TypeOid.INT4, collation, false));
    return new ValueCall(call, type(left).typbyval(), type(right).typbyval());
  }

  private VectorExpression extreme(MinMaxExpr e) {
    PgType type = type(e.minmaxtype());
    int function = TypeFunctions.orderOf(catalog, type, TypeNames.format(context, e.minmaxtype()));
    return new Comparisons.Extreme(
        comparison(function, e.minmaxtype(), e.minmaxtype(), e.inputcollid()),
        e.op() == MinMaxOp.IS_GREATEST,
        compiler.newVector(e.minmaxtype()),
        compiler.compile(e.args()));
  }

  private VectorExpression anyOrAll(ScalarArrayOpExpr e) {
    int scalarType = compiler.types().type(e.args().get(0));
    int arrayType = compiler.types().type(e.args().get(1));
    PgType element = type(TypeFunctions.base(catalog, arrayType).typelem());
    int function = compiler.operatorFunction(e.opno(), e.opfuncid());
    PgProc row = catalog.get(SysCache.PROCOID, function);
    ScalarCall call =
        registry.prepare(
            context,
            new CallSite(
                row, List.of(scalarType, element.oid()), TypeOid.BOOL, e.inputcollid(), false));
    return new AnyOrAll(
        call,
        e.useOr(),
        compiler.compile(e.args().get(0)),
        compiler.compile(e.args().get(1)),
        registry.element(catalog, element.oid(), e.inputcollid()),
        element.typbyval(),
        lookup(e, row, scalarType, element));
  }

  private AnyOrAll.Lookup lookup(
      ScalarArrayOpExpr e, PgProc function, int scalarType, PgType element) {
    if (isSameBits(function, e.useOr(), e.inputcollid())) {
      return array -> ConstantSet.ofBits(array, element.typlen(), element.typbyval());
    }
    return array -> {
      HashedSet.Functions functions = hashed(e, function, scalarType, element);
      return functions == null
          ? null
          : new HashedSet(context, functions, array, element.typlen(), element.typbyval());
    };
  }

  /// How values are looked up by hash; null where the operator cannot be hashed.
  private HashedSet.@Nullable Functions hashed(
      ScalarArrayOpExpr e, PgProc function, int scalarType, PgType element) {
    Operators operators = new Operators(catalog);
    int equality = e.useOr() ? e.opno() : operators.negator(e.opno());
    HashOperators hash = equality == 0 ? null : operators.hashFunctions(equality);
    TypeOperators ofTypes = new TypeOperators(compiler.types().types(), operators);
    if (hash == null
        || !function.proisstrict()
        || !operators.isHashJoinable(equality, scalarType, ofTypes)) {
      return null;
    }
    int collation = e.inputcollid();
    return new HashedSet.Functions(
        hash(hash.left(), scalarType, collation),
        hash(hash.right(), element.oid(), collation),
        equality(operators.code(equality), scalarType, element.oid(), collation));
  }

  private ValueCall equality(int function, int left, int right, int collation) {
    PgProc row = catalog.get(SysCache.PROCOID, function);
    CallSite site = new CallSite(row, List.of(left, right), TypeOid.BOOL, collation, false);
    return new ValueCall(
        registry.prepare(context, site), type(left).typbyval(), type(right).typbyval());
  }

  private ValueCall hash(int function, int type, int collation) {
    PgProc row = catalog.get(SysCache.PROCOID, function);
    CallSite site = new CallSite(row, List.of(type), TypeOid.INT4, collation, false);
    return new ValueCall(registry.prepare(context, site), type(type).typbyval());
  }

  /// Whether `= ANY` or `<> ALL` compares nothing but bits.
  private boolean isSameBits(PgProc function, boolean any, int collation) {
    if (function.prolang() != FunctionRegistry.LANGUAGE_INTERNAL) {
      return false;
    }
    String source = function.prosrc();
    if (!any) {
      if (!source.endsWith("ne")) {
        return false;
      }
      source = source.substring(0, source.length() - 2) + "eq";
    }
    return SAME_LONGS.contains(source)
        || SAME_BYTES.contains(source)
            && (collation == 0 || context.collation(collation).deterministic());
  }

  private VectorExpression throughText(CoerceViaIO e) {
    return new Conversions.ThroughText(
        new TypeText(registry, context, compiler.types().type(e.arg())),
        new TypeText(registry, context, e.resulttype()),
        compiler.compile(e.arg()));
  }

  private VectorExpression elementConversion(ArrayCoerceExpr e) {
    int from = TypeFunctions.base(catalog, compiler.types().type(e.arg())).typelem();
    int to = TypeFunctions.base(catalog, e.resulttype()).typelem();
    VectorExpression argument = compiler.compile(e.arg());
    Expr conversion = e.elemexpr();
    if (conversion == null
        || conversion instanceof CaseTestExpr
        || (conversion instanceof RelabelType label && label.arg() instanceof CaseTestExpr)) {
      return new Conversions.Renamed(to, argument);
    }
    Vector elements = compiler.newVector(from);
    Leaves.Held held = new Leaves.Held(elements);
    return new Conversions.OfElements(
        registry.element(catalog, from, 0),
        registry.element(catalog, to, 0),
        held,
        elements,
        compiler.compileElement(conversion, held),
        argument);
  }

  private VectorExpression domain(CoerceToDomain e) {
    Leaves.Held held = new Leaves.Held(compiler.newVector(e.resulttype()));
    List<DomainCheck.Constraint> constraints = new ArrayList<>();
    boolean notNull = false;
    PgType domain = type(e.resulttype());
    List<PgType> domains = new ArrayList<>();
    for (PgType at = domain; at.typtype() == PgType.TYPTYPE_DOMAIN; at = type(at.typbasetype())) {
      domains.addFirst(at);
      notNull |= at.typnotnull();
    }
    if (notNull) {
      constraints.add(new DomainCheck.Constraint("", null));
    }
    for (PgType level : domains) {
      catalog.scan(PgConstraint.CONTYPID_INDEX, level.oid()).stream()
          .filter(row -> row.contype() == 'c' && row.conbin() != null)
          .sorted(
              Comparator.comparing(
                  row -> row.conname().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned))
          .forEach(row -> constraints.add(check(row, held)));
    }
    PgNamespace schema = catalog.get(SysCache.NAMESPACEOID, domain.typnamespace());
    return new DomainCheck(
        domain,
        TypeNames.format(context, domain.oid()),
        schema.nspname(),
        compiler.compile(e.arg()),
        held,
        constraints);
  }

  private DomainCheck.Constraint check(PgConstraint row, Leaves.Held held) {
    String tree = Objects.requireNonNull(row.conbin());
    Expr condition = NodeReader.read(tree, Expr.class);
    return new DomainCheck.Constraint(row.conname(), compiler.compileCheck(condition, held));
  }

  private VectorExpression row(RowExpr e) {
    if (e.row_typeid() == TypeOid.RECORD) {
      List<Integer> types = e.args().stream().map(compiler.types()::type).toList();
      List<String> names = new ArrayList<>();
      for (int i = 0; i < types.size(); i++) {
        names.add(i < e.colnames().size() ? e.colnames().get(i) : "f" + (i + 1));
      }
      RowLayout layout = registry.anonymousRows().layout(catalog, types, names);
      return new Composites.Making(layout, compiler.compile(e.args()));
    }
    RowLayout layout = RowLayout.named(catalog, e.row_typeid());
    List<VectorExpression> columns = new ArrayList<>();
    for (int i = 0; i < layout.columns().size(); i++) {
      RowLayout.Column column = layout.columns().get(i);
      columns.add(
          i < e.args().size() && !column.dropped()
              ? compiler.compile(e.args().get(i))
              : new Leaves.Constant(nullVector(column)));
    }
    return new Composites.Making(layout, columns.toArray(VectorExpression[]::new));
  }

  private static Vector nullVector(RowLayout.Column column) {
    Vector vector = column.byValue() ? new LongVector(1) : new BytesVector(1);
    vector.setNull(0);
    vector.makeConstant();
    return vector;
  }

  private VectorExpression fieldStore(FieldStore e) {
    VectorExpression[] arguments = new VectorExpression[e.newvals().size() + 1];
    arguments[0] = compiler.compile(e.arg());
    int[] numbers = new int[e.newvals().size()];
    RowLayout layout = RowLayout.named(catalog, e.resulttype());
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = e.fieldnums().get(i);
      Vector old = compiler.newVector(layout.columns().get(numbers[i] - 1).type());
      Leaves.Held held = new Leaves.Held(old);
      VectorExpression value = compiler.compileElement(e.newvals().get(i), held);
      arguments[i + 1] =
          new Assignments.OfPart(
              held,
              new Composites.Field(registry, numbers[i] - 1, old, compiler.compile(e.arg())),
              value);
    }
    return new Composites.Changing(registry, layout, numbers, arguments);
  }

  private VectorExpression rowOrder(RowCompareExpr e) {
    List<ValueCall> comparisons = new ArrayList<>();
    for (int i = 0; i < e.opnos().size(); i++) {
      PgOperator operator = catalog.get(SysCache.OPEROID, e.opnos().get(i));
      PgAmop member = catalog.get(SysCache.AMOPOPID, operator.oid(), 's', e.opfamilies().get(i));
      if (member.amopmethod() != BTREE) {
        throw PgException.internal("operator " + operator.oid() + " is in no btree family");
      }
      PgAmproc order =
          catalog.get(
              SysCache.AMPROCNUM,
              e.opfamilies().get(i),
              member.amoplefttype(),
              member.amoprighttype(),
              ORDER_PROC);
      comparisons.add(
          comparison(
              order.amproc(),
              compiler.types().type(e.largs().get(i)),
              compiler.types().type(e.rargs().get(i)),
              e.inputcollids().get(i)));
    }
    List<Expr> arguments = new ArrayList<>(e.largs());
    arguments.addAll(e.rargs());
    return new Comparisons.RowOrder(comparisons, e.rctype(), compiler.compile(arguments));
  }

  private VectorExpression subscripts(SubscriptingRef e) {
    PgType container = TypeFunctions.base(catalog, e.refcontainertype());
    if (container.typelem() == 0 || container.typlen() != -1 && e.refassgnexpr() != null) {
      throw PgException.notBuilt("subscripting of type " + container.typname());
    }
    if (container.typlen() > 0) {
      return fixed(e, container);
    }
    BoundElement element = registry.element(catalog, container.typelem(), 0);
    List<Expr> arguments = new ArrayList<>();
    arguments.add(e.refexpr());
    if (e.refassgnexpr() != null) {
      return assignment(e, element, arguments, e.refassgnexpr());
    }
    boolean[] upper = written(e.refupperindexpr(), arguments);
    boolean[] lower = written(e.reflowerindexpr(), arguments);
    return e.reflowerindexpr().isEmpty()
        ? new Subscripting.Element(
            element, compiler.newVector(e.refrestype()), compiler.compile(arguments))
        : new Subscripting.Part(element, upper, lower, compiler.compile(arguments));
  }

  /// An element of a type such as name or point, which is a row of values without a header.
  private VectorExpression fixed(SubscriptingRef e, PgType container) {
    if (!e.reflowerindexpr().isEmpty()) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED, "slices of fixed-length arrays not implemented");
    }
    List<Expr> arguments = new ArrayList<>();
    arguments.add(e.refexpr());
    written(e.refupperindexpr(), arguments);
    int size = TypeFunctions.base(catalog, container.typelem()).typlen();
    return new Subscripting.Fixed(
        container.typlen() / size,
        size,
        compiler.newVector(e.refrestype()),
        compiler.compile(arguments));
  }

  private VectorExpression assignment(
      SubscriptingRef e, BoundElement element, List<Expr> arguments, Expr replacement) {
    if (!e.reflowerindexpr().isEmpty()) {
      boolean[] upper = written(e.refupperindexpr(), arguments);
      boolean[] lower = written(e.reflowerindexpr(), arguments);
      arguments.add(replacement);
      return new SliceAssignment(element, upper, lower, compiler.compile(arguments));
    }
    written(e.refupperindexpr(), arguments);
    Vector old = compiler.newVector(e.refelemtype());
    Leaves.Held held = new Leaves.Held(old);
    VectorExpression value = compiler.compileElement(replacement, held);
    VectorExpression[] all = Arrays.copyOf(compiler.compile(arguments), arguments.size() + 1);
    all[arguments.size()] =
        new Assignments.OfPart(
            held, new Subscripting.Element(element, old, compiler.compile(arguments)), value);
    return new Assignments.ToElement(element, all);
  }

  private static boolean[] written(List<@Nullable Expr> subscripts, List<Expr> arguments) {
    boolean[] written = new boolean[subscripts.size()];
    for (int i = 0; i < written.length; i++) {
      Expr subscript = subscripts.get(i);
      if (subscript != null) {
        written[i] = true;
        arguments.add(subscript);
      }
    }
    return written;
  }

  private VectorExpression sessionValue(SQLValueFunction e) {
    return switch (e.op()) {
      case SVFOP_CURRENT_ROLE,
          SVFOP_CURRENT_USER,
          SVFOP_USER,
          SVFOP_SESSION_USER,
          SVFOP_CURRENT_CATALOG,
          SVFOP_CURRENT_SCHEMA ->
          new SessionValues.Name(e.op());
      case SVFOP_CURRENT_DATE -> ofNow(FunctionOid.DATE_TIMESTAMPTZ);
      case SVFOP_CURRENT_TIMESTAMP -> now();
      case SVFOP_CURRENT_TIME -> ofNow(FunctionOid.TIMETZ_TIMESTAMPTZ);
      case SVFOP_LOCALTIME -> ofNow(FunctionOid.TIME_TIMESTAMPTZ);
      case SVFOP_LOCALTIMESTAMP -> ofNow(FunctionOid.TIMESTAMP_TIMESTAMPTZ);
      case SVFOP_CURRENT_TIMESTAMP_N ->
          scaled(now(), FunctionOid.TIMESTAMPTZ_TIMESTAMPTZ_INT4, e.typmod());
      case SVFOP_CURRENT_TIME_N ->
          scaled(ofNow(FunctionOid.TIMETZ_TIMESTAMPTZ), FunctionOid.TIMETZ_TIMETZ_INT4, e.typmod());
      case SVFOP_LOCALTIME_N ->
          scaled(ofNow(FunctionOid.TIME_TIMESTAMPTZ), FunctionOid.TIME_TIME_INT4, e.typmod());
      case SVFOP_LOCALTIMESTAMP_N ->
          scaled(
              ofNow(FunctionOid.TIMESTAMP_TIMESTAMPTZ),
              FunctionOid.TIMESTAMP_TIMESTAMP_INT4,
              e.typmod());
    };
  }

  private VectorExpression now() {
    return builtin(FunctionOid.NOW);
  }

  private VectorExpression ofNow(int conversion) {
    return builtin(conversion, now());
  }

  private VectorExpression scaled(VectorExpression value, int function, int scale) {
    LongVector typmod = new LongVector(1);
    typmod.set(0, scale);
    typmod.makeConstant();
    return builtin(function, value, new Leaves.Constant(typmod));
  }

  private VectorExpression builtin(int function, VectorExpression... arguments) {
    PgProc row = catalog.get(SysCache.PROCOID, function);
    List<Integer> types = Arrays.stream(row.proargtypes()).boxed().toList();
    return new Call(
        registry.prepare(context, new CallSite(row, types, row.prorettype(), 0, false)), arguments);
  }
}
