package org.gajah.nodes;

import javax.annotation.processing.Generated;

/// A node of the tree of UNION, INTERSECT and EXCEPT in a query.
@Generated("NodeFactsTest")
public sealed interface SetOperationTree extends Node permits RangeTblRef, SetOperationStmt {}
