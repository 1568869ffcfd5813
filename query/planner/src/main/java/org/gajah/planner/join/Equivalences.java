package org.gajah.planner.join;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.gajah.catalog.operator.Operators;
import org.gajah.catalog.rows.PgOperator;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.nodes.Expr;
import org.gajah.nodes.NullTest;
import org.gajah.nodes.OpExpr;
import org.gajah.nodes.SubLink;
import org.gajah.nodes.SubPlan;
import org.gajah.nodes.kinds.NullTestType;
import org.gajah.planner.facts.Functions;
import org.gajah.planner.tree.Trees;
import org.jspecify.annotations.Nullable;

/// Finds the equivalences that conditions make. Mirrors `optimizer/path/equivclass.c`.
final class Equivalences {
  private static final short EQUAL = 3;

  private final Operators operators;
  private final Functions functions;
  private final Map<Integer, List<Integer>> families = new HashMap<>();
  private final IdentityHashMap<OpExpr, List<Equivalence.Member>> sides = new IdentityHashMap<>();

  private final UnaryOperator<Expr> fold;

  Equivalences(Operators operators, Functions functions, UnaryOperator<Expr> fold) {
    this.operators = operators;
    this.functions = functions;
    this.fold = fold;
  }

  /// A condition in its simplest form: what is equal to itself need only be something.
  Expr simplified(Expr condition) {
    if (!(condition instanceof OpExpr operator)
        || operator.args().size() != 2
        || families(operator.opno()).isEmpty()
        || !operator.args().get(0).equals(operator.args().get(1))
        || functions.containsVolatile(operator)) {
      return condition;
    }
    return NullTest.builder()
        .arg(operator.args().get(0))
        .nulltesttype(NullTestType.IS_NOT_NULL)
        .build();
  }

  /// `left = right` computed, of two values that are no columns.
  Expr folded(OpExpr comparison) {
    return fold.apply(comparison);
  }

  /// What some conditions that all hold make equal. Conditions whose sides are of more than one
  /// relation are left alone.
  List<Equivalence> of(List<Expr> conditions) {
    List<Equivalence> result = new ArrayList<>();
    for (Expr condition : conditions) {
      OpExpr equality = equality(condition);
      if (equality != null) {
        add(equality, result);
      }
    }
    result.removeIf(equivalence -> !equivalence.isComplete());
    return result;
  }

  /// The equivalence of those known that a side of an equality belongs to, or null.
  @Nullable Equivalence find(OpExpr equality, int side, List<Equivalence> known) {
    List<Integer> own = families(equality.opno());
    return find(member(equality, side), own, equality.inputcollid(), known);
  }

  private void add(OpExpr equality, List<Equivalence> known) {
    Equivalence.Member left = member(equality, 0);
    Equivalence.Member right = member(equality, 1);
    List<Integer> own = families(equality.opno());
    Equivalence first = find(left, own, equality.inputcollid(), known);
    Equivalence second = find(right, own, equality.inputcollid(), known);
    if (first == null && second == null) {
      first = new Equivalence(this, own, equality.inputcollid());
      known.add(first);
    } else if (first == null) {
      first = second;
    } else if (second != null && !first.equals(second)) {
      first.addAll(second);
      known.remove(second);
    }
    Equivalence home = Objects.requireNonNull(first);
    home.add(left);
    home.add(right);
    home.add(equality);
  }

  private static @Nullable Equivalence find(
      Equivalence.Member member, List<Integer> families, int collation, List<Equivalence> known) {
    for (Equivalence each : known) {
      if (each.goesWith(families, collation) && each.contains(member)) {
        return each;
      }
    }
    return null;
  }

  /// The condition, when it says that two things are equal that are the same however often they are
  /// computed.
  @Nullable OpExpr equality(Expr condition) {
    if (!(condition instanceof OpExpr operator)
        || operator.args().size() != 2
        || families(operator.opno()).isEmpty()
        || Trees.relations(operator).isEmpty()) {
      return null;
    }
    boolean simple =
        !functions.containsVolatile(operator)
            && !Trees.any(operator, node -> node instanceof SubLink || node instanceof SubPlan)
            && member(operator, 0).relations().size() <= 1
            && member(operator, 1).relations().size() <= 1
            && !member(operator, 0).isSame(member(operator, 1));
    return simple ? operator : null;
  }

  /// One side of a condition.
  Equivalence.Member member(OpExpr equality, int side) {
    return sides.computeIfAbsent(equality, this::members).get(side);
  }

  private List<Equivalence.Member> members(OpExpr equality) {
    PgOperator row = operators.get(equality.opno());
    Expr left = equality.args().get(0);
    Expr right = equality.args().get(1);
    return List.of(
        new Equivalence.Member(left, row.oprleft(), Trees.relations(left)),
        new Equivalence.Member(right, row.oprright(), Trees.relations(right)));
  }

  /// The families in which an operator is equality; none for those that take any type.
  private List<Integer> families(int operator) {
    return families.computeIfAbsent(operator, this::readFamilies);
  }

  private List<Integer> readFamilies(int operator) {
    PgOperator row = operators.get(operator);
    return row.oprcanmerge() && operators.isStrict(operator) && !operators.isPolymorphic(operator)
        ? operators.mergeFamilies(operator).stream().sorted().toList()
        : List.of();
  }

  /// `left = right`, or null when no operator compares the two.
  @Nullable OpExpr comparison(Equivalence home, Equivalence.Member left, Equivalence.Member right) {
    for (int family : home.families()) {
      int operator = operators.member(family, left.type(), right.type(), EQUAL);
      if (operator != 0 && operators.isStrict(operator)) {
        return OpExpr.builder()
            .opno(operator)
            .opfuncid(operators.code(operator))
            .opresulttype(TypeOid.BOOL)
            .inputcollid(home.collation())
            .args(List.of(left.expression(), right.expression()))
            .build();
      }
    }
    return null;
  }
}
