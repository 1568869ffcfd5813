package org.gajah.nodes;

import javax.annotation.processing.Generated;

/// A statement that is analysed into a query and planned.
@Generated("NodeFactsTest")
public sealed interface OptimizableStmt extends Statement
    permits DeleteStmt, InsertStmt, MergeStmt, PLAssignStmt, ReturnStmt, SelectStmt, UpdateStmt {}
