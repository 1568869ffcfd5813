package org.gajah.expression;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.batch.Batch;
import org.gajah.batch.BytesVector;
import org.gajah.batch.Vector;
import org.gajah.containers.ArrayBuilder;
import org.gajah.containers.ArrayValue;
import org.gajah.functions.TypeText;
import org.gajah.functions.loop.BoundElement;

/// Casts that no single function makes.
final class Conversions {
  private Conversions() {}

  /// A cast through the text of a value.
  static final class ThroughText extends RowWise {
    private final TypeText source;
    private final TypeText target;
    private final ByteSink text = new ByteSink(64);

    ThroughText(TypeText source, TypeText target, VectorExpression argument) {
      super(target.newVector(1), argument);
      this.source = source;
      this.target = target;
    }

    @Override
    void computeRow(Evaluation context, Vector[] values, int row, Vector result) {
      int at = at(values[0], row);
      if (values[0].isNull(at)) {
        result.setNull(row);
        return;
      }
      text.clear();
      source.print(context.functions(), values[0], at, text);
      Vector parsed = target.parse(context.functions(), text.array(), 0, text.length(), -1);
      result.copyFrom(parsed, 0, row);
    }
  }

  /// A cast of the elements of an array.
  static final class OfElements extends RowWise {
    private final BoundElement from;
    private final BoundElement to;
    private final Leaves.Held held;
    private final Vector elements;
    private final VectorExpression conversion;
    private final Batch batch = new Batch();
    private final ArrayMaking making;

    /// @param held where the conversion finds the elements
    /// @param elements a vector for them
    OfElements(
        BoundElement from,
        BoundElement to,
        Leaves.Held held,
        Vector elements,
        VectorExpression conversion,
        VectorExpression argument) {
      super(new BytesVector(1), argument);
      this.from = from;
      this.to = to;
      this.held = held;
      this.elements = elements;
      this.conversion = conversion;
      making = new ArrayMaking(to, false);
    }

    @Override
    void start(Evaluation context) {
      from.enter(context.functions());
      to.enter(context.functions());
    }

    @Override
    void computeRow(Evaluation context, Vector[] values, int row, Vector result) {
      int at = at(values[0], row);
      if (values[0].isNull(at)) {
        result.setNull(row);
        return;
      }
      ArrayValue array = new ArrayValue(Plain.slice(context, bytes(values[0]), at), from);
      int count = array.count();
      elements.clear();
      elements.ensureCapacity(count);
      for (int i = 0; i < count; i++) {
        Plain.element(array, i, from.length(), elements, i);
      }
      held.hold(elements);
      batch.setRows(count);
      ArrayBuilder builder = new ArrayBuilder(to);
      Vector converted = conversion.evaluate(context, batch);
      for (int i = 0; i < count; i++) {
        builder.add(making.element(context, converted, i));
      }
      ByteSink out = bytes(result).sink();
      int start = out.length();
      builder.put(array.sizes(), array.lowerBounds(), out);
      bytes(result).finish(row, start);
    }
  }

  /// A cast of an array whose elements stay as they are: only their type's OID changes.
  static final class Renamed extends RowWise {
    private static final int ELEMENT_TYPE = 8;

    private final int elementType;

    Renamed(int elementType, VectorExpression argument) {
      super(new BytesVector(1), argument);
      this.elementType = elementType;
    }

    @Override
    void computeRow(Evaluation context, Vector[] values, int row, Vector result) {
      int at = at(values[0], row);
      if (values[0].isNull(at)) {
        result.setNull(row);
        return;
      }
      Slice value = Plain.slice(context, bytes(values[0]), at);
      ByteSink out = bytes(result).sink();
      int start = out.length();
      out.putSlice(value);
      out.setInt(start + ELEMENT_TYPE, elementType);
      bytes(result).finish(row, start);
    }
  }
}
