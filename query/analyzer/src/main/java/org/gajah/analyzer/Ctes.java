package org.gajah.analyzer;

import static org.gajah.catalogfacts.TypeOid.TEXT;
import static org.gajah.catalogfacts.TypeOid.UNKNOWN;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.operator.SortGroupOperators;
import org.gajah.nodes.CTECycleClause;
import org.gajah.nodes.CTESearchClause;
import org.gajah.nodes.CommonTableExpr;
import org.gajah.nodes.Expr;
import org.gajah.nodes.IntList;
import org.gajah.nodes.OidList;
import org.gajah.nodes.Query;
import org.gajah.nodes.RangeTblRef;
import org.gajah.nodes.SelectStmt;
import org.gajah.nodes.SetOperationStmt;
import org.gajah.nodes.Statement;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.WithClause;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.kinds.RTEKind;
import org.jspecify.annotations.Nullable;

/// WITH. Mirrors parser/parse_cte.c.
final class Ctes {
  private static final int DEFAULT_COLLATION = 100;
  private final Analysis a;
  private final RecursiveCtes recursion;

  Ctes(Analysis analysis) {
    this.a = analysis;
    this.recursion = new RecursiveCtes(analysis);
  }

  /// A query of WITH that was found, and how far up.
  record Found(Cte cte, int levelsUp) {}

  /// The query of WITH of a name, or null.
  @Nullable Found find(Scope start, String name) {
    int levelsUp = 0;
    for (Scope scope = start; scope != null; scope = scope.parent) {
      for (Cte cte : scope.ctes) {
        if (cte.name().equals(name)) {
          return new Found(cte, levelsUp);
        }
      }
      levelsUp++;
    }
    return null;
  }

  void transform(Scope scope, @Nullable WithClause with, Query.Builder query) {
    if (with == null) {
      return;
    }
    List<Cte> all = new ArrayList<>();
    for (CommonTableExpr raw : with.ctes()) {
      for (Cte earlier : all) {
        if (earlier.name().equals(raw.ctename())) {
          throw a.fault(
              SqlState.DUPLICATE_ALIAS,
              "WITH query name \"%s\" specified more than once".formatted(raw.ctename()),
              raw.location());
        }
      }
      if (!(raw.ctequery() instanceof SelectStmt)) {
        if (scope.parent != null) {
          throw notAtTop(raw);
        }
        scope.hasModifyingCte = true;
      }
      all.add(new Cte(raw));
    }
    query.hasRecursive(with.recursive());
    if (with.recursive()) {
      List<Cte> sorted = recursion.sorted(all);
      recursion.check(sorted);
      scope.ctes.addAll(sorted);
      for (Cte cte : sorted) {
        analyze(scope, cte);
      }
    } else {
      for (int i = 0; i < all.size(); i++) {
        scope.futureCtes = all.subList(i, all.size());
        analyze(scope, all.get(i));
        scope.ctes.add(all.get(i));
      }
      scope.futureCtes = List.of();
    }
  }

  private PgException notAtTop(CommonTableExpr raw) {
    return a.fault(
        SqlState.FEATURE_NOT_SUPPORTED,
        "WITH clause containing a data-modifying statement must be at the top level",
        raw.location());
  }

  private void analyze(Scope scope, Cte cte) {
    if (cte.cycle != null) {
      cte.cycle = cycle(scope, cte.cycle);
    }
    Query query =
        a.statements.subquery((Statement) cte.raw.ctequery(), scope, cte, false, true).toBuilder()
            .canSetTag(false)
            .build();
    cte.query = query;
    List<TargetEntry> targets =
        query.commandType() == CmdType.CMD_SELECT ? query.targetList() : query.returningList();
    if (cte.recursive) {
      checkColumns(cte, targets);
    } else {
      setColumns(cte, targets);
    }
    if (cte.search != null || cte.cycle != null) {
      checkSearchAndCycle(cte, query);
    }
  }

  /// Settles the columns of a query of WITH.
  void setColumns(Cte cte, List<TargetEntry> targets) {
    List<String> aliases = cte.raw.aliascolnames();
    List<String> names = new ArrayList<>(aliases);
    OidList types = OidList.EMPTY;
    IntList typmods = IntList.EMPTY;
    OidList collations = OidList.EMPTY;
    int count = 0;
    for (TargetEntry target : targets) {
      if (target.resjunk()) {
        continue;
      }
      if (++count > aliases.size()) {
        names.add(String.valueOf(target.resname()));
      }
      int type = a.exprTypes.type(target.expr());
      int typmod = a.exprTypes.typmod(target.expr());
      int collation = a.exprTypes.collation(target.expr());
      if (cte.recursive && type == UNKNOWN) {
        type = TEXT;
        typmod = -1;
        collation = collation == 0 ? DEFAULT_COLLATION : collation;
      }
      types = types.plus(type);
      typmods = typmods.plus(typmod);
      collations = collations.plus(collation);
    }
    if (count < aliases.size()) {
      throw a.fault(
          SqlState.INVALID_COLUMN_REFERENCE,
          "WITH query \"%s\" has %d columns available but %d columns specified"
              .formatted(cte.name(), count, aliases.size()),
          cte.raw.location());
    }
    cte.names = names;
    cte.types = types;
    cte.typmods = typmods;
    cte.collations = collations;
  }

  private void checkColumns(Cte cte, List<TargetEntry> targets) {
    int at = 0;
    for (TargetEntry target : targets) {
      if (target.resjunk()) {
        continue;
      }
      Expr expr = target.expr();
      int type = a.exprTypes.type(expr);
      int typmod = a.exprTypes.typmod(expr);
      if (type != cte.types.get(at) || typmod != cte.typmods.get(at)) {
        throw a.fault(
                SqlState.DATATYPE_MISMATCH,
                ("recursive query \"%s\" column %d has type %s in non-recursive term but type %s"
                        + " overall")
                    .formatted(
                        cte.name(),
                        at + 1,
                        a.typeNames.format(cte.types.get(at), cte.typmods.get(at)),
                        a.typeNames.format(type, typmod)),
                expr)
            .hint("Cast the output of the non-recursive term to the correct type.");
      }
      if (a.exprTypes.collation(expr) != cte.collations.get(at)) {
        throw a.fault(
                SqlState.COLLATION_MISMATCH,
                ("recursive query \"%s\" column %d has collation \"%s\" in non-recursive term but"
                        + " collation \"%s\" overall")
                    .formatted(
                        cte.name(),
                        at + 1,
                        a.collations.name(cte.collations.get(at)),
                        a.collations.name(a.exprTypes.collation(expr))),
                expr)
            .hint("Use the COLLATE clause to set the collation of the non-recursive term.");
      }
      at++;
    }
  }

  private CTECycleClause cycle(Scope scope, CTECycleClause raw) {
    Expr value = mark(scope, raw.cycle_mark_value());
    Expr otherwise = mark(scope, raw.cycle_mark_default());
    List<Expr> both = List.of(value, otherwise);
    int type = a.coercions.commonType(both, "CYCLE");
    value = a.coercions.toCommon(value, type, "CYCLE/SET/TO");
    otherwise = a.coercions.toCommon(otherwise, type, "CYCLE/SET/DEFAULT");
    List<Expr> coerced = List.of(value, otherwise);
    SortGroupOperators ordering = a.lookups.typeOperators().sortGroup(type);
    if (ordering.equal() == 0) {
      throw new PgException(
          SqlState.UNDEFINED_FUNCTION,
          "could not identify an equality operator for type " + a.typeNames.format(type));
    }
    int unequal = a.lookups.operators().get(ordering.equal()).oprnegate();
    if (unequal == 0) {
      throw new PgException(
          SqlState.UNDEFINED_FUNCTION,
          "could not identify an inequality operator for type " + a.typeNames.format(type));
    }
    return raw.toBuilder()
        .cycle_mark_value(value)
        .cycle_mark_default(otherwise)
        .cycle_mark_type(type)
        .cycle_mark_typmod(a.coercions.commonTypmod(coerced, type))
        .cycle_mark_collation(a.collations.common(coerced, true))
        .cycle_mark_neop(unequal)
        .build();
  }

  private Expr mark(Scope scope, @Nullable Expr raw) {
    return a.expressions.known(scope, Objects.requireNonNull(raw), ExprKind.CYCLE_MARK);
  }

  private void checkSearchAndCycle(Cte cte, Query query) {
    if (!cte.recursive) {
      throw a.fault(SqlState.SYNTAX_ERROR, "WITH query is not recursive", cte.raw.location());
    }
    SetOperationStmt union = (SetOperationStmt) Objects.requireNonNull(query.setOperations());
    checkSide(query, union.larg() instanceof RangeTblRef ref ? ref : null, "left");
    checkSide(query, union.rarg() instanceof RangeTblRef ref ? ref : null, "right");
    CTESearchClause search = cte.search;
    if (search != null) {
      checkList(cte, search.search_col_list(), "search", search.location());
      checkNew(cte, search.search_seq_column(), "search sequence", search.location());
    }
    CTECycleClause cycle = cte.cycle;
    if (cycle != null) {
      checkList(cte, cycle.cycle_col_list(), "cycle", cycle.location());
      checkNew(cte, cycle.cycle_mark_column(), "cycle mark", cycle.location());
      checkNew(cte, cycle.cycle_path_column(), "cycle path", cycle.location());
      same(
          cycle.cycle_mark_column(),
          cycle.cycle_path_column(),
          "cycle mark column name and cycle path column name are the same",
          cycle.location());
    }
    if (search != null && cycle != null) {
      same(
          search.search_seq_column(),
          cycle.cycle_mark_column(),
          "search sequence column name and cycle mark column name are the same",
          search.location());
      same(
          search.search_seq_column(),
          cycle.cycle_path_column(),
          "search sequence column name and cycle path column name are the same",
          search.location());
    }
  }

  private static void checkSide(Query query, @Nullable RangeTblRef side, String name) {
    boolean select =
        side != null
            && query.rtable().get(side.rtindex() - 1).rtekind() == RTEKind.RTE_SUBQUERY
            && setOperations(query, side.rtindex()) == null;
    if (!select) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED,
          "with a SEARCH or CYCLE clause, the %s side of the UNION must be a SELECT"
              .formatted(name));
    }
  }

  private static @Nullable Object setOperations(Query query, int index) {
    Query side = query.rtable().get(index - 1).subquery();
    return side == null ? null : side.setOperations();
  }

  private void checkList(Cte cte, List<String> names, String what, int location) {
    for (int i = 0; i < names.size(); i++) {
      if (!cte.names.contains(names.get(i))) {
        throw a.fault(
            SqlState.SYNTAX_ERROR,
            "%s column \"%s\" not in WITH query column list".formatted(what, names.get(i)),
            location);
      }
      if (names.indexOf(names.get(i)) < i) {
        throw a.fault(
            SqlState.DUPLICATE_COLUMN,
            "%s column \"%s\" specified more than once".formatted(what, names.get(i)),
            location);
      }
    }
  }

  private void checkNew(Cte cte, @Nullable String name, String what, int location) {
    if (name != null && cte.names.contains(name)) {
      throw a.fault(
          SqlState.SYNTAX_ERROR,
          "%s column name \"%s\" already used in WITH query column list".formatted(what, name),
          location);
    }
  }

  private void same(@Nullable String one, @Nullable String other, String message, int location) {
    if (one != null && one.equals(other)) {
      throw a.fault(SqlState.SYNTAX_ERROR, message, location);
    }
  }
}
