package org.gajah.planner.join;

import org.gajah.nodes.Expr;

/// A condition that an index can check.
///
/// @param original as it stands in the query
/// @param arranged the same with the index column on the left
/// @param column of the index, from 0
/// @param equality whether it leaves one value of the column
public record IndexMatch(Expr original, Expr arranged, int column, boolean equality) {}
