package org.gajah.ranges;

import org.gajah.containers.ElementType;

/// A range type.
///
/// @param oid of the range type
/// @param multirange oid of the type of multiranges over it
/// @param element what its bounds are, compared by the range's own collation
/// @param packs whether short bounds are stored with a header of one byte
/// @param steps how bounds of a type with steps are brought into one form
public record RangeType(int oid, int multirange, ElementType element, boolean packs, Steps steps) {
  /// Types whose values have neighbours.
  public enum Steps {
    NONE,
    INT4,
    INT8,
    DATE
  }
}
