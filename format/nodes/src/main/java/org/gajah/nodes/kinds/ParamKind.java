package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `ParamKind` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public enum ParamKind implements PgEnum {
  PARAM_EXTERN(0),
  PARAM_EXEC(1),
  PARAM_SUBLINK(2),
  PARAM_MULTIEXPR(3);

  private final int value;

  ParamKind(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static ParamKind of(int value) {
    return switch (value) {
      case 0 -> PARAM_EXTERN;
      case 1 -> PARAM_EXEC;
      case 2 -> PARAM_SUBLINK;
      case 3 -> PARAM_MULTIEXPR;

      default -> throw PgException.internal("unexpected ParamKind: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
