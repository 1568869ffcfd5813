package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `CmdType` of nodes/nodes.h.
@Generated("NodeFactsTest")
public enum CmdType implements PgEnum {
  CMD_UNKNOWN(0),
  CMD_SELECT(1),
  CMD_UPDATE(2),
  CMD_INSERT(3),
  CMD_DELETE(4),
  CMD_MERGE(5),
  CMD_UTILITY(6),
  CMD_NOTHING(7);

  private final int value;

  CmdType(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static CmdType of(int value) {
    return switch (value) {
      case 0 -> CMD_UNKNOWN;
      case 1 -> CMD_SELECT;
      case 2 -> CMD_UPDATE;
      case 3 -> CMD_INSERT;
      case 4 -> CMD_DELETE;
      case 5 -> CMD_MERGE;
      case 6 -> CMD_UTILITY;
      case 7 -> CMD_NOTHING;

      default -> throw PgException.internal("unexpected CmdType: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
