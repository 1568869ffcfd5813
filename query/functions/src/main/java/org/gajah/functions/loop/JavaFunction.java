package org.gajah.functions.loop;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.containers.PrintedType;
import org.gajah.functions.contract.Arguments;
import org.gajah.functions.contract.CallSite;
import org.gajah.text.collation.Collation;
import org.gajah.types.contract.Kept;
import org.gajah.types.contract.TypeContext;

/// A static method that implements a function, with the loops that run it. Shared by all sessions.
///
/// The first calls go through a method handle; a method that is called often gets loops of its own,
/// one for each shape of arguments, as hidden classes.
public final class JavaFunction {
  /// After so many rows a loop is generated.
  private static final int ROWS_BY_HANDLE = 400;

  private final String source;
  private final Method method;
  private final List<Parameter> parameters;
  private final int argumentCount;
  private final boolean wantsArguments;
  private final AtomicInteger rowsByHandle = new AtomicInteger();
  private final Map<Shape, Loop> loops = new ConcurrentHashMap<>();
  private final Map<Shape, FilterLoop> filters = new ConcurrentHashMap<>();

  /// What a parameter of the method takes.
  enum Kind {
    CONTEXT,
    SITE,
    ELEMENT,
    COLLATION,
    KEPT,
    ARGUMENTS,
    SINK,
    PRIMITIVE,
    BOXED,
    SLICE,
    STRETCH;

    boolean isArgument() {
      return ordinal() >= PRIMITIVE.ordinal();
    }
  }

  /// @param type of the parameter; for a stretch that of its first part
  /// @param argument number of the argument that it takes, or -1
  record Parameter(Kind kind, Class<?> type, int argument) {}

  /// How the arguments come.
  ///
  /// @param constants a bit for each argument that is constant
  /// @param singles a bit for each argument that is a `real`
  record Shape(int constants, int singles) {}

  /// @param source the function's name in `pg_proc.prosrc`
  public JavaFunction(String source, Method method) {
    this.source = source;
    this.method = method;
    List<Parameter> list = new ArrayList<>();
    int arguments = 0;
    Class<?>[] types = method.getParameterTypes();
    for (int i = 0; i < types.length; i++) {
      Kind kind = kind(types[i]);
      list.add(new Parameter(kind, types[i], kind.isArgument() ? arguments++ : -1));
      i += kind == Kind.STRETCH ? 2 : 0;
    }
    parameters = List.copyOf(list);
    argumentCount = arguments;
    wantsArguments = list.stream().anyMatch(p -> p.kind() == Kind.ARGUMENTS);
  }

  private static Kind kind(Class<?> type) {
    if (TypeContext.class.isAssignableFrom(type)) {
      return Kind.CONTEXT;
    }
    if (type == CallSite.class) {
      return Kind.SITE;
    }
    if (PrintedType.class.isAssignableFrom(type)) {
      return Kind.ELEMENT;
    }
    if (type == Collation.class) {
      return Kind.COLLATION;
    }
    if (type == Kept.class) {
      return Kind.KEPT;
    }
    if (type == Arguments.class) {
      return Kind.ARGUMENTS;
    }
    if (type == ByteSink.class) {
      return Kind.SINK;
    }
    if (type == Slice.class) {
      return Kind.SLICE;
    }
    if (type == byte[].class) {
      return Kind.STRETCH;
    }
    if (type.isPrimitive()) {
      return Kind.PRIMITIVE;
    }
    if (Number.class.isAssignableFrom(type) || type == Boolean.class) {
      return Kind.BOXED;
    }
    throw PgException.internal("no function has a parameter of " + type);
  }

  public String source() {
    return source;
  }

  public Method method() {
    return method;
  }

  List<Parameter> parameters() {
    return parameters;
  }

  /// How many arguments it takes one by one.
  int argumentCount() {
    return argumentCount;
  }

  /// Whether it takes all its arguments together, whatever they are.
  boolean wantsArguments() {
    return wantsArguments;
  }

  /// Whether some parameter needs the type of elements.
  public boolean wantsElement() {
    return parameters.stream().anyMatch(parameter -> parameter.kind() == Kind.ELEMENT);
  }

  /// Whether an argument must come as bytes though its type may be passed by value.
  public boolean wantsBytes(int argument) {
    return parameters.stream()
        .anyMatch(
            p -> p.argument() == argument && (p.kind() == Kind.SLICE || p.kind() == Kind.STRETCH));
  }

  /// Whether its result is appended to a sink, or a slice.
  public boolean answersBytes() {
    return sinks() || method.getReturnType() == Slice.class;
  }

  boolean sinks() {
    return parameters.stream().anyMatch(parameter -> parameter.kind() == Kind.SINK);
  }

  /// Whether it is a condition: it answers true or false and never null.
  public boolean isCondition() {
    return method.getReturnType() == boolean.class && !sinks();
  }

  /// A loop for arguments of which those in `constants` are constant.
  ///
  /// @param rows how many rows are about to be computed
  Loop loop(int constants, int singles, int rows) {
    Shape shape = new Shape(wantsArguments ? 0 : constants, singles);
    Loop loop = loops.get(shape);
    if (loop != null) {
      return loop;
    }
    if (rowsByHandle.addAndGet(rows) < ROWS_BY_HANDLE) {
      return new HandleLoop(this, shape);
    }
    return loops.computeIfAbsent(shape, s -> LoopClass.loop(this, s));
  }

  /// A loop that chooses rows. Only for a condition.
  FilterLoop filter(int constants, int singles) {
    return filters.computeIfAbsent(
        new Shape(wantsArguments ? 0 : constants, singles), s -> LoopClass.filter(this, s));
  }
}
