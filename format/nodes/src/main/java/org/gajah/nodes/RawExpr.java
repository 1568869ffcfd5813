package org.gajah.nodes;

import javax.annotation.processing.Generated;

/// An expression that only the parser makes; analysis replaces it.
@Generated("NodeFactsTest")
public sealed interface RawExpr extends Expr
    permits A_ArrayExpr,
        A_Const,
        A_Expr,
        A_Indirection,
        CollateClause,
        ColumnRef,
        FuncCall,
        JsonArrayAgg,
        JsonArrayConstructor,
        JsonArrayQueryConstructor,
        JsonFuncExpr,
        JsonObjectAgg,
        JsonObjectConstructor,
        JsonParseExpr,
        JsonScalarExpr,
        JsonSerializeExpr,
        MultiAssignRef,
        ParamRef,
        TypeCast,
        XmlSerialize {}
