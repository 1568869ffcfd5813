package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `SQLValueFunctionOp` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public enum SQLValueFunctionOp implements PgEnum {
  SVFOP_CURRENT_DATE(0),
  SVFOP_CURRENT_TIME(1),
  SVFOP_CURRENT_TIME_N(2),
  SVFOP_CURRENT_TIMESTAMP(3),
  SVFOP_CURRENT_TIMESTAMP_N(4),
  SVFOP_LOCALTIME(5),
  SVFOP_LOCALTIME_N(6),
  SVFOP_LOCALTIMESTAMP(7),
  SVFOP_LOCALTIMESTAMP_N(8),
  SVFOP_CURRENT_ROLE(9),
  SVFOP_CURRENT_USER(10),
  SVFOP_USER(11),
  SVFOP_SESSION_USER(12),
  SVFOP_CURRENT_CATALOG(13),
  SVFOP_CURRENT_SCHEMA(14);

  private final int value;

  SQLValueFunctionOp(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static SQLValueFunctionOp of(int value) {
    return switch (value) {
      case 0 -> SVFOP_CURRENT_DATE;
      case 1 -> SVFOP_CURRENT_TIME;
      case 2 -> SVFOP_CURRENT_TIME_N;
      case 3 -> SVFOP_CURRENT_TIMESTAMP;
      case 4 -> SVFOP_CURRENT_TIMESTAMP_N;
      case 5 -> SVFOP_LOCALTIME;
      case 6 -> SVFOP_LOCALTIME_N;
      case 7 -> SVFOP_LOCALTIMESTAMP;
      case 8 -> SVFOP_LOCALTIMESTAMP_N;
      case 9 -> SVFOP_CURRENT_ROLE;
      case 10 -> SVFOP_CURRENT_USER;
      case 11 -> SVFOP_USER;
      case 12 -> SVFOP_SESSION_USER;
      case 13 -> SVFOP_CURRENT_CATALOG;
      case 14 -> SVFOP_CURRENT_SCHEMA;

      default -> throw PgException.internal("unexpected SQLValueFunctionOp: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
