package org.gajah.nodes;

import javax.annotation.processing.Generated;

/// An element of the parentheses of CREATE TABLE.
@Generated("NodeFactsTest")
public sealed interface TableElement extends Node permits ColumnDef, Constraint, TableLikeClause {}
