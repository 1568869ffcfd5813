package org.gajah.nodes;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// A name that analysis resolves: strings, the last perhaps an A_Star.
///
/// Mirrors `ColumnRef` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record ColumnRef(List<Node> fields, int location) implements RawExpr {
  public ColumnRef {
    fields = List.copyOf(fields);
  }

  @Override
  public String label() {
    return "COLUMNREF";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(fields, test);
  }

  @Override
  public ColumnRef mapChildren(UnaryOperator<Node> mapper) {
    List<Node> newFields = Children.map(fields, mapper);
    return newFields == fields ? this : new ColumnRef(newFields, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.nodes("fields", fields);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || other instanceof ColumnRef that && fields.equals(that.fields);
  }

  @Override
  public int hashCode() {
    int hash = -142162627;
    hash = 31 * hash + fields.hashCode();
    return hash;
  }
}
