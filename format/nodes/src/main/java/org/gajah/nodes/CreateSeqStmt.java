package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// CREATE SEQUENCE.
///
/// Mirrors `CreateSeqStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record CreateSeqStmt(
    RangeVar sequence,
    List<DefElem> options,
    int ownerId,
    boolean for_identity,
    boolean if_not_exists)
    implements UtilityStmt {
  public CreateSeqStmt {
    options = List.copyOf(options);
  }

  @Override
  public String label() {
    return "CREATESEQSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(sequence) || Children.any(options, test);
  }

  @Override
  public CreateSeqStmt mapChildren(UnaryOperator<Node> mapper) {
    RangeVar newSequence = (RangeVar) mapper.apply(sequence);
    List<DefElem> newOptions = Children.map(options, mapper);
    return newSequence == sequence && newOptions == options
        ? this
        : new CreateSeqStmt(newSequence, newOptions, ownerId, for_identity, if_not_exists);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("sequence", sequence);
    out.nodes("options", options);
    out.unsigned("ownerId", ownerId);
    out.bool("for_identity", for_identity);
    out.bool("if_not_exists", if_not_exists);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof CreateSeqStmt that
            && sequence.equals(that.sequence)
            && options.equals(that.options)
            && ownerId == that.ownerId
            && for_identity == that.for_identity
            && if_not_exists == that.if_not_exists;
  }

  @Override
  public int hashCode() {
    int hash = 732709899;
    hash = 31 * hash + sequence.hashCode();
    hash = 31 * hash + options.hashCode();
    hash = 31 * hash + ownerId;
    hash = 31 * hash + Boolean.hashCode(for_identity);
    hash = 31 * hash + Boolean.hashCode(if_not_exists);
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
    builder.sequence = sequence;
    builder.options = options;
    builder.ownerId = ownerId;
    builder.for_identity = for_identity;
    builder.if_not_exists = if_not_exists;
    return builder;
  }

  /// Builds a [CreateSeqStmt].
  public static final class Builder {
    private @Nullable RangeVar sequence;
    private List<DefElem> options = List.of();
    private int ownerId;
    private boolean for_identity;
    private boolean if_not_exists;

    private Builder() {}

    public Builder sequence(RangeVar sequence) {
      this.sequence = sequence;
      return this;
    }

    public Builder options(List<DefElem> options) {
      this.options = options;
      return this;
    }

    public Builder ownerId(int ownerId) {
      this.ownerId = ownerId;
      return this;
    }

    public Builder for_identity(boolean for_identity) {
      this.for_identity = for_identity;
      return this;
    }

    public Builder if_not_exists(boolean if_not_exists) {
      this.if_not_exists = if_not_exists;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public CreateSeqStmt build() {
      return new CreateSeqStmt(
          Objects.requireNonNull(sequence, "sequence"),
          options,
          ownerId,
          for_identity,
          if_not_exists);
    }
  }
}
