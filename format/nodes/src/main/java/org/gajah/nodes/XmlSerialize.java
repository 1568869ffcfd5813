package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.XmlOptionType;
import org.jspecify.annotations.Nullable;

/// XMLSERIALIZE.
///
/// Mirrors `XmlSerialize` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record XmlSerialize(
    XmlOptionType xmloption, Expr expr, TypeName typeName, boolean indent, int location)
    implements RawExpr {

  @Override
  public String label() {
    return "XMLSERIALIZE";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(expr) || test.test(typeName);
  }

  @Override
  public XmlSerialize mapChildren(UnaryOperator<Node> mapper) {
    Expr newExpr = (Expr) mapper.apply(expr);
    TypeName newTypeName = (TypeName) mapper.apply(typeName);
    return newExpr == expr && newTypeName == typeName
        ? this
        : new XmlSerialize(xmloption, newExpr, newTypeName, indent, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.enumeration("xmloption", xmloption);
    out.node("expr", expr);
    out.node("typeName", typeName);
    out.bool("indent", indent);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof XmlSerialize that
            && xmloption == that.xmloption
            && expr.equals(that.expr)
            && typeName.equals(that.typeName)
            && indent == that.indent;
  }

  @Override
  public int hashCode() {
    int hash = 1857041577;
    hash = 31 * hash + xmloption.ordinal();
    hash = 31 * hash + expr.hashCode();
    hash = 31 * hash + typeName.hashCode();
    hash = 31 * hash + Boolean.hashCode(indent);
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
    builder.xmloption = xmloption;
    builder.expr = expr;
    builder.typeName = typeName;
    builder.indent = indent;
    builder.location = location;
    return builder;
  }

  /// Builds a [XmlSerialize].
  public static final class Builder {
    private XmlOptionType xmloption = XmlOptionType.XMLOPTION_DOCUMENT;
    private @Nullable Expr expr;
    private @Nullable TypeName typeName;
    private boolean indent;
    private int location = -1;

    private Builder() {}

    public Builder xmloption(XmlOptionType xmloption) {
      this.xmloption = xmloption;
      return this;
    }

    public Builder expr(Expr expr) {
      this.expr = expr;
      return this;
    }

    public Builder typeName(TypeName typeName) {
      this.typeName = typeName;
      return this;
    }

    public Builder indent(boolean indent) {
      this.indent = indent;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public XmlSerialize build() {
      return new XmlSerialize(
          xmloption,
          Objects.requireNonNull(expr, "expr"),
          Objects.requireNonNull(typeName, "typeName"),
          indent,
          location);
    }
  }
}
