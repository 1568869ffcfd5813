package org.gajah.nodes;

import javax.annotation.processing.Generated;

/// A node of the join tree of a query.
@Generated("NodeFactsTest")
public sealed interface JoinTree extends FromItem permits FromExpr, JoinExpr, RangeTblRef {}
