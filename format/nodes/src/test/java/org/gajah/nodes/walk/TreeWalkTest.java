package org.gajah.nodes.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.seam.Threads;
import org.gajah.nodes.A_Const;
import org.gajah.nodes.Alias;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FromExpr;
import org.gajah.nodes.IntegerNode;
import org.gajah.nodes.Node;
import org.gajah.nodes.NullTest;
import org.gajah.nodes.Query;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.RangeTblRef;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.kinds.NullTestType;
import org.gajah.nodes.kinds.RTEKind;
import org.junit.jupiter.api.Test;

class TreeWalkTest {
  private static Var column(int varno, int levelsUp) {
    return Var.builder().varno(varno).varattno(1).varlevelsup(levelsUp).build();
  }

  private static Query query(Expr target, RangeTblEntry... entries) {
    return Query.builder()
        .commandType(CmdType.CMD_SELECT)
        .targetList(List.of(TargetEntry.builder().expr(target).resno(1).build()))
        .rtable(List.of(entries))
        .jointree(new FromExpr(List.of(new RangeTblRef(1)), null))
        .build();
  }

  private static RangeTblEntry subquery(Query query) {
    return RangeTblEntry.builder()
        .rtekind(RTEKind.RTE_SUBQUERY)
        .eref(new Alias("s", List.of("a")))
        .subquery(query)
        .build();
  }

  private static final Query NESTED =
      query(column(1, 0), subquery(query(column(2, 1), subquery(query(column(3, 2))))));

  /// Collects variables of the query where the walk began, wherever they stand.
  private static final class OwnVariables extends TreeWalker {
    private final List<Integer> found = new ArrayList<>();

    OwnVariables(QueryPart... skipped) {
      super(skipped);
    }

    @Override
    protected boolean visit(Node node) {
      if (node instanceof Var v && v.varlevelsup() == levelsUp()) {
        found.add(v.varno());
      }
      return children(node);
    }
  }

  @Test
  void levelsCountTheQueriesInBetween() {
    OwnVariables variables = new OwnVariables();
    assertThat(variables.walk(NESTED)).isFalse();
    assertThat(variables.found).containsExactly(3, 2, 1);
  }

  @Test
  void partsCanBeLeftOut() {
    OwnVariables variables = new OwnVariables(QueryPart.RANGE_TABLE_SUBQUERIES);
    assertThat(variables.walk(NESTED)).isFalse();
    assertThat(variables.found).containsExactly(1);
  }

  @Test
  void aRewriterSharesWhatItDoesNotChange() {
    Query moved =
        new TreeRewriter() {
          @Override
          protected Node rewrite(Node node) {
            return node instanceof Var v && v.varno() == 1
                ? v.toBuilder().varno(9).build()
                : children(node);
          }
        }.apply(NESTED);
    assertThat(moved.rtable()).isSameAs(NESTED.rtable());
    assertThat(((Var) moved.targetList().getFirst().expr()).varno()).isEqualTo(9);
  }

  @Test
  void aTreeThatIsTooDeepIsRefused() {
    Expr chain = new A_Const(new IntegerNode(1), false, -1);
    for (int i = 0; i < 100_000; i++) {
      chain = new NullTest(chain, NullTestType.IS_NULL, false, -1);
    }
    Expr deep = chain;
    List<Throwable> faults = new ArrayList<>();
    Threads.Strand session =
        Threads.platform()
            .start(
                "a thread as sessions have",
                () -> {
                  faults.add(catchThrowable(() -> new OwnVariables().walk(deep)));
                  faults.add(catchThrowable(() -> new TreeRewriter() {}.apply(deep)));
                });
    assertThat(session.join(0)).isTrue();
    assertThat(faults)
        .hasSize(2)
        .allSatisfy(fault ->
            assertThat(fault)
                .isInstanceOf(PgException.class)
                .hasMessage("stack depth limit exceeded"));
  }

  @Test
  void anExpressionBeginsWhereItsLeftmostPartDoes() {
    Expr constant = new A_Const(new IntegerNode(1), false, 12);
    NullTest test = new NullTest(constant, NullTestType.IS_NULL, false, 14);
    assertThat(Locations.of(test)).isEqualTo(12);
    assertThat(Locations.of(TargetEntry.builder().expr(test).resno(1).build())).isEqualTo(12);
    assertThat(Locations.of(null)).isEqualTo(-1);
  }
}
