package org.gajah.planner.join;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gajah.nodes.Bitmapset;
import org.gajah.nodes.Const;
import org.gajah.nodes.Expr;
import org.gajah.nodes.OpExpr;
import org.jspecify.annotations.Nullable;

/// Expressions that are equal in every row that a query gets to see, because conditions say so of
/// some pairs of them. Mirrors `EquivalenceClass` of `nodes/pathnodes.h`.
///
/// Whatever conditions say, it is enough to check as many as connect the members; which, is free to
/// choose. That is the point: a member may be compared with whichever other is at hand first.
final class Equivalence {
  /// One of the expressions.
  ///
  /// @param type that the operators of the families take it for
  record Member(Expr expression, int type, Bitmapset relations) {
    boolean isConstant() {
      return relations.isEmpty();
    }

    boolean isSame(Member other) {
      return type == other.type
          && OrderKey.subject(expression).equals(OrderKey.subject(other.expression));
    }
  }

  private record Pair(int lesser, int greater) {}

  private final List<Integer> families;
  private final int collation;
  private final Equivalences maker;
  private final List<Member> members = new ArrayList<>();
  private final List<OpExpr> sources = new ArrayList<>();
  private final Map<Pair, OpExpr> comparisons = new HashMap<>();
  private Bitmapset relations = Bitmapset.EMPTY;

  /// @param families B-tree families in which the conditions' operators are equality
  Equivalence(Equivalences maker, List<Integer> families, int collation) {
    this.maker = maker;
    this.families = families;
    this.collation = collation;
  }

  List<Member> members() {
    return members;
  }

  /// The conditions that it was made of.
  List<OpExpr> sources() {
    return sources;
  }

  List<Integer> families() {
    return families;
  }

  int collation() {
    return collation;
  }

  /// All relations of its members.
  Bitmapset relations() {
    return relations;
  }

  boolean goesWith(List<Integer> otherFamilies, int otherCollation) {
    return collation == otherCollation && families.equals(otherFamilies);
  }

  boolean contains(Member member) {
    for (Member each : members) {
      if (each.isSame(member)) {
        return true;
      }
    }
    return false;
  }

  void add(Member member) {
    if (!contains(member)) {
      members.add(member);
      relations = relations.plus(member.relations());
    }
  }

  void add(OpExpr source) {
    if (!sources.contains(source)) {
      sources.add(source);
    }
  }

  void addAll(Equivalence other) {
    other.members.forEach(this::add);
    other.sources.forEach(this::add);
  }

  /// Whether every two members can be compared.
  boolean isComplete() {
    for (int i = 0; i < members.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (maker.comparison(this, members.get(j), members.get(i)) == null) {
          return false;
        }
      }
    }
    return true;
  }

  /// The comparisons of all members of different relations.
  List<OpExpr> comparisons() {
    List<OpExpr> result = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      for (int j = i + 1; j < members.size(); j++) {
        Member left = members.get(i);
        Member right = members.get(j);
        OpExpr comparison =
            left.relations().overlaps(right.relations()) ? null : comparison(left, right);
        if (comparison != null) {
          result.add(comparison);
        }
      }
    }
    return result;
  }

  /// The value that all members have, or null.
  @Nullable Member constant() {
    Member any = null;
    for (Member member : members) {
      if (member.isConstant() && member.expression() instanceof Const) {
        return member;
      }
      any = any == null && member.isConstant() ? member : any;
    }
    return any;
  }

  /// The condition that compares two members, always the same one; null when no operator does.
  @Nullable OpExpr comparison(Member left, Member right) {
    int one = members.indexOf(left);
    int other = members.indexOf(right);
    Pair pair = new Pair(Math.min(one, other), Math.max(one, other));
    OpExpr known = comparisons.get(pair);
    if (known == null) {
      known = source(left, right);
      known = known == null ? maker.comparison(this, left, right) : known;
      if (known != null) {
        comparisons.put(pair, known);
      }
    }
    return known;
  }

  /// The condition that a member has the value that all have, or null.
  @Nullable OpExpr hasConstant(Member member, Member constant) {
    return sources.size() == 1 ? sources.getFirst() : maker.comparison(this, member, constant);
  }

  private @Nullable OpExpr source(Member left, Member right) {
    for (OpExpr source : sources) {
      Member first = maker.member(source, 0);
      Member second = maker.member(source, 1);
      if (first.isSame(left) && second.isSame(right)
          || first.isSame(right) && second.isSame(left)) {
        return source;
      }
    }
    return null;
  }

  /// The condition that a join of two sets of relations has to check so that all members on them
  /// are equal, each side having seen to its own; null when one of them has no member.
  @Nullable OpExpr between(Bitmapset left, Bitmapset right) {
    if (!relations.overlaps(left) || !relations.overlaps(right)) {
      return null;
    }
    for (Member first : members) {
      if (first.isConstant() || !first.relations().isSubsetOf(left)) {
        continue;
      }
      for (Member second : members) {
        if (!second.isConstant() && second.relations().isSubsetOf(right)) {
          OpExpr comparison = comparison(first, second);
          if (comparison != null) {
            return comparison;
          }
        }
      }
    }
    return null;
  }
}
