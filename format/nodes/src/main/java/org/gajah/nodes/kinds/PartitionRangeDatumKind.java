package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `PartitionRangeDatumKind` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public enum PartitionRangeDatumKind implements PgEnum {
  PARTITION_RANGE_DATUM_MINVALUE(-1),
  PARTITION_RANGE_DATUM_VALUE(0),
  PARTITION_RANGE_DATUM_MAXVALUE(1);

  private final int value;

  PartitionRangeDatumKind(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static PartitionRangeDatumKind of(int value) {
    return switch (value) {
      case -1 -> PARTITION_RANGE_DATUM_MINVALUE;
      case 0 -> PARTITION_RANGE_DATUM_VALUE;
      case 1 -> PARTITION_RANGE_DATUM_MAXVALUE;

      default -> throw PgException.internal("unexpected PartitionRangeDatumKind: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
