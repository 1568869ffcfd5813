package org.gajah.analyzer.deparse;

import java.util.List;
import org.gajah.analyzer.context.AnalysisContext;
import org.gajah.nodes.Expr;
import org.gajah.nodes.Param;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.SubPlan;
import org.gajah.nodes.Var;
import org.jspecify.annotations.Nullable;

/// Writes the expressions of a plan as EXPLAIN shows them. What refers to other nodes of the plan
/// is resolved by its caller. Mirrors `deparse_context_for_plan_tree` and its kin of
/// `utils/adt/ruleutils.c`.
public final class PlanDeparser {
  private final AnalysisContext context;
  private final Names names;

  /// Says what expressions of a node mean elsewhere in the plan.
  public interface Resolver {
    /// Writes a column of another node, a parameter or a sub-plan.
    ///
    /// @return whether it was written; otherwise it is written as it stands
    boolean write(Expr expr, Writing writing);

    /// The expression whose value a column holds, wherever in the plan it is computed; null when it
    /// is not known.
    @Nullable Expr source(Var column);
  }

  /// Where a [Resolver] writes.
  public interface Writing {
    void add(String text);

    /// Writes an expression of another node.
    void expression(Expr expr, Resolver resolver);

    /// Writes an expression that belongs elsewhere: its columns are shown with their tables.
    void outside(Expr expr, Resolver resolver, boolean parens);

    /// Writes an expression, in parentheses unless it is a column: it stands where a column stood.
    void inPlaceOfColumn(Expr expr, Resolver resolver);
  }

  /// @param rangeTable of the whole statement
  /// @param used which of its entries the plan uses, by their place from 1, in the order in which
  ///   they get their names
  public PlanDeparser(AnalysisContext context, List<RangeTblEntry> rangeTable, List<Integer> used) {
    this.context = context;
    this.names = new Names(context, rangeTable, null, null, used);
  }

  /// The name that an entry of the range table goes by, null for none.
  public @Nullable String relation(int index) {
    return names.relation(index);
  }

  /// An expression as SQL.
  ///
  /// @param prefix whether columns are shown with their table
  public String write(Expr expr, boolean prefix, Resolver resolver) {
    return write(expr, prefix, false, resolver);
  }

  /// The same.
  ///
  /// @param implicit whether an implicit conversion at the top is shown
  public String write(Expr expr, boolean prefix, boolean implicit, Resolver resolver) {
    Output out = new Output(false, false);
    ExpressionWriter writer = new ExpressionWriter(context, out, names, prefix);
    new Text(writer, out).write(expr, implicit, resolver);
    return out.text.toString();
  }

  /// A collation's name.
  public String collation(int oid) {
    Output out = new Output(false, false);
    return new ExpressionWriter(context, out, names, false).objects.collation(oid);
  }

  /// An operator's name.
  public String operator(int oid) {
    Output out = new Output(false, false);
    return new ExpressionWriter(context, out, names, false).objects.operator(oid);
  }

  private record Text(ExpressionWriter writer, Output out) implements Writing {
    void write(Expr expr, boolean implicit, Resolver resolver) {
      ExpressionWriter.Special before = writer.special;
      writer.special =
          new ExpressionWriter.Special() {
            @Override
            public boolean write(Expr one) {
              return isSpecial(one) && (resolver.write(one, Text.this) || bare(one));
            }

            @Override
            public @Nullable Expr source(Var column) {
              return resolver.source(column);
            }
          };
      writer.write(expr, implicit);
      writer.special = before;
    }

    /// What a column was called in the statement's text does not count here.
    private boolean bare(Expr expr) {
      if (!(expr instanceof Var var) || var.varnosyn() == 0) {
        return false;
      }
      writer.write(var.toBuilder().varnosyn(0).varattnosyn(0).build(), false);
      return true;
    }

    private static boolean isSpecial(Expr expr) {
      return expr instanceof Var || expr instanceof Param || expr instanceof SubPlan;
    }

    @Override
    public void add(String text) {
      out.add(text);
    }

    @Override
    public void expression(Expr expr, Resolver resolver) {
      write(expr, true, resolver);
    }

    @Override
    public void outside(Expr expr, Resolver resolver, boolean parens) {
      boolean before = writer.prefix;
      writer.prefix = true;
      out.add(parens ? "(" : "");
      write(expr, false, resolver);
      out.add(parens ? ")" : "");
      writer.prefix = before;
    }

    @Override
    public void inPlaceOfColumn(Expr expr, Resolver resolver) {
      boolean parens = !(expr instanceof Var);
      out.add(parens ? "(" : "");
      write(expr, true, resolver);
      out.add(parens ? ")" : "");
    }
  }
}
