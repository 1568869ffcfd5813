package org.gajah.functions.builtin;

import org.gajah.functions.contract.FunctionContext;
import org.gajah.types.contract.PgFunction;

/// Sequences.
public final class SequenceFunctions {
  private SequenceFunctions() {}

  @PgFunction("nextval_oid")
  public static long next(FunctionContext context, int sequence) {
    return context.sequences().next(sequence, true);
  }

  @PgFunction("currval_oid")
  public static long current(FunctionContext context, int sequence) {
    return context.sequences().current(sequence);
  }

  @PgFunction("lastval")
  public static long last(FunctionContext context) {
    return context.sequences().last();
  }

  @PgFunction("setval_oid")
  public static long set(FunctionContext context, int sequence, long value) {
    context.sequences().set(sequence, value, true);
    return value;
  }

  @PgFunction("setval3_oid")
  public static long set(FunctionContext context, int sequence, long value, boolean isCalled) {
    context.sequences().set(sequence, value, isCalled);
    return value;
  }
}
