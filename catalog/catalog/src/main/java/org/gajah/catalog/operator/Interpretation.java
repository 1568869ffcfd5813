package org.gajah.catalog.operator;

/// What an operator means to a B-tree family.
///
/// @param family OID
/// @param strategy one of [Strategy], NOT_EQUAL among them
/// @param left type of its left operand there
/// @param right type of its right operand there
public record Interpretation(int family, short strategy, int left, int right) {}
