package org.gajah.functions.aggregate;

import java.util.Arrays;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.batch.BytesVector;
import org.gajah.batch.Vector;
import org.gajah.functions.contract.FunctionContext;
import org.jspecify.annotations.Nullable;

/// States that keep an object for each group, made when its first row comes. The result of a group
/// without rows is null.
///
/// @param <T> what is kept of a group
public abstract class ObjectStates<T> extends States {
  private @Nullable Object[] states = {};
  private final int room;
  private long memory;

  /// @param strict whether rows with a null argument are passed over
  /// @param room bytes that a group takes whatever comes into its state
  protected ObjectStates(boolean strict, int room) {
    super(strict);
    this.room = room;
  }

  /// A state that has seen no row.
  protected abstract T empty();

  /// Adds one row to a state.
  protected abstract void advance(FunctionContext context, Vector[] arguments, int row, T state);

  /// Puts the result of a state at a row of a vector.
  protected abstract void finish(
      FunctionContext context, T state, Vector[] direct, Vector result, int row);

  /// Bytes that a state takes beyond those of every group; cheap, for it is asked at each row.
  protected abstract long size(T state);

  @SuppressWarnings("unchecked") // Only objects of the type come in.
  private @Nullable T state(int group) {
    return (T) states[group];
  }

  /// Whether a row of a group can add nothing, not even the group's state.
  protected boolean ignores(Vector[] arguments, int row) {
    return false;
  }

  @Override
  public final void ensureGroups(int count) {
    if (count > states.length) {
      states = Arrays.copyOf(states, Math.max(count, 2 * states.length));
    }
  }

  @Override
  protected final void advance(FunctionContext context, Vector[] arguments, int row, int group) {
    if (ignores(arguments, row)) {
      return;
    }
    T state = state(group);
    if (state == null) {
      state = empty();
      states[group] = state;
      memory += size(state);
    }
    long before = size(state);
    advance(context, arguments, row, state);
    memory += size(state) - before;
  }

  @Override
  protected final boolean retreat(FunctionContext context, Vector[] arguments, int row, int group) {
    T state = state(group);
    return state != null && retreat(context, arguments, row, state);
  }

  /// Takes one row back from a state.
  ///
  /// @return false where that cannot be done
  protected boolean retreat(FunctionContext context, Vector[] arguments, int row, T state) {
    return false;
  }

  @Override
  public final void finish(
      FunctionContext context, int group, Vector[] direct, Vector result, int row) {
    T state = state(group);
    if (state == null) {
      result.setNull(row);
    } else {
      finish(context, state, direct, result, row);
    }
  }

  @Override
  public final void reset(int group) {
    T state = state(group);
    if (state != null) {
      memory -= size(state);
      states[group] = null;
    }
  }

  @Override
  public final long memory() {
    return memory + (long) room * states.length;
  }

  /// A copy of a value, read from where it is stored.
  protected static Slice copy(FunctionContext context, BytesVector vector, int at) {
    ByteSink out = new ByteSink(vector.length(at));
    put(context, vector, at, out);
    return Slice.of(out.toByteArray());
  }

  /// Appends a value, read from where it is stored.
  protected static void put(FunctionContext context, BytesVector vector, int at, ByteSink out) {
    byte form = vector.form(at);
    if (form < BytesVector.COMPRESSED) {
      out.putBytes(vector.array(), vector.from(at), vector.length(at));
    } else {
      context.toast().read(form, vector.array(), vector.from(at), vector.length(at), out);
    }
  }
}
