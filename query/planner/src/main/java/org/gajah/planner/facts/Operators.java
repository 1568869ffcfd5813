package org.gajah.planner.facts;

import java.util.List;
import org.gajah.catalog.rows.PgAmop;
import org.gajah.catalog.rows.PgOperator;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.jspecify.annotations.Nullable;

/// What the planner wants to know of operators.
public final class Operators {
  /// OID of the B-tree access method.
  public static final int BTREE = 403;

  private static final short LESS = 1;
  private static final short EQUAL = 3;
  private static final short GREATER = 5;

  private final CatalogSource catalog;

  public Operators(CatalogSource catalog) {
    this.catalog = catalog;
  }

  public CatalogSource catalog() {
    return catalog;
  }

  public PgOperator row(int operator) {
    return catalog.get(SysCache.OPEROID, operator);
  }

  /// The operator with its arguments exchanged, or 0.
  public int commutator(int operator) {
    return row(operator).oprcom();
  }

  public int negator(int operator) {
    return row(operator).oprnegate();
  }

  public boolean canHash(int operator) {
    return row(operator).oprcanhash();
  }

  public boolean canMerge(int operator) {
    return row(operator).oprcanmerge();
  }

  /// An order that an operator stands for.
  ///
  /// @param family B-tree operator family
  /// @param type that it orders
  public record Ordering(int family, int type, boolean descending) {}

  /// The order of `<` or `>` of a B-tree operator family, or null for other operators.
  public @Nullable Ordering ordering(int operator) {
    for (PgAmop member : catalog.list(SysCache.AMOPOPID, operator)) {
      boolean order = member.amopstrategy() == LESS || member.amopstrategy() == GREATER;
      if (member.amopmethod() == BTREE && order) {
        return new Ordering(
            member.amopfamily(), member.amoplefttype(), member.amopstrategy() == GREATER);
      }
    }
    return null;
  }

  /// The place of an operator in an operator family, or 0 when it is no search operator of it.
  public int strategy(int operator, int family) {
    PgAmop member = catalog.find(SysCache.AMOPOPID, operator, PgAmop.AMOP_SEARCH, family);
    return member == null ? 0 : member.amopstrategy();
  }

  /// Whether an operator is the equality of some B-tree operator family.
  public boolean isEquality(int operator) {
    return catalog.list(SysCache.AMOPOPID, operator).stream()
        .anyMatch(member -> member.amopmethod() == BTREE && member.amopstrategy() == EQUAL);
  }

  /// The operators of a B-tree family on two types with a strategy, or 0.
  public int member(int family, int left, int right, int strategy) {
    PgAmop member = catalog.find(SysCache.AMOPSTRATEGY, family, left, right, (short) strategy);
    return member == null ? 0 : member.amopopr();
  }

  /// The operator families in which an operator is the equality.
  public List<Integer> mergeFamilies(int operator) {
    return catalog.list(SysCache.AMOPOPID, operator).stream()
        .filter(member -> member.amopmethod() == BTREE && member.amopstrategy() == EQUAL)
        .map(PgAmop::amopfamily)
        .toList();
  }
}
