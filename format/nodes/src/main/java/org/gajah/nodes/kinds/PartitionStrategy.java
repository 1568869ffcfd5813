package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `PartitionStrategy` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public enum PartitionStrategy implements PgEnum {
  PARTITION_STRATEGY_LIST(108),
  PARTITION_STRATEGY_RANGE(114),
  PARTITION_STRATEGY_HASH(104);

  private final int value;

  PartitionStrategy(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static PartitionStrategy of(int value) {
    return switch (value) {
      case 108 -> PARTITION_STRATEGY_LIST;
      case 114 -> PARTITION_STRATEGY_RANGE;
      case 104 -> PARTITION_STRATEGY_HASH;

      default -> throw PgException.internal("unexpected PartitionStrategy: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
