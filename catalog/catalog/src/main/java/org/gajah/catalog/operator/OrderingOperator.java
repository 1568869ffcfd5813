package org.gajah.catalog.operator;

/// What an ordering operator means.
///
/// @param family OID of the B-tree family
/// @param inputType the type that the family orders by it
/// @param strategy [Strategy#LESS] or [Strategy#GREATER]
public record OrderingOperator(int family, int inputType, short strategy) {
  public boolean isDescending() {
    return strategy == Strategy.GREATER;
  }
}
