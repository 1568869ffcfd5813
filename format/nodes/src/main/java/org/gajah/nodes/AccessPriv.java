package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// A privilege, perhaps on columns, or a role that is granted.
///
/// Mirrors `AccessPriv` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record AccessPriv(@Nullable String priv_name, List<String> cols) implements Node {
  public AccessPriv {
    cols = List.copyOf(cols);
  }

  @Override
  public String label() {
    return "ACCESSPRIV";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public AccessPriv mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {
    out.string("priv_name", priv_name);
    out.strings("cols", cols);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof AccessPriv that
            && Objects.equals(priv_name, that.priv_name)
            && cols.equals(that.cols);
  }

  @Override
  public int hashCode() {
    int hash = 851334739;
    hash = 31 * hash + Objects.hashCode(priv_name);
    hash = 31 * hash + cols.hashCode();
    return hash;
  }
}
