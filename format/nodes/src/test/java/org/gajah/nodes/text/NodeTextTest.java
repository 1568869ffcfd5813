package org.gajah.nodes.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.StackGuard;
import org.gajah.nodes.A_Const;
import org.gajah.nodes.Alias;
import org.gajah.nodes.BitStringNode;
import org.gajah.nodes.BoolExpr;
import org.gajah.nodes.BooleanNode;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FloatNode;
import org.gajah.nodes.IntList;
import org.gajah.nodes.IntegerNode;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.NullTest;
import org.gajah.nodes.OidList;
import org.gajah.nodes.StringNode;
import org.gajah.nodes.kinds.BoolExprType;
import org.gajah.nodes.kinds.NullTestType;
import org.junit.jupiter.api.Test;

class NodeTextTest {
  @Test
  void stringsThatLookLikeSomethingElseAreEscaped() {
    assertName("plain", "plain");
    assertName("two words", "two\\ words");
    assertName("a\\b", "a\\\\b");
    assertName("{(x)}", "\\{\\(x\\)\\}");
    assertName("<>", "\\<>");
    assertName("\"q\"", "\\\"q\"");
    assertName("1a", "\\1a");
    assertName("-1", "\\-1");
    assertName("-.5", "\\-.5");
    assertName("-x", "-x");
    assertName("", "\"\"");
    assertName("漢字", "漢字");
  }

  private static void assertName(String name, String written) {
    String text = "{ALIAS :aliasname " + written + " :colnames <>}";
    assertThat(NodeWriter.write(new Alias(name, List.of()))).isEqualTo(text);
    assertThat(NodeReader.read(text)).isEqualTo(new Alias(name, List.of()));
  }

  @Test
  void literalsAndListsComeBack() {
    NodeList all =
        NodeList.of(
            new IntegerNode(-7),
            new FloatNode("12345678901"),
            new BooleanNode(true),
            new StringNode(""),
            new StringNode("it's"),
            new BitStringNode("b101"),
            null,
            IntList.of(1, -2),
            OidList.of(-1),
            NodeList.of(new StringNode("x")));
    String text = "(-7 12345678901 true \"\" \"it's\" b101 <> (i 1 -2) (o 4294967295) (\"x\"))";
    assertThat(NodeWriter.write(all)).isEqualTo(text);
    assertThat(NodeReader.read(text)).isEqualTo(all);
  }

  @Test
  void placesAreWrittenOnDemandOnly() {
    A_Const one = new A_Const(new IntegerNode(1), false, 5);
    assertThat(NodeWriter.write(one)).isEqualTo("{A_CONST :val 1 :location -1}");
    assertThat(withLocations(one)).isEqualTo("{A_CONST :val 1 :location 5}");
    Node read = Objects.requireNonNull(NodeReader.read("{A_CONST NULL :location 5}"));
    assertThat(withLocations(read)).isEqualTo("{A_CONST NULL :location 5}");
  }

  private static String withLocations(Node tree) {
    return NodeWriter.writeWithLocations(tree, new StackGuard(10));
  }

  @Test
  void brokenTextsAreRefused() {
    for (String text :
        List.of(
            "",
            "{",
            "{ALIAS",
            "{ALIAS :aliasname x}",
            "{NOSUCHNODE}",
            "(1 2",
            "{ALIAS :aliasname x :colnames <>} 1",
            "{ALIAS :aliasname <> :colnames <>}",
            "{ALIAS :aliasname x :colnames (1)}")) {
      assertThatThrownBy(() -> NodeReader.read(text)).as(text).isInstanceOf(PgException.class);
    }
  }

  @Test
  void treesThatAreTooDeepAreRefusedAndNoStackOverflows() {
    String open = "{NULLTEST :arg ";
    String close = " :nulltesttype 0 :argisrow false :location -1}";
    String deep = open.repeat(100_000) + "{A_CONST :val 1 :location -1}" + close.repeat(100_000);
    assertThatThrownBy(() -> NodeReader.read(deep))
        .isInstanceOf(PgException.class)
        .hasMessage("stack depth limit exceeded");
    Expr chain = new A_Const(new IntegerNode(1), false, -1);
    for (int i = 0; i < 100_000; i++) {
      chain = new NullTest(chain, NullTestType.IS_NULL, false, -1);
    }
    Expr tooDeep = chain;
    assertThatThrownBy(() -> NodeWriter.write(tooDeep))
        .isInstanceOf(PgException.class)
        .hasMessage("stack depth limit exceeded");
  }

  @Test
  void deepTreesWithinTheLimitFitIntoASmallStack() throws InterruptedException {
    Expr chain = new A_Const(new IntegerNode(1), false, -1);
    for (int i = 0; i < 790; i++) {
      chain = new BoolExpr(BoolExprType.NOT_EXPR, List.of(chain), -1);
    }
    Expr tree = chain;
    boolean[] same = new boolean[1];
    Thread small =
        new Thread(
            null,
            () -> {
              String text = NodeWriter.write(tree);
              same[0] = text.equals(NodeWriter.write(NodeReader.read(text)));
            },
            "small stack",
            1 << 20);
    small.start();
    small.join();
    assertThat(same[0]).isTrue();
  }

  @Test
  void doublesLookAsInC() {
    assertThat(ShortestDecimal.of(0)).isEqualTo("0");
    assertThat(ShortestDecimal.of(-1.5)).isEqualTo("-1.5");
    assertThat(ShortestDecimal.of(1e15)).isEqualTo("1e+15");
    assertThat(ShortestDecimal.of(123456789012345.0)).isEqualTo("123456789012345");
    assertThat(ShortestDecimal.of(1.25e-7)).isEqualTo("1.25e-07");
    assertThat(ShortestDecimal.of(0.0001)).isEqualTo("0.0001");
    assertThat(ShortestDecimal.of(1e300)).isEqualTo("1e+300");
  }
}
