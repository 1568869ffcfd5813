package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `XmlOptionType` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public enum XmlOptionType implements PgEnum {
  XMLOPTION_DOCUMENT(0),
  XMLOPTION_CONTENT(1);

  private final int value;

  XmlOptionType(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static XmlOptionType of(int value) {
    return switch (value) {
      case 0 -> XMLOPTION_DOCUMENT;
      case 1 -> XMLOPTION_CONTENT;

      default -> throw PgException.internal("unexpected XmlOptionType: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
