package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.XmlExprOp;
import org.gajah.nodes.kinds.XmlOptionType;
import org.jspecify.annotations.Nullable;

/// The functions of SQL/XML.
///
/// Mirrors `XmlExpr` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record XmlExpr(
    XmlExprOp op,
    @Nullable String name,
    List<Node> named_args,
    List<String> arg_names,
    List<Expr> args,
    XmlOptionType xmloption,
    boolean indent,
    int type,
    int typmod,
    int location)
    implements Expr {
  public XmlExpr {
    named_args = List.copyOf(named_args);
    arg_names = List.copyOf(arg_names);
    args = List.copyOf(args);
  }

  @Override
  public String label() {
    return "XMLEXPR";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(named_args, test) || Children.any(args, test);
  }

  @Override
  public XmlExpr mapChildren(UnaryOperator<Node> mapper) {
    List<Node> newNamed_args = Children.map(named_args, mapper);
    List<Expr> newArgs = Children.map(args, mapper);
    return newNamed_args == named_args && newArgs == args
        ? this
        : new XmlExpr(
            op, name, newNamed_args, arg_names, newArgs, xmloption, indent, type, typmod, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.enumeration("op", op);
    out.string("name", name);
    out.nodes("named_args", named_args);
    out.strings("arg_names", arg_names);
    out.nodes("args", args);
    out.enumeration("xmloption", xmloption);
    out.bool("indent", indent);
    out.unsigned("type", type);
    out.integer("typmod", typmod);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof XmlExpr that
            && op == that.op
            && Objects.equals(name, that.name)
            && named_args.equals(that.named_args)
            && arg_names.equals(that.arg_names)
            && args.equals(that.args)
            && xmloption == that.xmloption
            && indent == that.indent
            && type == that.type
            && typmod == that.typmod;
  }

  @Override
  public int hashCode() {
    int hash = -281562484;
    hash = 31 * hash + op.ordinal();
    hash = 31 * hash + Objects.hashCode(name);
    hash = 31 * hash + named_args.hashCode();
    hash = 31 * hash + arg_names.hashCode();
    hash = 31 * hash + args.hashCode();
    hash = 31 * hash + xmloption.ordinal();
    hash = 31 * hash + Boolean.hashCode(indent);
    hash = 31 * hash + type;
    hash = 31 * hash + typmod;
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
    builder.op = op;
    builder.name = name;
    builder.named_args = named_args;
    builder.arg_names = arg_names;
    builder.args = args;
    builder.xmloption = xmloption;
    builder.indent = indent;
    builder.type = type;
    builder.typmod = typmod;
    builder.location = location;
    return builder;
  }

  /// Builds a [XmlExpr].
  public static final class Builder {
    private XmlExprOp op = XmlExprOp.IS_XMLCONCAT;
    private @Nullable String name;
    private List<Node> named_args = List.of();
    private List<String> arg_names = List.of();
    private List<Expr> args = List.of();
    private XmlOptionType xmloption = XmlOptionType.XMLOPTION_DOCUMENT;
    private boolean indent;
    private int type;
    private int typmod;
    private int location = -1;

    private Builder() {}

    public Builder op(XmlExprOp op) {
      this.op = op;
      return this;
    }

    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    public Builder named_args(List<Node> named_args) {
      this.named_args = named_args;
      return this;
    }

    public Builder arg_names(List<String> arg_names) {
      this.arg_names = arg_names;
      return this;
    }

    public Builder args(List<Expr> args) {
      this.args = args;
      return this;
    }

    public Builder xmloption(XmlOptionType xmloption) {
      this.xmloption = xmloption;
      return this;
    }

    public Builder indent(boolean indent) {
      this.indent = indent;
      return this;
    }

    public Builder type(int type) {
      this.type = type;
      return this;
    }

    public Builder typmod(int typmod) {
      this.typmod = typmod;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public XmlExpr build() {
      return new XmlExpr(
          op, name, named_args, arg_names, args, xmloption, indent, type, typmod, location);
    }
  }
}
