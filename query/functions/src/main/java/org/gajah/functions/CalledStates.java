package org.gajah.functions;

import java.util.Arrays;
import org.gajah.base.bytes.Slice;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.functions.aggregate.States;
import org.gajah.functions.contract.FunctionContext;
import org.jspecify.annotations.Nullable;

/// States of an aggregate whose transition function is called as any function is: those of users,
/// and built-in ones without a faster way.
final class CalledStates extends States {
  private final ValueCall transition;
  private final @Nullable ValueCall last;
  private final boolean strict;
  private final Vector initial;
  private long[] longs = {};
  private @Nullable Slice[] bytes = {};

  /// Whether a group's state is null; a strict function has then seen no row.
  private boolean[] nulls = {};

  /// Whether the first row has been taken as the state.
  private boolean[] started = {};

  private long memory;

  /// @param transition takes the state and the arguments
  /// @param last makes the result of the state and nulls for the arguments it also takes; null
  ///   where the state is the result
  /// @param initial the first state, null or not, at row 0
  CalledStates(ValueCall transition, @Nullable ValueCall last, boolean strict, Vector initial) {
    super(strict);
    this.transition = transition;
    this.last = last;
    this.strict = strict;
    this.initial = initial;
  }

  @Override
  public void ensureGroups(int count) {
    int old = nulls.length;
    if (count <= old) {
      return;
    }
    int room = Math.max(count, 2 * old);
    nulls = Arrays.copyOf(nulls, room);
    if (initial instanceof LongVector) {
      longs = Arrays.copyOf(longs, room);
    } else {
      bytes = Arrays.copyOf(bytes, room);
    }
    for (int group = old; group < room; group++) {
      reset(group);
    }
  }

  @Override
  public void reset(int group) {
    keep(initial, group);
    if (group < started.length) {
      started[group] = false;
    }
  }

  private void keep(Vector value, int group) {
    nulls[group] = value.isNull(0);
    if (nulls[group]) {
      return;
    }
    switch (value) {
      case LongVector vector -> longs[group] = vector.get(0);
      case BytesVector vector -> {
        Slice before = bytes[group];
        memory += vector.length(0) - (before == null ? 0 : before.length());
        bytes[group] = Slice.of(vector.slice(0).toByteArray());
      }
    }
  }

  private void put(int group, ValueCall call) {
    Slice value = initial instanceof BytesVector ? bytes[group] : null;
    if (nulls[group]) {
      call.setNull(0);
    } else if (value != null) {
      call.set(0, value.array(), 0, value.length());
    } else {
      call.set(0, longs[group]);
    }
  }

  @Override
  protected void advance(FunctionContext context, Vector[] arguments, int row, int group) {
    if (strict && nulls[group]) {
      if (initial.isNull(0)) {
        first(context, arguments[0], row, group);
      }
      return;
    }
    put(group, transition);
    for (int i = 0; i < arguments.length; i++) {
      transition.setFrom(context, i + 1, arguments[i], row);
    }
    keep(transition.call(context), group);
  }

  /// The first value is the state, unless the function has answered null before, which stays.
  private void first(FunctionContext context, Vector argument, int row, int group) {
    if (started.length < nulls.length) {
      started = Arrays.copyOf(started, nulls.length);
    }
    if (started[group]) {
      return;
    }
    started[group] = true;
    Vector value = initial instanceof LongVector ? new LongVector(1) : new BytesVector(1);
    switch (value) {
      case LongVector vector -> vector.copyFrom(argument, at(argument, row), 0);
      case BytesVector vector ->
          ArgumentPreparation.copyPlain(
              context, (BytesVector) argument, at(argument, row), 0, vector);
    }
    keep(value, group);
  }

  @Override
  public void finish(FunctionContext context, int group, Vector[] direct, Vector result, int row) {
    if (last != null) {
      put(group, last);
      for (int i = 1; i < last.count(); i++) {
        last.setNull(i);
      }
      result.copyFrom(last.call(context), 0, row);
      return;
    }
    Slice value = initial instanceof BytesVector ? bytes[group] : null;
    if (nulls[group]) {
      result.setNull(row);
    } else if (value != null) {
      ((BytesVector) result).set(row, value);
    } else {
      ((LongVector) result).set(row, longs[group]);
    }
  }

  @Override
  public long memory() {
    return memory + 9L * nulls.length;
  }
}
