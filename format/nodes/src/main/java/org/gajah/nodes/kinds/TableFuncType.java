package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `TableFuncType` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public enum TableFuncType implements PgEnum {
  TFT_XMLTABLE(0),
  TFT_JSON_TABLE(1);

  private final int value;

  TableFuncType(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static TableFuncType of(int value) {
    return switch (value) {
      case 0 -> TFT_XMLTABLE;
      case 1 -> TFT_JSON_TABLE;

      default -> throw PgException.internal("unexpected TableFuncType: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
