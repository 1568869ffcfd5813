package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// RETURNING of an SQL/JSON function.
///
/// Mirrors `JsonOutput` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record JsonOutput(@Nullable TypeName typeName, @Nullable JsonReturning returning)
    implements Node {

  @Override
  public String label() {
    return "JSONOUTPUT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (typeName != null && test.test(typeName)) || (returning != null && test.test(returning));
  }

  @Override
  public JsonOutput mapChildren(UnaryOperator<Node> mapper) {
    @Nullable TypeName newTypeName = typeName == null ? null : (TypeName) mapper.apply(typeName);
    @Nullable JsonReturning newReturning =
        returning == null ? null : (JsonReturning) mapper.apply(returning);
    return newTypeName == typeName && newReturning == returning
        ? this
        : new JsonOutput(newTypeName, newReturning);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("typeName", typeName);
    out.node("returning", returning);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof JsonOutput that
            && Objects.equals(typeName, that.typeName)
            && Objects.equals(returning, that.returning);
  }

  @Override
  public int hashCode() {
    int hash = -1963032535;
    hash = 31 * hash + Objects.hashCode(typeName);
    hash = 31 * hash + Objects.hashCode(returning);
    return hash;
  }
}
