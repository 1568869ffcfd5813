package org.gajah.nodes;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;

/// A node of PostgreSQL's trees: raw, query and expression trees.
///
/// Nodes are immutable. They are equal when PostgreSQL's `equal()` says so, which overlooks places
/// in the text. Mirrors `Node` of nodes/nodes.h.
@Generated("NodeFactsTest")
public sealed interface Node
    permits A_Indices,
        A_Star,
        AccessPriv,
        Alias,
        AlterTableCmd,
        CTECycleClause,
        CTESearchClause,
        CommonTableExpr,
        CreateOpClassItem,
        DefElem,
        Expr,
        FromItem,
        FunctionParameter,
        GroupingSet,
        IndexElem,
        InferClause,
        IntoClause,
        JsonAggConstructor,
        JsonArgument,
        JsonBehavior,
        JsonFormat,
        JsonKeyValue,
        JsonOutput,
        JsonReturning,
        JsonTableColumn,
        JsonTablePath,
        JsonTablePathSpec,
        JsonTablePlan,
        ListNode,
        LockingClause,
        MergeAction,
        MergeWhenClause,
        ObjectWithArgs,
        OnConflictClause,
        OnConflictExpr,
        PartitionBoundSpec,
        PartitionCmd,
        PartitionElem,
        PartitionRangeDatum,
        PartitionSpec,
        PublicationObjSpec,
        PublicationTable,
        Query,
        RTEPermissionInfo,
        RangeTableFuncCol,
        RangeTblEntry,
        RangeTblFunction,
        RawStmt,
        ReplicaIdentityStmt,
        ResTarget,
        RoleSpec,
        RowMarkClause,
        SetOperationTree,
        SinglePartitionSpec,
        SortBy,
        SortGroupClause,
        Statement,
        StatsElem,
        TableElement,
        TableFunc,
        TableSampleClause,
        TriggerTransition,
        TypeName,
        VacuumRelation,
        ValueNode,
        WindowClause,
        WindowDef,
        WithCheckOption,
        WithClause {
  /// The word that stands behind the brace in the text of a tree; empty for lists and literals,
  /// which have none.
  String label();

  /// Whether `test` holds for one of the children, which it is asked for in the order of the fields
  /// until it says yes. Children that are null are passed over.
  boolean anyChild(Predicate<? super Node> test);

  /// This node with every child replaced by what `mapper` makes of it: this very node when `mapper`
  /// returns its arguments. Children that are null are passed over.
  ///
  /// @throws ClassCastException when `mapper` makes a node that cannot stand in the child's place
  Node mapChildren(UnaryOperator<Node> mapper);

  /// Tells all fields in PostgreSQL's order.
  void fields(FieldSink out);
}
