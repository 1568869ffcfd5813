package org.gajah.functions.loop;

import org.gajah.batch.Vector;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.functions.contract.CallSite;
import org.gajah.functions.contract.FunctionContext;
import org.jspecify.annotations.Nullable;

/// Runs a static method for one place where it is called.
public final class JavaRunner implements FunctionRunner {
  private final JavaFunction function;
  private final Frame frame;
  private final int singles;

  /// @param element the type of elements, where the function asks for it
  public JavaRunner(JavaFunction function, CallSite site, @Nullable BoundElement element) {
    this.function = function;
    frame = new Frame(site, element);
    int bits = 0;
    for (int i = 0; i < Math.min(31, site.argumentTypes().size()); i++) {
      bits |= site.argumentTypes().get(i) == TypeOid.FLOAT4 ? 1 << i : 0;
    }
    singles = bits;
  }

  private static int constants(Vector[] arguments) {
    int bits = 0;
    for (int i = 0; i < Math.min(31, arguments.length); i++) {
      bits |= arguments[i].isConstant() ? 1 << i : 0;
    }
    return bits;
  }

  @Override
  public void all(FunctionContext context, Vector[] arguments, Vector result, int rows) {
    frame.enter(context);
    int constants = rows == 1 ? 0 : constants(arguments);
    function.loop(constants, singles, rows).all(frame, arguments, result, rows);
  }

  @Override
  public void some(
      FunctionContext context, Vector[] arguments, Vector result, int[] selection, int count) {
    frame.enter(context);
    function
        .loop(constants(arguments), singles, count)
        .some(frame, arguments, result, selection, count);
  }

  @Override
  public boolean isCondition() {
    return function.isCondition();
  }

  @Override
  public int chooseAll(FunctionContext context, Vector[] arguments, int rows, int[] found) {
    frame.enter(context);
    int constants = rows == 1 ? 0 : constants(arguments);
    return function.filter(constants, singles).all(frame, arguments, rows, found);
  }

  @Override
  public int choose(
      FunctionContext context, Vector[] arguments, int[] selection, int count, int[] found) {
    frame.enter(context);
    return function
        .filter(constants(arguments), singles)
        .some(frame, arguments, selection, count, found);
  }
}
