package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// CREATE EVENT TRIGGER.
///
/// Mirrors `CreateEventTrigStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record CreateEventTrigStmt(
    String trigname, String eventname, List<DefElem> whenclause, List<String> funcname)
    implements UtilityStmt {
  public CreateEventTrigStmt {
    whenclause = List.copyOf(whenclause);
    funcname = List.copyOf(funcname);
  }

  @Override
  public String label() {
    return "CREATEEVENTTRIGSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(whenclause, test);
  }

  @Override
  public CreateEventTrigStmt mapChildren(UnaryOperator<Node> mapper) {
    List<DefElem> newWhenclause = Children.map(whenclause, mapper);
    return newWhenclause == whenclause
        ? this
        : new CreateEventTrigStmt(trigname, eventname, newWhenclause, funcname);
  }

  @Override
  public void fields(FieldSink out) {
    out.string("trigname", trigname);
    out.string("eventname", eventname);
    out.nodes("whenclause", whenclause);
    out.strings("funcname", funcname);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof CreateEventTrigStmt that
            && trigname.equals(that.trigname)
            && eventname.equals(that.eventname)
            && whenclause.equals(that.whenclause)
            && funcname.equals(that.funcname);
  }

  @Override
  public int hashCode() {
    int hash = -1825837310;
    hash = 31 * hash + trigname.hashCode();
    hash = 31 * hash + eventname.hashCode();
    hash = 31 * hash + whenclause.hashCode();
    hash = 31 * hash + funcname.hashCode();
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
    builder.trigname = trigname;
    builder.eventname = eventname;
    builder.whenclause = whenclause;
    builder.funcname = funcname;
    return builder;
  }

  /// Builds a [CreateEventTrigStmt].
  public static final class Builder {
    private @Nullable String trigname;
    private @Nullable String eventname;
    private List<DefElem> whenclause = List.of();
    private List<String> funcname = List.of();

    private Builder() {}

    public Builder trigname(String trigname) {
      this.trigname = trigname;
      return this;
    }

    public Builder eventname(String eventname) {
      this.eventname = eventname;
      return this;
    }

    public Builder whenclause(List<DefElem> whenclause) {
      this.whenclause = whenclause;
      return this;
    }

    public Builder funcname(List<String> funcname) {
      this.funcname = funcname;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public CreateEventTrigStmt build() {
      return new CreateEventTrigStmt(
          Objects.requireNonNull(trigname, "trigname"),
          Objects.requireNonNull(eventname, "eventname"),
          whenclause,
          funcname);
    }
  }
}
