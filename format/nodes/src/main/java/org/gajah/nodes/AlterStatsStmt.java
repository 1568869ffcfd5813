package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// ALTER STATISTICS ... SET STATISTICS.
///
/// Mirrors `AlterStatsStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record AlterStatsStmt(
    List<String> defnames, @Nullable Node stxstattarget, boolean missing_ok)
    implements UtilityStmt {
  public AlterStatsStmt {
    defnames = List.copyOf(defnames);
  }

  @Override
  public String label() {
    return "ALTERSTATSSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (stxstattarget != null && test.test(stxstattarget));
  }

  @Override
  public AlterStatsStmt mapChildren(UnaryOperator<Node> mapper) {
    @Nullable Node newStxstattarget = stxstattarget == null ? null : mapper.apply(stxstattarget);
    return newStxstattarget == stxstattarget
        ? this
        : new AlterStatsStmt(defnames, newStxstattarget, missing_ok);
  }

  @Override
  public void fields(FieldSink out) {
    out.strings("defnames", defnames);
    out.node("stxstattarget", stxstattarget);
    out.bool("missing_ok", missing_ok);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof AlterStatsStmt that
            && defnames.equals(that.defnames)
            && Objects.equals(stxstattarget, that.stxstattarget)
            && missing_ok == that.missing_ok;
  }

  @Override
  public int hashCode() {
    int hash = -135807567;
    hash = 31 * hash + defnames.hashCode();
    hash = 31 * hash + Objects.hashCode(stxstattarget);
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
    builder.defnames = defnames;
    builder.stxstattarget = stxstattarget;
    builder.missing_ok = missing_ok;
    return builder;
  }

  /// Builds a [AlterStatsStmt].
  public static final class Builder {
    private List<String> defnames = List.of();
    private @Nullable Node stxstattarget;
    private boolean missing_ok;

    private Builder() {}

    public Builder defnames(List<String> defnames) {
      this.defnames = defnames;
      return this;
    }

    public Builder stxstattarget(@Nullable Node stxstattarget) {
      this.stxstattarget = stxstattarget;
      return this;
    }

    public Builder missing_ok(boolean missing_ok) {
      this.missing_ok = missing_ok;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public AlterStatsStmt build() {
      return new AlterStatsStmt(defnames, stxstattarget, missing_ok);
    }
  }
}
