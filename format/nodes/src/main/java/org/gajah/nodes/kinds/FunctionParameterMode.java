package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `FunctionParameterMode` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public enum FunctionParameterMode implements PgEnum {
  FUNC_PARAM_IN(105),
  FUNC_PARAM_OUT(111),
  FUNC_PARAM_INOUT(98),
  FUNC_PARAM_VARIADIC(118),
  FUNC_PARAM_TABLE(116),
  FUNC_PARAM_DEFAULT(100);

  private final int value;

  FunctionParameterMode(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static FunctionParameterMode of(int value) {
    return switch (value) {
      case 105 -> FUNC_PARAM_IN;
      case 111 -> FUNC_PARAM_OUT;
      case 98 -> FUNC_PARAM_INOUT;
      case 118 -> FUNC_PARAM_VARIADIC;
      case 116 -> FUNC_PARAM_TABLE;
      case 100 -> FUNC_PARAM_DEFAULT;

      default -> throw PgException.internal("unexpected FunctionParameterMode: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
