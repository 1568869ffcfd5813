package org.gajah.catalog.operator;

/// A pair of OIDs for the left and the right side of a hashed comparison: equality operators of one
/// type each, or hash functions.
public record HashOperators(int left, int right) {}
