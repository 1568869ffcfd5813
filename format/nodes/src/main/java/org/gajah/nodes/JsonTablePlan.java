package org.gajah.nodes;

import javax.annotation.processing.Generated;

/// How the row patterns of JSON_TABLE are combined.
@Generated("NodeFactsTest")
public sealed interface JsonTablePlan extends Node
    permits JsonTablePathScan, JsonTableSiblingJoin {}
