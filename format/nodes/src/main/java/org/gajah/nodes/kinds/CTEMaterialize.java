package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `CTEMaterialize` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public enum CTEMaterialize implements PgEnum {
  CTEMaterializeDefault(0),
  CTEMaterializeAlways(1),
  CTEMaterializeNever(2);

  private final int value;

  CTEMaterialize(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static CTEMaterialize of(int value) {
    return switch (value) {
      case 0 -> CTEMaterializeDefault;
      case 1 -> CTEMaterializeAlways;
      case 2 -> CTEMaterializeNever;

      default -> throw PgException.internal("unexpected CTEMaterialize: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
