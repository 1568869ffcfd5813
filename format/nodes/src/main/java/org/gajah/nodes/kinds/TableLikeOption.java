package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `TableLikeOption` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public enum TableLikeOption implements PgEnum {
  CREATE_TABLE_LIKE_COMMENTS(1),
  CREATE_TABLE_LIKE_COMPRESSION(2),
  CREATE_TABLE_LIKE_CONSTRAINTS(4),
  CREATE_TABLE_LIKE_DEFAULTS(8),
  CREATE_TABLE_LIKE_GENERATED(16),
  CREATE_TABLE_LIKE_IDENTITY(32),
  CREATE_TABLE_LIKE_INDEXES(64),
  CREATE_TABLE_LIKE_STATISTICS(128),
  CREATE_TABLE_LIKE_STORAGE(256),
  CREATE_TABLE_LIKE_ALL(2147483647);

  private final int value;

  TableLikeOption(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static TableLikeOption of(int value) {
    return switch (value) {
      case 1 -> CREATE_TABLE_LIKE_COMMENTS;
      case 2 -> CREATE_TABLE_LIKE_COMPRESSION;
      case 4 -> CREATE_TABLE_LIKE_CONSTRAINTS;
      case 8 -> CREATE_TABLE_LIKE_DEFAULTS;
      case 16 -> CREATE_TABLE_LIKE_GENERATED;
      case 32 -> CREATE_TABLE_LIKE_IDENTITY;
      case 64 -> CREATE_TABLE_LIKE_INDEXES;
      case 128 -> CREATE_TABLE_LIKE_STATISTICS;
      case 256 -> CREATE_TABLE_LIKE_STORAGE;
      case 2147483647 -> CREATE_TABLE_LIKE_ALL;

      default -> throw PgException.internal("unexpected TableLikeOption: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
