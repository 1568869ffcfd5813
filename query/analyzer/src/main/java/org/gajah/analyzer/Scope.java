package org.gajah.analyzer;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.catalog.rows.PgClass;
import org.gajah.nodes.Bitmapset;
import org.gajah.nodes.Expr;
import org.gajah.nodes.JoinExpr;
import org.gajah.nodes.JoinTree;
import org.gajah.nodes.LockingClause;
import org.gajah.nodes.RTEPermissionInfo;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.WindowDef;
import org.jspecify.annotations.Nullable;

/// What is known of one level of query while it is analyzed. Mirrors `ParseState` of
/// parser/parse_node.h.
final class Scope {
  final @Nullable Scope parent;

  final List<RangeTblEntry> rangeTable = new ArrayList<>();
  final List<Permission> permissions = new ArrayList<>();

  /// For each entry of the range table the joins that can make its columns null.
  final List<Bitmapset> nullingJoins = new ArrayList<>();

  /// The joins by their index in the range table less one; null for what is no join.
  final List<@Nullable JoinExpr> joins = new ArrayList<>();

  List<JoinTree> joinList = new ArrayList<>();
  List<NamespaceItem> namespace = new ArrayList<>();
  boolean lateralActive;

  final List<Cte> ctes = new ArrayList<>();
  List<Cte> futureCtes = List.of();
  @Nullable Cte parentCte;

  @Nullable PgClass target;
  @Nullable NamespaceItem targetItem;
  boolean isInsert;

  List<WindowDef> windows = new ArrayList<>();
  ExprKind kind = ExprKind.NONE;
  int nextColumn = 1;
  List<TargetEntry> multiAssignments = new ArrayList<>();
  List<LockingClause> locking = List.of();
  boolean lockedFromParent;
  boolean resolveUnknowns = true;

  boolean hasAggregates;
  boolean hasWindows;
  boolean hasTargetSets;
  boolean hasSubLinks;
  boolean hasModifyingCte;
  @Nullable Expr lastSet;

  /// What a column of no relation is, as for domains' VALUE; null to look it up as ever.
  @Nullable Expr valueOfDomain;

  Scope(@Nullable Scope parent) {
    this.parent = parent;
  }

  /// Takes over the rows of a rule from an INSERT that selects: the SELECT sees them as its own.
  Scope takeRule(Scope insert) {
    rangeTable.addAll(insert.rangeTable);
    permissions.addAll(insert.permissions);
    nullingJoins.addAll(insert.nullingJoins);
    joins.addAll(insert.joins);
    namespace.addAll(insert.namespace);
    insert.rangeTable.clear();
    insert.permissions.clear();
    insert.nullingJoins.clear();
    insert.joins.clear();
    insert.namespace.clear();
    return this;
  }

  RangeTblEntry entry(int index) {
    return rangeTable.get(index - 1);
  }

  /// The scope some levels up.
  Scope up(int levels) {
    Scope scope = this;
    for (int i = 0; i < levels; i++) {
      scope = Objects.requireNonNull(scope.parent);
    }
    return scope;
  }

  Bitmapset nulling(int index) {
    return index <= nullingJoins.size() ? nullingJoins.get(index - 1) : Bitmapset.EMPTY;
  }

  /// Notes that a join can make the columns of an entry null.
  void addNulling(int index, int join) {
    while (nullingJoins.size() < index) {
      nullingJoins.add(Bitmapset.EMPTY);
    }
    nullingJoins.set(index - 1, nullingJoins.get(index - 1).plus(join));
  }

  List<RTEPermissionInfo> permissionNodes() {
    List<RTEPermissionInfo> nodes = new ArrayList<>(permissions.size());
    for (Permission permission : permissions) {
      nodes.add(permission.node());
    }
    return nodes;
  }

  /// Whether FOR UPDATE or its kin is going to lock what is named so in FROM.
  ///
  /// @param name null for what has no name
  boolean locks(@Nullable String name) {
    return lockedFromParent
        || locking.stream()
            .anyMatch(clause ->
                clause.lockedRels().isEmpty()
                    || clause.lockedRels().stream()
                        .anyMatch(locked -> locked.relname().equals(name)));
  }
}
