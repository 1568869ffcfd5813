package org.gajah.nodes;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// A constant of a type; by value: the eight bytes of its Datum, else the bytes that it points at,
/// a varlena header included.
///
/// Mirrors `Const` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record Const(
    int consttype,
    int consttypmod,
    int constcollid,
    int constlen,
    byte @Nullable [] constvalue,
    boolean constisnull,
    boolean constbyval,
    int location)
    implements Expr {

  @Override
  public String label() {
    return "CONST";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public Const mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {
    out.unsigned("consttype", consttype);
    out.integer("consttypmod", consttypmod);
    out.unsigned("constcollid", constcollid);
    out.integer("constlen", constlen);
    out.bytes("constvalue", constvalue);
    out.bool("constisnull", constisnull);
    out.bool("constbyval", constbyval);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof Const that
            && consttype == that.consttype
            && consttypmod == that.consttypmod
            && constcollid == that.constcollid
            && constlen == that.constlen
            && (constisnull || Arrays.equals(constvalue, that.constvalue))
            && constisnull == that.constisnull
            && constbyval == that.constbyval;
  }

  @Override
  public int hashCode() {
    int hash = 65292099;
    hash = 31 * hash + consttype;
    hash = 31 * hash + consttypmod;
    hash = 31 * hash + constcollid;
    hash = 31 * hash + constlen;
    hash = 31 * hash + (constisnull ? 0 : Arrays.hashCode(constvalue));
    hash = 31 * hash + Boolean.hashCode(constisnull);
    hash = 31 * hash + Boolean.hashCode(constbyval);
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
    builder.consttype = consttype;
    builder.consttypmod = consttypmod;
    builder.constcollid = constcollid;
    builder.constlen = constlen;
    builder.constvalue = constvalue;
    builder.constisnull = constisnull;
    builder.constbyval = constbyval;
    builder.location = location;
    return builder;
  }

  /// Builds a [Const].
  public static final class Builder {
    private int consttype;
    private int consttypmod;
    private int constcollid;
    private int constlen;
    private byte @Nullable [] constvalue;
    private boolean constisnull;
    private boolean constbyval;
    private int location = -1;

    private Builder() {}

    public Builder consttype(int consttype) {
      this.consttype = consttype;
      return this;
    }

    public Builder consttypmod(int consttypmod) {
      this.consttypmod = consttypmod;
      return this;
    }

    public Builder constcollid(int constcollid) {
      this.constcollid = constcollid;
      return this;
    }

    public Builder constlen(int constlen) {
      this.constlen = constlen;
      return this;
    }

    public Builder constvalue(byte @Nullable [] constvalue) {
      this.constvalue = constvalue;
      return this;
    }

    public Builder constisnull(boolean constisnull) {
      this.constisnull = constisnull;
      return this;
    }

    public Builder constbyval(boolean constbyval) {
      this.constbyval = constbyval;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public Const build() {
      return new Const(
          consttype,
          consttypmod,
          constcollid,
          constlen,
          constvalue,
          constisnull,
          constbyval,
          location);
    }
  }
}
