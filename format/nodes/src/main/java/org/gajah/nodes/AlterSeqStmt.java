package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// ALTER SEQUENCE.
///
/// Mirrors `AlterSeqStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record AlterSeqStmt(
    RangeVar sequence, List<DefElem> options, boolean for_identity, boolean missing_ok)
    implements UtilityStmt {
  public AlterSeqStmt {
    options = List.copyOf(options);
  }

  @Override
  public String label() {
    return "ALTERSEQSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(sequence) || Children.any(options, test);
  }

  @Override
  public AlterSeqStmt mapChildren(UnaryOperator<Node> mapper) {
    RangeVar newSequence = (RangeVar) mapper.apply(sequence);
    List<DefElem> newOptions = Children.map(options, mapper);
    return newSequence == sequence && newOptions == options
        ? this
        : new AlterSeqStmt(newSequence, newOptions, for_identity, missing_ok);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("sequence", sequence);
    out.nodes("options", options);
    out.bool("for_identity", for_identity);
    out.bool("missing_ok", missing_ok);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof AlterSeqStmt that
            && sequence.equals(that.sequence)
            && options.equals(that.options)
            && for_identity == that.for_identity
            && missing_ok == that.missing_ok;
  }

  @Override
  public int hashCode() {
    int hash = 276953073;
    hash = 31 * hash + sequence.hashCode();
    hash = 31 * hash + options.hashCode();
    hash = 31 * hash + Boolean.hashCode(for_identity);
    hash = 31 * hash + Boolean.hashCode(missing_ok);
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
    builder.for_identity = for_identity;
    builder.missing_ok = missing_ok;
    return builder;
  }

  /// Builds a [AlterSeqStmt].
  public static final class Builder {
    private @Nullable RangeVar sequence;
    private List<DefElem> options = List.of();
    private boolean for_identity;
    private boolean missing_ok;

    private Builder() {}

    public Builder sequence(RangeVar sequence) {
      this.sequence = sequence;
      return this;
    }

    public Builder options(List<DefElem> options) {
      this.options = options;
      return this;
    }

    public Builder for_identity(boolean for_identity) {
      this.for_identity = for_identity;
      return this;
    }

    public Builder missing_ok(boolean missing_ok) {
      this.missing_ok = missing_ok;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public AlterSeqStmt build() {
      return new AlterSeqStmt(
          Objects.requireNonNull(sequence, "sequence"), options, for_identity, missing_ok);
    }
  }
}
