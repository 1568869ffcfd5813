package org.gajah.nodes;

import javax.annotation.processing.Generated;

/// What a client can send.
@Generated("NodeFactsTest")
public sealed interface Statement extends Node permits OptimizableStmt, UtilityStmt {}
