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

  // The loops that the last batch took; most batches are alike.
  private int loopConstants = -1;
  private @Nullable Loop lastLoop;
  private int filterConstants = -1;
  private @Nullable FilterLoop lastFilter;

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

  private Loop loop(int constants, int rows) {
    Loop known = lastLoop;
    if (known != null && loopConstants == constants) {
      return known;
    }
    Loop loop = function.loop(constants, singles, rows);
    if (!(loop instanceof HandleLoop)) {
      lastLoop = loop;
      loopConstants = constants;
    }
    return loop;
  }

  private FilterLoop filter(int constants) {
    FilterLoop known = lastFilter;
    if (known != null && filterConstants == constants) {
      return known;
    }
    FilterLoop filter = function.filter(constants, singles);
    lastFilter = filter;
    filterConstants = constants;
    return filter;
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
    loop(constants, rows).all(frame, arguments, result, rows);
  }

  @Override
  public void some(
      FunctionContext context, Vector[] arguments, Vector result, int[] selection, int count) {
    frame.enter(context);
    loop(constants(arguments), count).some(frame, arguments, result, selection, count);
  }

  @Override
  public boolean isCondition() {
    return function.isCondition();
  }

  @Override
  public int chooseAll(FunctionContext context, Vector[] arguments, int rows, int[] found) {
    frame.enter(context);
    int constants = rows == 1 ? 0 : constants(arguments);
    return filter(constants).all(frame, arguments, rows, found);
  }

  @Override
  public int choose(
      FunctionContext context, Vector[] arguments, int[] selection, int count, int[] found) {
    frame.enter(context);
    return filter(constants(arguments)).some(frame, arguments, selection, count, found);
  }
}
