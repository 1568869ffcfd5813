package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `JsonBehaviorType` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public enum JsonBehaviorType implements PgEnum {
  JSON_BEHAVIOR_NULL(0),
  JSON_BEHAVIOR_ERROR(1),
  JSON_BEHAVIOR_EMPTY(2),
  JSON_BEHAVIOR_TRUE(3),
  JSON_BEHAVIOR_FALSE(4),
  JSON_BEHAVIOR_UNKNOWN(5),
  JSON_BEHAVIOR_EMPTY_ARRAY(6),
  JSON_BEHAVIOR_EMPTY_OBJECT(7),
  JSON_BEHAVIOR_DEFAULT(8);

  private final int value;

  JsonBehaviorType(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static JsonBehaviorType of(int value) {
    return switch (value) {
      case 0 -> JSON_BEHAVIOR_NULL;
      case 1 -> JSON_BEHAVIOR_ERROR;
      case 2 -> JSON_BEHAVIOR_EMPTY;
      case 3 -> JSON_BEHAVIOR_TRUE;
      case 4 -> JSON_BEHAVIOR_FALSE;
      case 5 -> JSON_BEHAVIOR_UNKNOWN;
      case 6 -> JSON_BEHAVIOR_EMPTY_ARRAY;
      case 7 -> JSON_BEHAVIOR_EMPTY_OBJECT;
      case 8 -> JSON_BEHAVIOR_DEFAULT;

      default -> throw PgException.internal("unexpected JsonBehaviorType: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
