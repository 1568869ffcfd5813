package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `AlterSubscriptionType` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public enum AlterSubscriptionType implements PgEnum {
  ALTER_SUBSCRIPTION_OPTIONS(0),
  ALTER_SUBSCRIPTION_CONNECTION(1),
  ALTER_SUBSCRIPTION_SET_PUBLICATION(2),
  ALTER_SUBSCRIPTION_ADD_PUBLICATION(3),
  ALTER_SUBSCRIPTION_DROP_PUBLICATION(4),
  ALTER_SUBSCRIPTION_REFRESH(5),
  ALTER_SUBSCRIPTION_ENABLED(6),
  ALTER_SUBSCRIPTION_SKIP(7);

  private final int value;

  AlterSubscriptionType(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static AlterSubscriptionType of(int value) {
    return switch (value) {
      case 0 -> ALTER_SUBSCRIPTION_OPTIONS;
      case 1 -> ALTER_SUBSCRIPTION_CONNECTION;
      case 2 -> ALTER_SUBSCRIPTION_SET_PUBLICATION;
      case 3 -> ALTER_SUBSCRIPTION_ADD_PUBLICATION;
      case 4 -> ALTER_SUBSCRIPTION_DROP_PUBLICATION;
      case 5 -> ALTER_SUBSCRIPTION_REFRESH;
      case 6 -> ALTER_SUBSCRIPTION_ENABLED;
      case 7 -> ALTER_SUBSCRIPTION_SKIP;

      default -> throw PgException.internal("unexpected AlterSubscriptionType: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
