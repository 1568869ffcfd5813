package org.gajah.analyzer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.relation.RelationKinds;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.nodes.Alias;
import org.gajah.nodes.CTECycleClause;
import org.gajah.nodes.CTESearchClause;
import org.gajah.nodes.Expr;
import org.gajah.nodes.IntList;
import org.gajah.nodes.OidList;
import org.gajah.nodes.Query;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.TableFunc;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.AclMode;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.kinds.LockMode;
import org.gajah.nodes.kinds.RTEKind;
import org.gajah.nodes.kinds.RelKind;
import org.jspecify.annotations.Nullable;

/// Adds entries to range tables. Mirrors the first half of parser/parse_relation.c.
final class RangeTable {
  private final Analysis a;

  RangeTable(Analysis analysis) {
    this.a = analysis;
  }

  /// Finds and locks a relation.
  ///
  /// @param lock a number of [LockMode], 0 for none
  /// @throws PgException 42P01 when there is none
  PgClass open(RangeVar name, int lock) {
    return open(null, name, lock);
  }

  PgClass open(@Nullable Scope scope, RangeVar name, int lock) {
    PgClass relation = a.text.at(name.location(), () -> findAndLock(name, lock));
    if (relation == null) {
      throw missing(scope, name);
    }
    char kind = relation.relkind();
    if (kind == RelKind.RELKIND_INDEX || kind == 'I' || kind == 'c') {
      throw a.fault(
              SqlState.WRONG_OBJECT_TYPE,
              "cannot open relation \"%s\"".formatted(relation.relname()),
              name.location())
          .detail(RelationKinds.detail(kind));
    }
    return relation;
  }

  private @Nullable PgClass findAndLock(RangeVar name, int lock) {
    PgClass relation = findOrNull(name);
    if (relation != null && lock != 0) {
      a.context.locks().lock(relation.oid(), lock);
    }
    return relation;
  }

  private @Nullable PgClass findOrNull(RangeVar name) {
    return a.lookups.relations().find(name);
  }

  private PgException missing(@Nullable Scope scope, RangeVar name) {
    String schema = name.schemaname();
    String shown = schema == null ? name.relname() : schema + "." + name.relname();
    PgException fault =
        a.fault(
            SqlState.UNDEFINED_TABLE,
            "relation \"%s\" does not exist".formatted(shown),
            name.location());
    if (schema == null && scope != null && isFutureCte(scope, name.relname())) {
      fault
          .detail(
              ("There is a WITH item named \"%s\", but it cannot be referenced from this part of"
                      + " the query.")
                  .formatted(name.relname()))
          .hint("Use WITH RECURSIVE, or re-order the WITH items to remove forward references.");
    }
    return fault;
  }

  private static boolean isFutureCte(Scope scope, String name) {
    for (Scope each = scope; each != null; each = each.parent) {
      for (Cte cte : each.futureCtes) {
        if (cte.name().equals(name)) {
          return true;
        }
      }
    }
    return false;
  }

  /// A table, view or the like in FROM.
  NamespaceItem addRelation(
      Scope scope, RangeVar name, @Nullable Alias alias, boolean inherited, boolean inFrom) {
    String shown = alias == null ? name.relname() : alias.aliasname();
    int lock = scope.locks(shown) ? LockMode.RowShareLock : LockMode.AccessShareLock;
    PgClass relation = open(scope, name, lock);
    return addOpened(scope, relation, lock, alias, shown, inherited, inFrom);
  }

  NamespaceItem addOpened(
      Scope scope,
      PgClass relation,
      int lock,
      @Nullable Alias alias,
      String shown,
      boolean inherited,
      boolean inFrom) {
    List<PgAttribute> attributes = a.lookups.relations().columns(relation.oid());
    Names names = relationNames(attributes, alias, shown);
    Permission permission = new Permission(relation.oid(), inherited, AclMode.ACL_SELECT);
    scope.permissions.add(permission);
    RangeTblEntry entry =
        RangeTblEntry.builder()
            .alias(names.alias)
            .eref(names.eref)
            .rtekind(RTEKind.RTE_RELATION)
            .relid(relation.oid())
            .inh(inherited)
            .relkind(relation.relkind())
            .rellockmode(lock)
            .perminfoindex(scope.permissions.size())
            .inFromCl(inFrom)
            .build();
    scope.rangeTable.add(entry);
    int index = scope.rangeTable.size();
    NamespaceColumn[] columns = new NamespaceColumn[attributes.size()];
    for (int i = 0; i < columns.length; i++) {
      PgAttribute column = attributes.get(i);
      columns[i] =
          column.attisdropped()
              ? NamespaceColumn.DROPPED
              : NamespaceColumn.of(
                  index, i + 1, column.atttypid(), column.atttypmod(), column.attcollation());
    }
    return new NamespaceItem(names.eref, entry, index, permission, columns);
  }

  /// The alias as written, made to count dropped columns, and the names in effect.
  private record Names(@Nullable Alias alias, Alias eref) {}

  private Names relationNames(List<PgAttribute> attributes, @Nullable Alias alias, String shown) {
    List<String> given = alias == null ? List.of() : alias.colnames();
    List<String> all = new ArrayList<>(attributes.size());
    List<String> aliased = new ArrayList<>();
    int next = 0;
    int dropped = 0;
    for (PgAttribute column : attributes) {
      if (column.attisdropped()) {
        all.add("");
        dropped++;
        if (next < given.size()) {
          aliased.add("");
        }
      } else if (next < given.size()) {
        all.add(given.get(next));
        aliased.add(given.get(next++));
      } else {
        all.add(column.attname());
      }
    }
    if (next < given.size()) {
      throw tooManyNames("table", shown, attributes.size() - dropped, given.size());
    }
    Alias kept = alias == null ? null : new Alias(alias.aliasname(), aliased);
    return new Names(kept, new Alias(shown, all));
  }

  private static PgException tooManyNames(String what, String shown, int available, int given) {
    return new PgException(
        SqlState.INVALID_COLUMN_REFERENCE,
        "%s \"%s\" has %d columns available but %d columns specified"
            .formatted(what, shown, available, given));
  }

  /// Names that an alias gives, then the columns' own.
  private static Alias merged(@Nullable Alias alias, String shown, List<String> own, String what) {
    List<String> given = alias == null ? List.of() : alias.colnames();
    if (given.size() > own.size()) {
      throw tooManyNames(what, shown, own.size(), given.size());
    }
    List<String> all = new ArrayList<>(given);
    all.addAll(own.subList(given.size(), own.size()));
    return new Alias(shown, all);
  }

  /// A subquery.
  ///
  /// @param alias null for a subquery without a name
  NamespaceItem addSubquery(
      Scope scope, Query query, @Nullable Alias alias, boolean lateral, boolean inFrom) {
    String shown = alias == null ? "unnamed_subquery" : alias.aliasname();
    List<String> own = new ArrayList<>();
    List<TargetEntry> targets = new ArrayList<>();
    for (TargetEntry target : query.targetList()) {
      if (!target.resjunk()) {
        own.add(String.valueOf(target.resname()));
        targets.add(target);
      }
    }
    Alias eref = merged(alias, shown, own, "table");
    RangeTblEntry entry =
        RangeTblEntry.builder()
            .alias(alias)
            .eref(eref)
            .rtekind(RTEKind.RTE_SUBQUERY)
            .subquery(query)
            .lateral(lateral)
            .inFromCl(inFrom)
            .build();
    scope.rangeTable.add(entry);
    int index = scope.rangeTable.size();
    NamespaceColumn[] columns = new NamespaceColumn[targets.size()];
    for (int i = 0; i < columns.length; i++) {
      Expr expr = targets.get(i).expr();
      columns[i] =
          NamespaceColumn.of(
              index,
              targets.get(i).resno(),
              a.exprTypes.type(expr),
              a.exprTypes.typmod(expr),
              a.exprTypes.collation(expr));
    }
    return new NamespaceItem(eref, entry, index, null, columns);
  }

  /// An entry whose columns are given by lists.
  private NamespaceItem addLists(
      Scope scope,
      RangeTblEntry.Builder builder,
      Alias eref,
      OidList types,
      IntList typmods,
      OidList collations) {
    RangeTblEntry entry = builder.eref(eref).build();
    scope.rangeTable.add(entry);
    int index = scope.rangeTable.size();
    return new NamespaceItem(eref, entry, index, null, columns(index, types, typmods, collations));
  }

  static NamespaceColumn[] columns(int index, OidList types, IntList typmods, OidList collations) {
    NamespaceColumn[] columns = new NamespaceColumn[types.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] =
          types.get(i) == 0
              ? NamespaceColumn.DROPPED
              : NamespaceColumn.of(index, i + 1, types.get(i), typmods.get(i), collations.get(i));
    }
    return columns;
  }

  /// XMLTABLE or JSON_TABLE.
  NamespaceItem addTableFunction(
      Scope scope,
      TableFunc function,
      @Nullable Alias alias,
      boolean lateral,
      boolean inFrom,
      String name) {
    String shown = alias == null ? name : alias.aliasname();
    if (function.coltypes().size() > 1664) {
      throw a.fault(
          SqlState.TOO_MANY_COLUMNS,
          "functions in FROM can return at most %d columns".formatted(1664),
          function.location());
    }
    Alias eref =
        merged(alias, shown, function.colnames(), name.toUpperCase(Locale.ROOT) + " function");
    RangeTblEntry.Builder builder =
        RangeTblEntry.builder()
            .alias(alias)
            .rtekind(RTEKind.RTE_TABLEFUNC)
            .tablefunc(function)
            .coltypes(function.coltypes())
            .coltypmods(function.coltypmods())
            .colcollations(function.colcollations())
            .lateral(lateral)
            .inFromCl(inFrom);
    return addLists(
        scope, builder, eref, function.coltypes(), function.coltypmods(), function.colcollations());
  }

  /// A VALUES list.
  NamespaceItem addValues(
      Scope scope,
      List<List<Expr>> rows,
      OidList types,
      IntList typmods,
      OidList collations,
      @Nullable Alias alias,
      boolean lateral,
      boolean inFrom) {
    String shown = alias == null ? "*VALUES*" : alias.aliasname();
    List<String> own = new ArrayList<>();
    for (int i = 1; i <= rows.getFirst().size(); i++) {
      own.add("column" + i);
    }
    Alias eref = merged(alias, shown, own, "VALUES lists");
    RangeTblEntry.Builder builder =
        RangeTblEntry.builder()
            .alias(alias)
            .rtekind(RTEKind.RTE_VALUES)
            .values_lists(rows)
            .coltypes(types)
            .coltypmods(typmods)
            .colcollations(collations)
            .lateral(lateral)
            .inFromCl(inFrom);
    return addLists(scope, builder, eref, types, typmods, collations);
  }

  /// A reference to a query of WITH.
  NamespaceItem addCte(Scope scope, Cte cte, int levelsUp, RangeVar name, boolean inFrom) {
    Alias alias = name.alias();
    String shown = alias == null ? cte.name() : alias.aliasname();
    boolean selfReference = cte.query == null;
    if (!selfReference) {
      cte.references++;
    }
    Query query = cte.query;
    if (query != null
        && query.commandType() != CmdType.CMD_SELECT
        && query.returningList().isEmpty()) {
      throw a.fault(
          SqlState.FEATURE_NOT_SUPPORTED,
          "WITH query \"%s\" does not have a RETURNING clause".formatted(cte.name()),
          name.location());
    }
    OidList types = cte.types;
    IntList typmods = cte.typmods;
    OidList collations = cte.collations;
    Alias eref = merged(alias, shown, cte.names, "table");
    List<String> names = new ArrayList<>(eref.colnames());
    int hidden = 0;
    CTESearchClause search = cte.search;
    if (search != null) {
      names.add(String.valueOf(search.search_seq_column()));
      types = types.plus(search.search_breadth_first() ? TypeOid.RECORD : TypeOid.RECORDARRAY);
      typmods = typmods.plus(-1);
      collations = collations.plus(0);
      hidden++;
    }
    CTECycleClause cycle = cte.cycle;
    if (cycle != null) {
      names.add(String.valueOf(cycle.cycle_mark_column()));
      names.add(String.valueOf(cycle.cycle_path_column()));
      types = types.plus(cycle.cycle_mark_type()).plus(TypeOid.RECORDARRAY);
      typmods = typmods.plus(cycle.cycle_mark_typmod()).plus(-1);
      collations = collations.plus(cycle.cycle_mark_collation()).plus(0);
      hidden += 2;
    }
    RangeTblEntry.Builder builder =
        RangeTblEntry.builder()
            .alias(alias)
            .rtekind(RTEKind.RTE_CTE)
            .ctename(cte.name())
            .ctelevelsup(levelsUp)
            .self_reference(selfReference)
            .coltypes(types)
            .coltypmods(typmods)
            .colcollations(collations)
            .inFromCl(inFrom);
    NamespaceItem item =
        addLists(scope, builder, new Alias(shown, names), types, typmods, collations);
    for (int i = 0; i < hidden && levelsUp > 0; i++) {
      int at = item.columns.length - 1 - i;
      item.columns[at] = item.columns[at].hiddenFromStar();
    }
    return item;
  }

  /// The variables for all columns of an entry that `*` shows.
  List<Expr> columnVars(Scope scope, int index, int levelsUp, int location) {
    for (NamespaceItem item : scope.namespace) {
      if (item.index == index) {
        List<Expr> result = new ArrayList<>();
        for (Named each : expand(scope, item, levelsUp, location)) {
          result.add(each.var);
        }
        return result;
      }
    }
    throw PgException.internal("nsitem not found (internal error)");
  }

  /// A column of `*` with its name.
  record Named(String name, Var var) {}

  /// The columns of an entry that `*` shows.
  List<Named> expand(Scope scope, NamespaceItem item, int levelsUp, int location) {
    List<Named> result = new ArrayList<>(item.columns.length);
    List<String> names = item.columnNames();
    for (int i = 0; i < names.size(); i++) {
      NamespaceColumn column = item.columns[i];
      if (!column.dontExpand() && column.varno() != 0) {
        Var var = a.columns.nullable(scope, column.variable(levelsUp, location));
        result.add(new Named(names.get(i), var));
      }
    }
    return result;
  }
}
