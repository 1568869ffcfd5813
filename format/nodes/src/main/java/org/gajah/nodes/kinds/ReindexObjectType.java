package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `ReindexObjectType` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public enum ReindexObjectType implements PgEnum {
  REINDEX_OBJECT_INDEX(0),
  REINDEX_OBJECT_TABLE(1),
  REINDEX_OBJECT_SCHEMA(2),
  REINDEX_OBJECT_SYSTEM(3),
  REINDEX_OBJECT_DATABASE(4);

  private final int value;

  ReindexObjectType(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static ReindexObjectType of(int value) {
    return switch (value) {
      case 0 -> REINDEX_OBJECT_INDEX;
      case 1 -> REINDEX_OBJECT_TABLE;
      case 2 -> REINDEX_OBJECT_SCHEMA;
      case 3 -> REINDEX_OBJECT_SYSTEM;
      case 4 -> REINDEX_OBJECT_DATABASE;

      default -> throw PgException.internal("unexpected ReindexObjectType: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
