package org.gajah.analyzer.coerce;

/// How values of one type become values of another.
///
/// @param kind the way
/// @param function OID of the function that does it, or 0
public record CoercionPath(Kind kind, int function) {
  /// The ways.
  public enum Kind {
    /// There is none.
    NONE,
    /// By a function.
    FUNCTION,
    /// The bytes are the same.
    RELABEL,
    /// Each element of an array for itself.
    ARRAY,
    /// By the text of the value.
    INPUT_OUTPUT
  }

  static final CoercionPath NONE = new CoercionPath(Kind.NONE, 0);
  static final CoercionPath RELABEL = new CoercionPath(Kind.RELABEL, 0);
  static final CoercionPath ARRAY = new CoercionPath(Kind.ARRAY, 0);
  static final CoercionPath INPUT_OUTPUT = new CoercionPath(Kind.INPUT_OUTPUT, 0);

  /// Whether there is one.
  public boolean exists() {
    return kind != Kind.NONE;
  }
}
