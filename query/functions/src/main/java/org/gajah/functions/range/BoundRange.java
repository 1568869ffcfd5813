package org.gajah.functions.range;

import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.functions.loop.BoundElement;
import org.gajah.ranges.Bound;
import org.gajah.ranges.Range;
import org.gajah.ranges.RangeType;
import org.gajah.ranges.RangeValue;

/// A range type with the functions of its element, and its values in and out of vectors.
///
/// @param type the range type
/// @param element its element
public record BoundRange(RangeType type, BoundElement element) {
  /// Makes the following calls run in a session.
  public void enter(FunctionContext context) {
    element.enter(context);
  }

  /// The ranges of a value: none for an empty range.
  public List<Range> read(Slice value) {
    if (RangeValue.typeOf(value) == type.multirange()) {
      return RangeValue.readMany(type, value);
    }
    Range range = RangeValue.read(type, value);
    return range.empty() ? List.of() : List.of(range);
  }

  /// Stores a range at a row.
  public void put(Range range, BytesVector result, int row) {
    int start = result.dataLength();
    ByteSink value = new ByteSink(32);
    RangeValue.put(type, range, value);
    result.sink().putBytes(value.array(), 0, value.length());
    result.finish(row, start);
  }

  /// Stores a multirange at a row.
  public void put(List<Range> ranges, BytesVector result, int row) {
    ByteSink value = new ByteSink(64);
    RangeValue.putMany(type, ranges, value);
    result.set(row, value.array(), 0, value.length());
  }

  /// Stores the value of a bound, or null where there is none.
  void put(Bound bound, Vector result, int row) {
    Slice value = bound.value();
    if (value == null) {
      result.setNull(row);
      return;
    }
    switch (result) {
      case LongVector longs -> longs.set(row, read(value, element.length()));
      case BytesVector bytes -> bytes.set(row, value);
    }
  }

  private static long read(Slice value, int size) {
    long datum = value.byteAt(size - 1);
    for (int i = size - 2; i >= 0; i--) {
      datum = datum << 8 | (value.byteAt(i) & 0xFF);
    }
    return datum;
  }

  /// The stored form of an element at a row.
  Slice element(Vector vector, int row) {
    return switch (vector) {
      case BytesVector bytes -> bytes.slice(row);
      case LongVector longs -> {
        ByteSink stored = new ByteSink(8);
        stored.putLong(longs.get(row));
        yield new Slice(stored.array(), 0, element.length());
      }
    };
  }
}
