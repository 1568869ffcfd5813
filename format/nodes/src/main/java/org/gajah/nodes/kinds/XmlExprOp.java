package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `XmlExprOp` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public enum XmlExprOp implements PgEnum {
  IS_XMLCONCAT(0),
  IS_XMLELEMENT(1),
  IS_XMLFOREST(2),
  IS_XMLPARSE(3),
  IS_XMLPI(4),
  IS_XMLROOT(5),
  IS_XMLSERIALIZE(6),
  IS_DOCUMENT(7);

  private final int value;

  XmlExprOp(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static XmlExprOp of(int value) {
    return switch (value) {
      case 0 -> IS_XMLCONCAT;
      case 1 -> IS_XMLELEMENT;
      case 2 -> IS_XMLFOREST;
      case 3 -> IS_XMLPARSE;
      case 4 -> IS_XMLPI;
      case 5 -> IS_XMLROOT;
      case 6 -> IS_XMLSERIALIZE;
      case 7 -> IS_DOCUMENT;

      default -> throw PgException.internal("unexpected XmlExprOp: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
