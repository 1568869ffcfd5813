package org.gajah.functions.loop;

import java.lang.reflect.InvocationTargetException;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.jspecify.annotations.Nullable;

/// A loop that calls its method by reflection, for functions that are not called often enough to
/// deserve a class.
final class HandleLoop extends Loop {
  private final JavaFunction function;
  private final JavaFunction.Shape shape;

  HandleLoop(JavaFunction function, JavaFunction.Shape shape) {
    this.function = function;
    this.shape = shape;
  }

  @Override
  public void all(Frame frame, Vector[] arguments, Vector result, int rows) {
    for (int row = 0; row < rows; row++) {
      call(frame, arguments, result, row);
    }
  }

  @Override
  public void some(Frame frame, Vector[] arguments, Vector result, int[] selection, int count) {
    for (int i = 0; i < count; i++) {
      call(frame, arguments, result, selection[i]);
    }
  }

  private void call(Frame frame, Vector[] arguments, Vector result, int row) {
    @Nullable Object[] values = new Object[function.method().getParameterCount()];
    int at = 0;
    for (JavaFunction.Parameter parameter : function.parameters()) {
      switch (parameter.kind()) {
        case CONTEXT -> values[at++] = frame.context();
        case SITE -> values[at++] = frame.site();
        case ELEMENT -> values[at++] = frame.element();
        case COLLATION -> values[at++] = frame.collation();
        case KEPT -> values[at++] = frame.kept();
        case ARGUMENTS -> {
          frame.arguments().at(arguments, row);
          values[at++] = frame.arguments();
        }
        case SINK -> values[at++] = ((BytesVector) result).sink();
        case PRIMITIVE, BOXED -> values[at++] = number(parameter, arguments, row);
        case SLICE -> values[at++] = slice(parameter, arguments, row);
        case STRETCH -> {
          Slice slice = slice(parameter, arguments, row);
          values[at++] = slice == null ? null : slice.array();
          values[at++] = slice == null ? 0 : slice.from();
          values[at++] = slice == null ? 0 : slice.length();
        }
      }
    }
    int start = result instanceof BytesVector bytes ? bytes.dataLength() : 0;
    store(invoke(values), result, row, start);
  }

  private @Nullable Object invoke(@Nullable Object[] values) {
    try {
      return function.method().invoke(null, values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException(function.source(), e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(function.source(), e);
    }
  }

  private void store(@Nullable Object value, Vector result, int row, int start) {
    if (result instanceof BytesVector bytes) {
      if (value instanceof Slice slice) {
        bytes.set(row, slice);
      } else if (function.sinks() && !Boolean.FALSE.equals(value)) {
        bytes.finish(row, start);
      } else {
        bytes.setNull(row);
      }
      return;
    }
    if (function.method().getReturnType() == void.class) {
      ((LongVector) result).set(row, 0);
    } else {
      Values.store((LongVector) result, row, value);
    }
  }

  private static @Nullable Slice slice(
      JavaFunction.Parameter parameter, Vector[] arguments, int row) {
    BytesVector vector = (BytesVector) arguments[parameter.argument()];
    int at = vector.isConstant() ? 0 : row;
    return Values.slice(vector, at);
  }

  private @Nullable Object number(JavaFunction.Parameter parameter, Vector[] arguments, int row) {
    LongVector vector = (LongVector) arguments[parameter.argument()];
    int at = vector.isConstant() ? 0 : row;
    boolean single = (shape.singles() >> parameter.argument() & 1) != 0;
    if (vector.isNull(at)) {
      return parameter.type().isPrimitive() ? natural(parameter.type(), 0, single) : null;
    }
    return natural(parameter.type(), vector.get(at), single);
  }

  private static Object natural(Class<?> type, long datum, boolean single) {
    return switch (type.getSimpleName()) {
      case "boolean", "Boolean" -> datum != 0;
      case "byte", "Byte" -> (byte) datum;
      case "short", "Short" -> (short) datum;
      case "int", "Integer" -> (int) datum;
      case "long", "Long" -> datum;
      case "float", "Float" -> Float.intBitsToFloat((int) datum);
      case "double", "Double" ->
          single ? (double) Float.intBitsToFloat((int) datum) : Double.longBitsToDouble(datum);
      default -> throw PgException.internal("no value is a " + type);
    };
  }
}
