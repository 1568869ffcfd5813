package org.gajah.catalog.operator;

/// The operators that sort and group values of a type; 0 where there is none.
///
/// @param hashable whether values can be grouped by `equal` with a hash table
public record SortGroupOperators(int less, int equal, int greater, boolean hashable) {}
