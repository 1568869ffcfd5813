package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `MergeMatchKind` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public enum MergeMatchKind implements PgEnum {
  MERGE_WHEN_MATCHED(0),
  MERGE_WHEN_NOT_MATCHED_BY_SOURCE(1),
  MERGE_WHEN_NOT_MATCHED_BY_TARGET(2);

  private final int value;

  MergeMatchKind(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static MergeMatchKind of(int value) {
    return switch (value) {
      case 0 -> MERGE_WHEN_MATCHED;
      case 1 -> MERGE_WHEN_NOT_MATCHED_BY_SOURCE;
      case 2 -> MERGE_WHEN_NOT_MATCHED_BY_TARGET;

      default -> throw PgException.internal("unexpected MergeMatchKind: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
