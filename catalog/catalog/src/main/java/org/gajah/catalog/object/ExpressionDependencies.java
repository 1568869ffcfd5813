package org.gajah.catalog.object;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.type.Types;
import org.gajah.catalogfacts.RelationOid;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.nodes.*;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.kinds.RTEKind;
import org.gajah.nodes.walk.QueryPart;
import org.gajah.nodes.walk.TreeWalker;
import org.jspecify.annotations.Nullable;

/// Finds the objects that expressions and queries depend on. Mirrors `find_expr_references_walker`
/// of `catalog/dependency.c`.
public final class ExpressionDependencies {
  private static final int DEFAULT_COLLATION = 100;

  private final Types types;

  public ExpressionDependencies(Types types) {
    this.types = types;
  }

  /// The objects that a tree depends on, each once, and a table not beside its columns, in the
  /// order in which they are recorded.
  ///
  /// @param rangeTable what variables of an expression outside of a query refer to
  public List<ObjectAddress> of(Node tree, List<RangeTblEntry> rangeTable) {
    Walker walker = new Walker(rangeTable);
    walker.walk(NodeList.of(tree));
    return withoutWholes(walker.found);
  }

  /// The objects that an expression over one relation depends on, the relation and its columns
  /// among them.
  public List<ObjectAddress> ofRelation(Node tree, int relation) {
    Walker walker = new Walker(List.of());
    walker.relation = relation;
    walker.walk(NodeList.of(tree));
    return withoutWholes(walker.found);
  }

  /// Leaves tables out whose columns are there; those come right behind them.
  private static List<ObjectAddress> withoutWholes(Set<ObjectAddress> found) {
    List<ObjectAddress> result = new ArrayList<>();
    for (ObjectAddress object : found) {
      if (!result.isEmpty()
          && result.getLast().column() == 0
          && result.getLast().isSameObject(object)) {
        result.removeLast();
      }
      result.add(object);
    }
    return result;
  }

  private final class Walker extends TreeWalker {
    final TreeSet<ObjectAddress> found = new TreeSet<>(ObjectAddress.YOUNGEST_FIRST);
    private final Deque<List<RangeTblEntry>> rangeTables = new ArrayDeque<>();

    /// To which variables outside of queries refer, where there is one relation.
    int relation;

    Walker(List<RangeTblEntry> rangeTable) {
      super(QueryPart.JOIN_ALIASES);
      rangeTables.push(rangeTable);
    }

    private void add(int catalog, int object) {
      add(catalog, object, 0);
    }

    private void add(int catalog, int object, int column) {
      found.add(new ObjectAddress(catalog, object, column));
    }

    private void addIfThere(int catalog, int object) {
      if (object != Oid.INVALID) {
        add(catalog, object);
      }
    }

    private void type(int oid) {
      add(RelationOid.PG_TYPE, oid);
    }

    private void collation(int oid) {
      if (oid != Oid.INVALID && oid != DEFAULT_COLLATION) {
        add(RelationOid.PG_COLLATION, oid);
      }
    }

    private void operators(OidList oids) {
      for (int i = 0; i < oids.size(); i++) {
        add(RelationOid.PG_OPERATOR, oids.get(i));
      }
    }

    @Override
    protected boolean visit(Node node) {
      switch (node) {
        case Query query -> {
          return query(query);
        }
        case Var column -> variable(column);
        case Const constant -> constant(constant);
        case Param parameter -> {
          type(parameter.paramtype());
          collation(parameter.paramcollid());
        }
        case FuncExpr call -> add(RelationOid.PG_PROC, call.funcid());
        case OpExpr operation -> add(RelationOid.PG_OPERATOR, operation.opno());
        case DistinctExpr operation -> add(RelationOid.PG_OPERATOR, operation.opno());
        case NullIfExpr operation -> add(RelationOid.PG_OPERATOR, operation.opno());
        case ScalarArrayOpExpr operation -> add(RelationOid.PG_OPERATOR, operation.opno());
        case Aggref aggregate -> add(RelationOid.PG_PROC, aggregate.aggfnoid());
        case WindowFunc function -> add(RelationOid.PG_PROC, function.winfnoid());
        case SubscriptingRef subscript -> {
          if (subscript.refrestype() != subscript.refcontainertype()
              && subscript.refrestype() != subscript.refelemtype()) {
            type(subscript.refrestype());
          }
        }
        case FieldSelect field -> fieldSelect(field);
        case FieldStore store -> fieldStore(store);
        case RelabelType cast -> result(cast.resulttype(), cast.resultcollid());
        case CoerceViaIO cast -> result(cast.resulttype(), cast.resultcollid());
        case ArrayCoerceExpr cast -> result(cast.resulttype(), cast.resultcollid());
        case ConvertRowtypeExpr cast -> type(cast.resulttype());
        case CollateExpr collate -> add(RelationOid.PG_COLLATION, collate.collOid());
        case RowExpr row -> type(row.row_typeid());
        case RowCompareExpr comparison -> {
          operators(comparison.opnos());
          for (int i = 0; i < comparison.opfamilies().size(); i++) {
            add(RelationOid.PG_OPFAMILY, comparison.opfamilies().get(i));
          }
        }
        case CoerceToDomain cast -> type(cast.resulttype());
        case NextValueExpr next -> add(RelationOid.PG_CLASS, next.seqid());
        case OnConflictExpr conflict ->
            addIfThere(RelationOid.PG_CONSTRAINT, conflict.constraint());
        case SortGroupClause clause -> {
          add(RelationOid.PG_OPERATOR, clause.eqop());
          addIfThere(RelationOid.PG_OPERATOR, clause.sortop());
          return false;
        }
        case WindowClause window -> {
          addIfThere(RelationOid.PG_PROC, window.startInRangeFunc());
          addIfThere(RelationOid.PG_PROC, window.endInRangeFunc());
          collation(window.inRangeColl());
        }
        case CTECycleClause cycle -> {
          addIfThere(RelationOid.PG_TYPE, cycle.cycle_mark_type());
          addIfThere(RelationOid.PG_COLLATION, cycle.cycle_mark_collation());
          addIfThere(RelationOid.PG_OPERATOR, cycle.cycle_mark_neop());
        }
        case RangeTblFunction function ->
            columns(function.funccoltypes(), function.funccolcollations());
        case TableFunc function -> columns(function.coltypes(), function.colcollations());
        case TableSampleClause sample -> add(RelationOid.PG_PROC, sample.tsmhandler());
        default -> {}
      }
      return children(node);
    }

    private void result(int type, int collation) {
      type(type);
      collation(collation);
    }

    private void columns(OidList columnTypes, OidList collations) {
      for (int i = 0; i < columnTypes.size(); i++) {
        type(columnTypes.get(i));
      }
      for (int i = 0; i < collations.size(); i++) {
        collation(collations.get(i));
      }
    }

    // Queries

    private boolean query(Query query) {
      rangeTables.push(query.rtable());
      for (RangeTblEntry entry : query.rtable()) {
        entry(entry);
      }
      boolean changesColumns =
          query.commandType() == CmdType.CMD_INSERT || query.commandType() == CmdType.CMD_UPDATE;
      if (changesColumns) {
        RangeTblEntry target = query.rtable().get(query.resultRelation() - 1);
        for (TargetEntry column : query.targetList()) {
          if (!column.resjunk() && target.rtekind() == RTEKind.RTE_RELATION) {
            add(RelationOid.PG_CLASS, target.relid(), column.resno());
          }
        }
      }
      for (int i = 0; i < query.constraintDeps().size(); i++) {
        add(RelationOid.PG_CONSTRAINT, query.constraintDeps().get(i));
      }
      boolean stop = children(query);
      rangeTables.pop();
      return stop;
    }

    private void entry(RangeTblEntry entry) {
      switch (entry.rtekind()) {
        case RTE_RELATION -> add(RelationOid.PG_CLASS, entry.relid());
        case RTE_JOIN -> {
          // Only merged columns can have more to them than their inputs.
          for (int i = 0; i < entry.joinmergedcols(); i++) {
            Expr column = entry.joinaliasvars().get(i);
            if (column != null) {
              visit(column);
            }
          }
        }
        case RTE_NAMEDTUPLESTORE ->
            throw new PgException(
                SqlState.FEATURE_NOT_SUPPORTED,
                "transition table \"%s\" cannot be referenced in a persistent object"
                    .formatted(entry.eref().aliasname()));
        default -> {}
      }
    }

    // Variables and values

    private void variable(Var column) {
      if (column.varattno() == 0) {
        return;
      }
      List<RangeTblEntry> table = rangeTable(column.varlevelsup());
      if (relation != Oid.INVALID && column.varlevelsup() == rangeTables.size() - 1) {
        add(RelationOid.PG_CLASS, relation, column.varattno());
        return;
      }
      if (column.varno() <= 0 || column.varno() > table.size()) {
        throw PgException.internal("invalid varno " + column.varno());
      }
      RangeTblEntry entry = table.get(column.varno() - 1);
      switch (entry.rtekind()) {
        case RTE_RELATION -> add(RelationOid.PG_CLASS, entry.relid(), column.varattno());
        case RTE_FUNCTION -> functionColumn(entry, column.varattno());
        default -> {}
      }
    }

    private List<RangeTblEntry> rangeTable(int levelsUp) {
      int level = 0;
      for (List<RangeTblEntry> table : rangeTables) {
        if (level++ == levelsUp) {
          return table;
        }
      }
      throw PgException.internal("invalid varlevelsup " + levelsUp);
    }

    /// A column of a function's result, which may be one of a composite type.
    private void functionColumn(RangeTblEntry entry, int column) {
      int before = 0;
      for (RangeTblFunction function : entry.functions()) {
        if (column > before && column <= before + function.funccolcount()) {
          int type = typeOf(function.funcexpr());
          int composite = type == Oid.INVALID ? Oid.INVALID : types.relationOrDomainRelation(type);
          if (composite != Oid.INVALID) {
            add(RelationOid.PG_CLASS, composite, column - before);
          }
          return;
        }
        before += function.funccolcount();
      }
    }

    private void fieldSelect(FieldSelect field) {
      int type = typeOf(field.arg());
      int composite = type == Oid.INVALID ? Oid.INVALID : types.relation(types.base(type));
      if (composite != Oid.INVALID) {
        add(RelationOid.PG_CLASS, composite, field.fieldnum());
      } else {
        type(field.resulttype());
      }
      collation(field.resultcollid());
    }

    private void fieldStore(FieldStore store) {
      int composite = types.relation(store.resulttype());
      if (composite == Oid.INVALID) {
        type(store.resulttype());
        return;
      }
      for (int i = 0; i < store.fieldnums().size(); i++) {
        add(RelationOid.PG_CLASS, composite, store.fieldnums().get(i));
      }
    }

    private void constant(Const constant) {
      type(constant.consttype());
      collation(constant.constcollid());
      byte[] value = constant.constvalue();
      if (constant.constisnull() || value == null || value.length < 4) {
        return;
      }
      int oid = LittleEndian.intAt(value, 0);
      switch (constant.consttype()) {
        case TypeOid.REGPROC, TypeOid.REGPROCEDURE -> {
          if (types.catalog().find(SysCache.PROCOID, oid) != null) {
            add(RelationOid.PG_PROC, oid);
          }
        }
        case TypeOid.REGOPER, TypeOid.REGOPERATOR -> {
          if (types.catalog().find(SysCache.OPEROID, oid) != null) {
            add(RelationOid.PG_OPERATOR, oid);
          }
        }
        case TypeOid.REGCLASS -> {
          if (types.catalog().find(SysCache.RELOID, oid) != null) {
            add(RelationOid.PG_CLASS, oid);
          }
        }
        case TypeOid.REGTYPE -> {
          if (types.catalog().find(SysCache.TYPEOID, oid) != null) {
            type(oid);
          }
        }
        case TypeOid.REGCOLLATION -> {
          if (types.catalog().find(SysCache.COLLOID, oid) != null) {
            add(RelationOid.PG_COLLATION, oid);
          }
        }
        case TypeOid.REGCONFIG -> {
          if (types.catalog().find(SysCache.TSCONFIGOID, oid) != null) {
            add(RelationOid.PG_TS_CONFIG, oid);
          }
        }
        case TypeOid.REGDICTIONARY -> {
          if (types.catalog().find(SysCache.TSDICTOID, oid) != null) {
            add(RelationOid.PG_TS_DICT, oid);
          }
        }
        case TypeOid.REGNAMESPACE -> {
          if (types.catalog().find(SysCache.NAMESPACEOID, oid) != null) {
            add(RelationOid.PG_NAMESPACE, oid);
          }
        }
        case TypeOid.REGROLE ->
            throw new PgException(
                SqlState.FEATURE_NOT_SUPPORTED, "constant of the type regrole cannot be used here");
        default -> {}
      }
    }

    /// The type of an expression that may have a composite one; 0 where it is of no interest.
    private int typeOf(@Nullable Expr expression) {
      return switch (expression) {
        case Var column -> column.vartype();
        case Const constant -> constant.consttype();
        case Param parameter -> parameter.paramtype();
        case FuncExpr call -> call.funcresulttype();
        case FieldSelect field -> field.resulttype();
        case FieldStore store -> store.resulttype();
        case SubscriptingRef subscript -> subscript.refrestype();
        case RelabelType cast -> cast.resulttype();
        case CoerceViaIO cast -> cast.resulttype();
        case ConvertRowtypeExpr cast -> cast.resulttype();
        case CoerceToDomain cast -> cast.resulttype();
        case CoerceToDomainValue value -> value.typeId();
        case RowExpr row -> row.row_typeid();
        case CaseExpr choice -> choice.casetype();
        case CoalesceExpr choice -> choice.coalescetype();
        case Aggref aggregate -> aggregate.aggtype();
        case WindowFunc function -> function.wintype();
        case OpExpr operation -> operation.opresulttype();
        case NullIfExpr operation -> operation.opresulttype();
        case SubLink sublink -> sublinkType(sublink);
        case null, default -> Oid.INVALID;
      };
    }

    private int sublinkType(SubLink sublink) {
      return sublink.subselect() instanceof Query query && !query.targetList().isEmpty()
          ? typeOf(query.targetList().getFirst().expr())
          : Oid.INVALID;
    }
  }
}
