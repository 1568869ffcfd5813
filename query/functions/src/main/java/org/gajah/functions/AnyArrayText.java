package org.gajah.functions;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.batch.BytesVector;
import org.gajah.batch.Vector;
import org.gajah.containers.ArrayText;
import org.gajah.containers.ArrayValue;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.functions.loop.BoundElement;
import org.gajah.functions.loop.RowRunner;

/// Text and binary form of an array whose type only the array itself knows, as columns of
/// `pg_statistic` hold them.
final class AnyArrayText extends RowRunner {
  /// Names in `prosrc`.
  static final List<String> NAMES = List.of("anyarray_out", "anyarray_send");

  private final FunctionRegistry registry;
  private final boolean binary;
  private final Map<Integer, BoundElement> elements = new HashMap<>();

  AnyArrayText(FunctionRegistry registry, String source) {
    this.registry = registry;
    this.binary = source.equals("anyarray_send");
  }

  @Override
  public void compute(FunctionContext context, Vector[] arguments, int row, Vector result) {
    Slice value = SetFunctions.sliceAt(context, arguments, 0, row);
    BoundElement element =
        elements.computeIfAbsent(
            ArrayValue.elementType(value), type -> registry.element(context.catalog(), type, 0));
    element.enter(context);
    BytesVector bytes = (BytesVector) result;
    ByteSink out = bytes.sink();
    int start = out.length();
    if (binary) {
      ArrayText.send(element, value, out);
    } else {
      ArrayText.out(element, value, out);
    }
    bytes.finish(row, start);
  }
}
