package org.gajah.planner.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.gajah.nodes.Aggref;
import org.gajah.nodes.Bitmapset;
import org.gajah.nodes.BoolExpr;
import org.gajah.nodes.Const;
import org.gajah.nodes.Expr;
import org.gajah.nodes.GroupingFunc;
import org.gajah.nodes.Node;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.BoolExprType;
import org.gajah.nodes.walk.TreeRewriter;
import org.gajah.nodes.walk.TreeWalker;
import org.jspecify.annotations.Nullable;

/// Small walks over expression trees.
public final class Trees {
  private Trees() {}

  /// The range table places of the variables of the query itself, not of those around it.
  public static Bitmapset relations(@Nullable Node tree) {
    return relations(tree, 0);
  }

  /// The range table places of the variables of the query so many levels up.
  public static Bitmapset relations(@Nullable Node tree, int level) {
    Bitmapset[] found = {Bitmapset.EMPTY};
    new TreeWalker() {
      @Override
      protected boolean visit(Node node) {
        if (node instanceof Var var && var.varlevelsup() == level + levelsUp()) {
          found[0] = found[0].plus(var.varno());
        }
        return children(node);
      }
    }.walk(tree);
    return found[0];
  }

  /// The variables of the query itself.
  public static List<Var> variables(@Nullable Node tree) {
    List<Var> found = new ArrayList<>();
    new TreeWalker() {
      @Override
      protected boolean visit(Node node) {
        if (node instanceof Var var && var.varlevelsup() == levelsUp() && !found.contains(var)) {
          found.add(var);
        }
        return children(node);
      }
    }.walk(tree);
    return found;
  }

  /// Whether some node, sub-queries included, is one that `test` looks for.
  public static boolean any(@Nullable Node tree, Predicate<Node> test) {
    return new TreeWalker() {
      @Override
      protected boolean visit(Node node) {
        return test.test(node) || children(node);
      }
    }.walk(tree);
  }

  /// Whether a variable, aggregate or the like belongs to a query around this one.
  public static boolean refersOutside(@Nullable Node tree) {
    return new TreeWalker() {
      @Override
      protected boolean visit(Node node) {
        int level =
            switch (node) {
              case Var var -> var.varlevelsup();
              case Aggref aggregate -> aggregate.agglevelsup();
              case GroupingFunc grouping -> grouping.agglevelsup();
              default -> -1;
            };
        return level > levelsUp() || children(node);
      }
    }.walk(tree);
  }

  /// Replaces the topmost nodes for which `change` has something else; null leaves a node as it is.
  public static Expr replace(Expr tree, UnaryOperator<@Nullable Node> change) {
    return (Expr)
        new TreeRewriter() {
          @Override
          protected Node rewrite(Node node) {
            Node changed = change.apply(node);
            return changed == null ? children(node) : changed;
          }
        }.apply(tree);
  }

  /// Replaces variables of the query so many levels up, sub-queries included.
  public static Node replaceVariables(Node tree, int level, VariableReplacement replacement) {
    return new TreeRewriter() {
      @Override
      protected Node rewrite(Node node) {
        if (node instanceof Var var && var.varlevelsup() == level + levelsUp()) {
          Expr changed = replacement.of(var, levelsUp());
          return changed == null ? node : changed;
        }
        return children(node);
      }
    }.apply(tree);
  }

  /// What stands for a variable.
  @FunctionalInterface
  public interface VariableReplacement {
    /// @param depth how many queries lie between the variable and where the replacement began
    /// @return null to leave it
    @Nullable Expr of(Var variable, int depth);
  }

  /// The conditions that a condition consists of: all of them must hold.
  public static List<Expr> conjuncts(@Nullable Expr condition) {
    List<Expr> result = new ArrayList<>();
    addConjuncts(condition, result);
    return result;
  }

  private static void addConjuncts(@Nullable Expr condition, List<Expr> result) {
    if (condition instanceof BoolExpr and && and.boolop() == BoolExprType.AND_EXPR) {
      and.args().forEach(argument -> addConjuncts(argument, result));
    } else if (condition != null && !isTrue(condition)) {
      result.add(condition);
    }
  }

  private static boolean isTrue(Expr condition) {
    return condition instanceof Const constant && !constant.constisnull() && isOne(constant);
  }

  private static boolean isOne(Const constant) {
    byte[] value = constant.constvalue();
    return value != null && value.length > 0 && value[0] != 0;
  }

  /// Whether a condition is the constant false or null.
  public static boolean isNeverTrue(Expr condition) {
    return condition instanceof Const constant && (constant.constisnull() || !isOne(constant));
  }
}
