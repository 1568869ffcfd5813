package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// WHERE CURRENT OF.
///
/// Mirrors `CurrentOfExpr` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record CurrentOfExpr(int cvarno, @Nullable String cursor_name, int cursor_param)
    implements Expr {

  @Override
  public String label() {
    return "CURRENTOFEXPR";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public CurrentOfExpr mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {
    out.unsigned("cvarno", cvarno);
    out.string("cursor_name", cursor_name);
    out.integer("cursor_param", cursor_param);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof CurrentOfExpr that
            && cvarno == that.cvarno
            && Objects.equals(cursor_name, that.cursor_name)
            && cursor_param == that.cursor_param;
  }

  @Override
  public int hashCode() {
    int hash = -1381461211;
    hash = 31 * hash + cvarno;
    hash = 31 * hash + Objects.hashCode(cursor_name);
    hash = 31 * hash + cursor_param;
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
    builder.cvarno = cvarno;
    builder.cursor_name = cursor_name;
    builder.cursor_param = cursor_param;
    return builder;
  }

  /// Builds a [CurrentOfExpr].
  public static final class Builder {
    private int cvarno;
    private @Nullable String cursor_name;
    private int cursor_param;

    private Builder() {}

    public Builder cvarno(int cvarno) {
      this.cvarno = cvarno;
      return this;
    }

    public Builder cursor_name(@Nullable String cursor_name) {
      this.cursor_name = cursor_name;
      return this;
    }

    public Builder cursor_param(int cursor_param) {
      this.cursor_param = cursor_param;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public CurrentOfExpr build() {
      return new CurrentOfExpr(cvarno, cursor_name, cursor_param);
    }
  }
}
