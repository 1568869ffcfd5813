package org.gajah.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.gajah.nodes.kinds.CoercionForm;
import org.junit.jupiter.api.Test;

class NodeEqualityTest {
  private static Const integer(int value, int location) {
    byte[] datum = {(byte) value, 0, 0, 0, 0, 0, 0, 0};
    return new Const(23, -1, 0, 4, datum, false, true, location);
  }

  private static OpExpr sum(int opfuncid, int location) {
    return OpExpr.builder()
        .opno(551)
        .opfuncid(opfuncid)
        .opresulttype(23)
        .args(List.of(integer(1, location), integer(2, location + 4)))
        .location(location + 2)
        .build();
  }

  @Test
  void placesInTheTextAreNotCompared() {
    assertThat(sum(177, 10)).isEqualTo(sum(177, 40)).hasSameHashCodeAs(sum(177, 40));
    assertThat(integer(1, 0)).isNotEqualTo(integer(2, 0));
  }

  @Test
  void formsOfCoercionsAreNotCompared() {
    RelabelType explicit =
        new RelabelType(integer(1, 0), 26, -1, 0, CoercionForm.COERCE_EXPLICIT_CAST, 3);
    RelabelType implicit =
        new RelabelType(integer(1, 0), 26, -1, 0, CoercionForm.COERCE_IMPLICIT_CAST, -1);
    assertThat(explicit).isEqualTo(implicit).hasSameHashCodeAs(implicit);
  }

  @Test
  void aFunctionThatIsNotLookedUpYetEqualsAny() {
    assertThat(sum(0, 0)).isEqualTo(sum(177, 0)).hasSameHashCodeAs(sum(177, 0));
    assertThat(sum(178, 0)).isNotEqualTo(sum(177, 0));
  }

  @Test
  void nullConstantsOfATypeAreEqualWhateverTheirBytes() {
    Const bare = new Const(25, -1, 100, -1, null, true, false, 0);
    Const odd = new Const(25, -1, 100, -1, new byte[] {1}, true, false, 9);
    assertThat(bare).isEqualTo(odd).hasSameHashCodeAs(odd);
  }

  @Test
  void listsOfNodesCannotBeChangedFromOutside() {
    List<Expr> args = new ArrayList<>(List.of(integer(1, 0)));
    ArrayExpr array = ArrayExpr.builder().elements(args).build();
    args.add(integer(2, 0));
    assertThat(array.elements()).hasSize(1);
  }

  @Test
  void listsThatMayHoldNullsKeepThem() {
    NodeList list = NodeList.of(null, new StringNode("x"));
    assertThat(list.elements()).containsExactly(null, new StringNode("x"));
    assertThat(list).isEqualTo(NodeList.of(null, new StringNode("x")));
  }
}
