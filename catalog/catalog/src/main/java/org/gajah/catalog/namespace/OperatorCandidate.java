package org.gajah.catalog.namespace;

/// An operator that a name may mean.
///
/// @param operator OID
/// @param pathPosition of its schema on the search path; 0 for a qualified name
/// @param left type of the left operand; 0 for a prefix operator
/// @param right type of the right operand
public record OperatorCandidate(int operator, int pathPosition, int left, int right) {}
