package org.gajah.functions.loop;

import static java.lang.constant.ConstantDescs.CD_byte;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.containers.ElementType;
import org.gajah.functions.contract.Arguments;
import org.gajah.functions.contract.CallSite;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.functions.loop.JavaFunction.Parameter;
import org.gajah.functions.loop.JavaFunction.Shape;
import org.gajah.text.collation.Collation;
import org.gajah.types.contract.Kept;

/// Writes the class of a loop around one method for one shape of arguments.
///
/// What does not change from row to row (arrays, constants, the session) is loaded into local
/// variables before the loop; the loop itself loads the arguments, calls the method and stores what
/// it answers, so that the JIT sees the method's body in a plain loop over arrays.
final class LoopClass {
  private static final ClassDesc LOOP = desc(Loop.class);
  private static final ClassDesc FILTER = desc(FilterLoop.class);
  private static final ClassDesc FRAME = desc(Frame.class);
  private static final ClassDesc VECTOR = desc(Vector.class);
  private static final ClassDesc LONGS = desc(LongVector.class);
  private static final ClassDesc BYTES = desc(BytesVector.class);
  private static final ClassDesc SINK = desc(ByteSink.class);
  private static final ClassDesc SLICE = desc(Slice.class);
  private static final ClassDesc ARGUMENTS = desc(Arguments.class);
  private static final ClassDesc VALUES = desc(Values.class);
  private static final ClassDesc VECTORS = VECTOR.arrayType();
  private static final ClassDesc LONG_ARRAY = CD_long.arrayType();
  private static final ClassDesc INT_ARRAY = CD_int.arrayType();
  private static final ClassDesc BYTE_ARRAY = CD_byte.arrayType();
  private static final ClassDesc FLOAT = desc(Float.class);
  private static final ClassDesc DOUBLE = desc(Double.class);
  private static final ClassDesc SELF =
      ClassDesc.of(LoopClass.class.getPackageName(), "GeneratedLoop");

  private final JavaFunction function;
  private final Shape shape;
  private final boolean filter;

  // Slots of local variables; the frame is 1 and the arguments are 2.
  private final boolean selective;
  private final CodeBuilder code;
  private final int resultSlot;
  private final int limitSlot;
  private final int selectionSlot;
  private final int foundSlot;
  private int rowSlot;
  private int outSlot;
  private int outVectorSlot;
  private int startSlot;
  private int foundCountSlot;
  private final List<Places> places = new ArrayList<>();

  /// Local variables of a parameter.
  ///
  /// @param value holds the whole of it: a constant, the session; -1 where rows are loaded
  /// @param vector holds the vector
  /// @param array holds its array
  private record Places(int value, int vector, int array) {}

  private LoopClass(
      JavaFunction function, Shape shape, boolean filter, boolean selective, CodeBuilder code) {
    this.function = function;
    this.shape = shape;
    this.filter = filter;
    this.selective = selective;
    this.code = code;
    if (filter) {
      resultSlot = -1;
      selectionSlot = selective ? 3 : -1;
      limitSlot = selective ? 4 : 3;
      foundSlot = limitSlot + 1;
    } else {
      resultSlot = 3;
      selectionSlot = selective ? 4 : -1;
      limitSlot = selective ? 5 : 4;
      foundSlot = -1;
    }
  }

  private static ClassDesc desc(Class<?> type) {
    return type.describeConstable().orElseThrow();
  }

  static Loop loop(JavaFunction function, Shape shape) {
    return (Loop) define(function, shape, false);
  }

  static FilterLoop filter(JavaFunction function, Shape shape) {
    return (FilterLoop) define(function, shape, true);
  }

  private static Object define(JavaFunction function, Shape shape, boolean filter) {
    ClassDesc parent = filter ? FILTER : LOOP;
    byte[] bytes =
        ClassFile.of()
            .build(
                SELF,
                type -> {
                  type.withSuperclass(parent).withFlags(AccessFlag.FINAL, AccessFlag.SYNTHETIC);
                  type.withMethodBody(
                      ConstantDescs.INIT_NAME,
                      ConstantDescs.MTD_void,
                      ClassFile.ACC_PUBLIC,
                      code ->
                          code.aload(0)
                              .invokespecial(
                                  parent, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                              .return_());
                  for (boolean selective : new boolean[] {false, true}) {
                    type.withMethodBody(
                        selective ? "some" : "all",
                        signature(filter, selective),
                        ClassFile.ACC_PUBLIC,
                        code -> new LoopClass(function, shape, filter, selective, code).write());
                  }
                });
    try {
      return MethodHandles.lookup()
          .defineHiddenClass(bytes, true)
          .lookupClass()
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(function.source(), e);
    }
  }

  private static MethodTypeDesc signature(boolean filter, boolean selective) {
    List<ClassDesc> parameters = new ArrayList<>(List.of(FRAME, VECTORS));
    if (!filter) {
      parameters.add(VECTOR);
    }
    if (selective) {
      parameters.add(INT_ARRAY);
    }
    parameters.add(CD_int);
    if (filter) {
      parameters.add(INT_ARRAY);
    }
    return MethodTypeDesc.of(filter ? CD_int : CD_void, parameters);
  }

  private void write() {
    for (Parameter parameter : function.parameters()) {
      places.add(prepare(parameter));
    }
    prepareResult();
    int counter = code.allocateLocal(TypeKind.INT);
    rowSlot = selective ? code.allocateLocal(TypeKind.INT) : counter;
    Label body = code.newLabel();
    Label test = code.newLabel();
    code.iconst_0().istore(counter).goto_(test).labelBinding(body);
    if (selective) {
      code.aload(selectionSlot).iload(counter).iaload().istore(rowSlot);
    }
    if (filter) {
      chooseRow();
    } else {
      computeRow();
    }
    code.iinc(counter, 1).labelBinding(test).iload(counter).iload(limitSlot).if_icmplt(body);
    if (filter) {
      code.iload(foundCountSlot).ireturn();
    } else {
      code.return_();
    }
  }

  private boolean isConstant(Parameter parameter) {
    return (shape.constants() >> parameter.argument() & 1) != 0;
  }

  private Places prepare(Parameter parameter) {
    return switch (parameter.kind()) {
      case CONTEXT -> session("context", desc(FunctionContext.class));
      case SITE -> session("site", desc(CallSite.class));
      case ELEMENT -> session("element", desc(ElementType.class));
      case COLLATION -> session("collation", desc(Collation.class));
      case KEPT -> session("kept", desc(Kept.class));
      case ARGUMENTS -> session("arguments", ARGUMENTS);
      case SINK -> new Places(-1, -1, -1);
      case PRIMITIVE -> primitive(parameter);
      case BOXED -> new Places(-1, vector(parameter, LONGS), -1);
      case SLICE -> slice(parameter);
      case STRETCH -> stretch(parameter);
    };
  }

  private Places session(String name, ClassDesc type) {
    code.aload(1).invokevirtual(FRAME, name, MethodTypeDesc.of(type));
    return new Places(storeReference(), -1, -1);
  }

  private int storeReference() {
    int slot = code.allocateLocal(TypeKind.REFERENCE);
    code.astore(slot);
    return slot;
  }

  private int vector(Parameter parameter, ClassDesc type) {
    code.aload(2).loadConstant(parameter.argument()).aaload().checkcast(type);
    return storeReference();
  }

  private Places primitive(Parameter parameter) {
    int vector = vector(parameter, LONGS);
    code.aload(vector).invokevirtual(LONGS, "values", MethodTypeDesc.of(LONG_ARRAY));
    if (!isConstant(parameter)) {
      return new Places(-1, vector, storeReference());
    }
    code.iconst_0().laload();
    fromDatum(parameter);
    TypeKind kind = TypeKind.from(desc(parameter.type()));
    int slot = code.allocateLocal(kind);
    code.storeLocal(kind, slot);
    return new Places(slot, vector, -1);
  }

  private Places slice(Parameter parameter) {
    int vector = vector(parameter, BYTES);
    if (!isConstant(parameter)) {
      return new Places(-1, vector, -1);
    }
    code.aload(vector)
        .iconst_0()
        .invokestatic(VALUES, "slice", MethodTypeDesc.of(SLICE, BYTES, CD_int));
    return new Places(storeReference(), vector, -1);
  }

  private Places stretch(Parameter parameter) {
    int vector = vector(parameter, BYTES);
    code.aload(vector).invokevirtual(BYTES, "array", MethodTypeDesc.of(BYTE_ARRAY));
    return new Places(-1, vector, storeReference());
  }

  private void prepareResult() {
    if (filter) {
      foundCountSlot = code.allocateLocal(TypeKind.INT);
      code.iconst_0().istore(foundCountSlot);
      return;
    }
    boolean bytes = function.answersBytes();
    code.aload(resultSlot).checkcast(bytes ? BYTES : LONGS);
    outVectorSlot = storeReference();
    if (bytes) {
      code.aload(outVectorSlot).invokevirtual(BYTES, "sink", MethodTypeDesc.of(SINK));
      outSlot = storeReference();
      startSlot = code.allocateLocal(TypeKind.INT);
    } else {
      code.aload(outVectorSlot).invokevirtual(LONGS, "values", MethodTypeDesc.of(LONG_ARRAY));
      outSlot = storeReference();
    }
  }

  private void chooseRow() {
    code.aload(foundSlot).iload(foundCountSlot).iload(rowSlot).iastore();
    call();
    code.iload(foundCountSlot).iadd().istore(foundCountSlot);
  }

  private void computeRow() {
    Class<?> answer = function.method().getReturnType();
    if (function.sinks()) {
      code.aload(outSlot)
          .invokevirtual(SINK, "length", MethodTypeDesc.of(CD_int))
          .istore(startSlot);
      call();
      if (answer == boolean.class) {
        code.ifThenElse(then -> finish(), otherwise -> setNull());
      } else {
        finish();
      }
    } else if (answer == void.class) {
      code.aload(outSlot).iload(rowSlot);
      call();
      code.lconst_0().lastore();
    } else if (answer.isPrimitive()) {
      code.aload(outSlot).iload(rowSlot);
      call();
      toDatum(answer);
      code.lastore();
    } else {
      code.aload(outVectorSlot).iload(rowSlot);
      call();
      ClassDesc vector = answer == Slice.class ? BYTES : LONGS;
      ClassDesc value = answer == Slice.class ? SLICE : ConstantDescs.CD_Object;
      code.invokestatic(VALUES, "store", MethodTypeDesc.of(CD_void, vector, CD_int, value));
    }
  }

  private void finish() {
    code.aload(outVectorSlot)
        .iload(rowSlot)
        .iload(startSlot)
        .invokevirtual(BYTES, "finish", MethodTypeDesc.of(CD_void, CD_int, CD_int));
  }

  private void setNull() {
    code.aload(outVectorSlot)
        .iload(rowSlot)
        .invokevirtual(VECTOR, "setNull", MethodTypeDesc.of(CD_void, CD_int));
  }

  /// Loads the values of the row and calls the method.
  private void call() {
    for (int i = 0; i < places.size(); i++) {
      load(function.parameters().get(i), places.get(i));
    }
    Class<?> home = function.method().getDeclaringClass();
    List<ClassDesc> types = new ArrayList<>();
    for (Class<?> type : function.method().getParameterTypes()) {
      types.add(desc(type));
    }
    code.invokestatic(
        desc(home),
        function.method().getName(),
        MethodTypeDesc.of(desc(function.method().getReturnType()), types),
        home.isInterface());
  }

  private void load(Parameter parameter, Places place) {
    switch (parameter.kind()) {
      case CONTEXT, SITE, ELEMENT, COLLATION, KEPT -> code.aload(place.value());
      case ARGUMENTS ->
          code.aload(place.value())
              .dup()
              .aload(2)
              .iload(rowSlot)
              .invokevirtual(ARGUMENTS, "at", MethodTypeDesc.of(CD_void, VECTORS, CD_int));
      case SINK -> code.aload(outSlot);
      case PRIMITIVE -> {
        if (place.value() >= 0) {
          code.loadLocal(TypeKind.from(desc(parameter.type())), place.value());
        } else {
          code.aload(place.array()).iload(rowSlot).laload();
          fromDatum(parameter);
        }
      }
      case BOXED -> loadBoxed(parameter, place);
      case SLICE -> {
        if (place.value() >= 0) {
          code.aload(place.value());
        } else {
          code.aload(place.vector());
          loadRow(parameter);
          code.invokestatic(VALUES, "slice", MethodTypeDesc.of(SLICE, BYTES, CD_int));
        }
      }
      case STRETCH -> {
        code.aload(place.array()).aload(place.vector());
        loadRow(parameter);
        code.invokevirtual(BYTES, "from", MethodTypeDesc.of(CD_int, CD_int)).aload(place.vector());
        loadRow(parameter);
        code.invokevirtual(BYTES, "length", MethodTypeDesc.of(CD_int, CD_int));
      }
    }
  }

  private void loadRow(Parameter parameter) {
    if (isConstant(parameter)) {
      code.iconst_0();
    } else {
      code.iload(rowSlot);
    }
  }

  private boolean isSingle(Parameter parameter) {
    return (shape.singles() >> parameter.argument() & 1) != 0;
  }

  private void loadBoxed(Parameter parameter, Places place) {
    boolean fromSingle = parameter.type() == Double.class && isSingle(parameter);
    String name = fromSingle ? "widened" : "boxed" + parameter.type().getSimpleName();
    code.aload(place.vector());
    loadRow(parameter);
    code.invokestatic(VALUES, name, MethodTypeDesc.of(desc(parameter.type()), LONGS, CD_int));
  }

  /// Turns the Datum on the stack into what the parameter takes.
  private void fromDatum(Parameter parameter) {
    switch (parameter.type().getName()) {
      case "boolean", "int" -> code.l2i();
      case "byte" -> code.l2i().i2b();
      case "short" -> code.l2i().i2s();
      case "float" -> intBitsToFloat();
      case "double" -> {
        if (isSingle(parameter)) {
          intBitsToFloat();
          code.f2d();
        } else {
          code.invokestatic(DOUBLE, "longBitsToDouble", MethodTypeDesc.of(CD_double, CD_long));
        }
      }
      default -> {
        // A long is its Datum.
      }
    }
  }

  private void intBitsToFloat() {
    code.l2i().invokestatic(FLOAT, "intBitsToFloat", MethodTypeDesc.of(CD_float, CD_int));
  }

  /// Turns the answer on the stack into a Datum.
  private void toDatum(Class<?> type) {
    switch (type.getName()) {
      case "boolean", "byte", "short", "int" -> code.i2l();
      case "float" ->
          code.invokestatic(FLOAT, "floatToRawIntBits", MethodTypeDesc.of(CD_int, CD_float)).i2l();
      case "double" ->
          code.invokestatic(DOUBLE, "doubleToRawLongBits", MethodTypeDesc.of(CD_long, CD_double));
      default -> {
        // A long is its Datum.
      }
    }
  }
}
