package org.gajah.nodes;

import javax.annotation.processing.Generated;

/// What can stand in FROM, before and after analysis.
@Generated("NodeFactsTest")
public sealed interface FromItem extends Node permits JoinTree, RawFromItem {}
