package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `AlterTSConfigType` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public enum AlterTSConfigType implements PgEnum {
  ALTER_TSCONFIG_ADD_MAPPING(0),
  ALTER_TSCONFIG_ALTER_MAPPING_FOR_TOKEN(1),
  ALTER_TSCONFIG_REPLACE_DICT(2),
  ALTER_TSCONFIG_REPLACE_DICT_FOR_TOKEN(3),
  ALTER_TSCONFIG_DROP_MAPPING(4);

  private final int value;

  AlterTSConfigType(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static AlterTSConfigType of(int value) {
    return switch (value) {
      case 0 -> ALTER_TSCONFIG_ADD_MAPPING;
      case 1 -> ALTER_TSCONFIG_ALTER_MAPPING_FOR_TOKEN;
      case 2 -> ALTER_TSCONFIG_REPLACE_DICT;
      case 3 -> ALTER_TSCONFIG_REPLACE_DICT_FOR_TOKEN;
      case 4 -> ALTER_TSCONFIG_DROP_MAPPING;

      default -> throw PgException.internal("unexpected AlterTSConfigType: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
