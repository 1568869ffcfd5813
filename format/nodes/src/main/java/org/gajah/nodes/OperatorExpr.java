package org.gajah.nodes;

import javax.annotation.processing.Generated;

/// The call of an operator's function: plain, as IS DISTINCT FROM or as NULLIF.
@Generated("NodeFactsTest")
public sealed interface OperatorExpr extends Expr permits DistinctExpr, NullIfExpr, OpExpr {}
