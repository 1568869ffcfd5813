package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.SubLinkType;
import org.jspecify.annotations.Nullable;

/// A subquery in an expression.
///
/// Mirrors `SubLink` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record SubLink(
    SubLinkType subLinkType,
    int subLinkId,
    @Nullable Expr testexpr,
    List<String> operName,
    Node subselect,
    int location)
    implements Expr {
  public SubLink {
    operName = List.copyOf(operName);
  }

  @Override
  public String label() {
    return "SUBLINK";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (testexpr != null && test.test(testexpr)) || test.test(subselect);
  }

  @Override
  public SubLink mapChildren(UnaryOperator<Node> mapper) {
    @Nullable Expr newTestexpr = testexpr == null ? null : (Expr) mapper.apply(testexpr);
    Node newSubselect = mapper.apply(subselect);
    return newTestexpr == testexpr && newSubselect == subselect
        ? this
        : new SubLink(subLinkType, subLinkId, newTestexpr, operName, newSubselect, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.enumeration("subLinkType", subLinkType);
    out.integer("subLinkId", subLinkId);
    out.node("testexpr", testexpr);
    out.strings("operName", operName);
    out.node("subselect", subselect);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof SubLink that
            && subLinkType == that.subLinkType
            && subLinkId == that.subLinkId
            && Objects.equals(testexpr, that.testexpr)
            && operName.equals(that.operName)
            && subselect.equals(that.subselect);
  }

  @Override
  public int hashCode() {
    int hash = -204121542;
    hash = 31 * hash + subLinkType.ordinal();
    hash = 31 * hash + subLinkId;
    hash = 31 * hash + Objects.hashCode(testexpr);
    hash = 31 * hash + operName.hashCode();
    hash = 31 * hash + subselect.hashCode();
    return hash;
  }

  /// A builder with every field empty: null, zero, false, no elements, and -1 for places in the
  /// text.
  public static Builder builder() {
    return new Builder();
  }

  /// A builder with the fields of this node.
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.subLinkType = subLinkType;
    builder.subLinkId = subLinkId;
    builder.testexpr = testexpr;
    builder.operName = operName;
    builder.subselect = subselect;
    builder.location = location;
    return builder;
  }

  /// Builds a [SubLink].
  public static final class Builder {
    private SubLinkType subLinkType = SubLinkType.EXISTS_SUBLINK;
    private int subLinkId;
    private @Nullable Expr testexpr;
    private List<String> operName = List.of();
    private @Nullable Node subselect;
    private int location = -1;

    private Builder() {}

    public Builder subLinkType(SubLinkType subLinkType) {
      this.subLinkType = subLinkType;
      return this;
    }

    public Builder subLinkId(int subLinkId) {
      this.subLinkId = subLinkId;
      return this;
    }

    public Builder testexpr(@Nullable Expr testexpr) {
      this.testexpr = testexpr;
      return this;
    }

    public Builder operName(List<String> operName) {
      this.operName = operName;
      return this;
    }

    public Builder subselect(Node subselect) {
      this.subselect = subselect;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public SubLink build() {
      return new SubLink(
          subLinkType,
          subLinkId,
          testexpr,
          operName,
          Objects.requireNonNull(subselect, "subselect"),
          location);
    }
  }
}
