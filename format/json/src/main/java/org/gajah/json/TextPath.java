package org.gajah.json;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.containers.ArrayValue;
import org.gajah.containers.PlainTypes;
import org.gajah.types.contract.Ascii;
import org.jspecify.annotations.Nullable;

/// A path into JSON, given as an array of text.
final class TextPath {
  private TextPath() {}

  static List<@Nullable Slice> steps(Slice array) {
    ArrayValue value = new ArrayValue(array, PlainTypes.TEXT);
    List<@Nullable Slice> steps = new ArrayList<>();
    for (int i = 0; i < value.count(); i++) {
      steps.add(value.isNull(i) ? null : new Slice(value.bytes(), value.start(i), value.length(i)));
    }
    return steps;
  }

  /// The steps of a path that a value is changed along.
  static List<@Nullable Slice> checkedSteps(Slice array) {
    if (ArrayValue.dimensions(array) > 1) {
      throw new PgException(SqlState.ARRAY_SUBSCRIPT_ERROR, "wrong number of array subscripts");
    }
    return steps(array);
  }

  /// The integer that a step is, or null.
  static @Nullable Integer index(Slice step) {
    int at = Ascii.skipSpace(step.array(), step.from(), step.from() + step.length());
    int end = step.from() + step.length();
    boolean negative = at < end && step.array()[at] == '-';
    at += negative || (at < end && step.array()[at] == '+') ? 1 : 0;
    long value = 0;
    if (at >= end) {
      return null;
    }
    for (; at < end; at++) {
      if (!Ascii.isDigit(step.array()[at]) || value > Integer.MAX_VALUE) {
        return null;
      }
      value = value * 10 + step.array()[at] - '0';
    }
    value = negative ? -value : value;
    return value == (int) value ? (int) value : null;
  }

  /// The place that a subscript means in an array of `count` elements, or -1; negative subscripts
  /// count from the end.
  static int place(int subscript, int count) {
    if (subscript >= 0) {
      return subscript < count ? subscript : -1;
    }
    return subscript == Integer.MIN_VALUE || -subscript > count ? -1 : count + subscript;
  }
}
