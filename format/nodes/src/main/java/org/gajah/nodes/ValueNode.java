package org.gajah.nodes;

import javax.annotation.processing.Generated;

/// A literal: an integer, a decimal, a boolean, a string or a bit string.
@Generated("NodeFactsTest")
public sealed interface ValueNode extends Node
    permits BitStringNode, BooleanNode, FloatNode, IntegerNode, StringNode {}
