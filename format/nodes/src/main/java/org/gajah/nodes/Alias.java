package org.gajah.nodes;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// A name for an item of FROM, perhaps with names for its columns.
///
/// Mirrors `Alias` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record Alias(String aliasname, List<String> colnames) implements Node {
  public Alias {
    colnames = List.copyOf(colnames);
  }

  @Override
  public String label() {
    return "ALIAS";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public Alias mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {
    out.string("aliasname", aliasname);
    out.strings("colnames", colnames);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof Alias that
            && aliasname.equals(that.aliasname)
            && colnames.equals(that.colnames);
  }

  @Override
  public int hashCode() {
    int hash = 63350320;
    hash = 31 * hash + aliasname.hashCode();
    hash = 31 * hash + colnames.hashCode();
    return hash;
  }
}
