package org.gajah.nodes;

import javax.annotation.processing.Generated;

/// A list that stands where a node is expected.
@Generated("NodeFactsTest")
public sealed interface ListNode extends Node permits IntList, NodeList, OidList, XidList {}
