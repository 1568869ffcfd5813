package org.gajah.nodes;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// Merge_action().
///
/// Mirrors `MergeSupportFunc` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record MergeSupportFunc(int msftype, int msfcollid, int location) implements Expr {

  @Override
  public String label() {
    return "MERGESUPPORTFUNC";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public MergeSupportFunc mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {
    out.unsigned("msftype", msftype);
    out.unsigned("msfcollid", msfcollid);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof MergeSupportFunc that
            && msftype == that.msftype
            && msfcollid == that.msfcollid;
  }

  @Override
  public int hashCode() {
    int hash = -703755269;
    hash = 31 * hash + msftype;
    hash = 31 * hash + msfcollid;
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
    builder.msftype = msftype;
    builder.msfcollid = msfcollid;
    builder.location = location;
    return builder;
  }

  /// Builds a [MergeSupportFunc].
  public static final class Builder {
    private int msftype;
    private int msfcollid;
    private int location = -1;

    private Builder() {}

    public Builder msftype(int msftype) {
      this.msftype = msftype;
      return this;
    }

    public Builder msfcollid(int msfcollid) {
      this.msfcollid = msfcollid;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public MergeSupportFunc build() {
      return new MergeSupportFunc(msftype, msfcollid, location);
    }
  }
}
