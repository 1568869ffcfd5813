package org.gajah.functions;

import org.gajah.functions.builtin.TypeDescriptions;
import org.gajah.functions.contract.FunctionContext;

/// Names of types as messages show them.
public final class TypeNames {
  private TypeNames() {}

  /// The name of a type as `format_type(oid, null)` writes it.
  public static String format(FunctionContext context, int type) {
    return TypeDescriptions.names(context).formatOrQuestionMarks(type, -1, false);
  }
}
