package org.gajah.nodes;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// What a query's user must be allowed to do with a relation.
///
/// Mirrors `RTEPermissionInfo` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record RTEPermissionInfo(
    int relid,
    boolean inh,
    long requiredPerms,
    int checkAsUser,
    Bitmapset selectedCols,
    Bitmapset insertedCols,
    Bitmapset updatedCols)
    implements Node {

  @Override
  public String label() {
    return "RTEPERMISSIONINFO";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public RTEPermissionInfo mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {
    out.unsigned("relid", relid);
    out.bool("inh", inh);
    out.unsignedLong("requiredPerms", requiredPerms);
    out.unsigned("checkAsUser", checkAsUser);
    out.bits("selectedCols", selectedCols);
    out.bits("insertedCols", insertedCols);
    out.bits("updatedCols", updatedCols);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof RTEPermissionInfo that
            && relid == that.relid
            && inh == that.inh
            && requiredPerms == that.requiredPerms
            && checkAsUser == that.checkAsUser
            && selectedCols.equals(that.selectedCols)
            && insertedCols.equals(that.insertedCols)
            && updatedCols.equals(that.updatedCols);
  }

  @Override
  public int hashCode() {
    int hash = -2131527616;
    hash = 31 * hash + relid;
    hash = 31 * hash + Boolean.hashCode(inh);
    hash = 31 * hash + Long.hashCode(requiredPerms);
    hash = 31 * hash + checkAsUser;
    hash = 31 * hash + selectedCols.hashCode();
    hash = 31 * hash + insertedCols.hashCode();
    hash = 31 * hash + updatedCols.hashCode();
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
    builder.relid = relid;
    builder.inh = inh;
    builder.requiredPerms = requiredPerms;
    builder.checkAsUser = checkAsUser;
    builder.selectedCols = selectedCols;
    builder.insertedCols = insertedCols;
    builder.updatedCols = updatedCols;
    return builder;
  }

  /// Builds a [RTEPermissionInfo].
  public static final class Builder {
    private int relid;
    private boolean inh;
    private long requiredPerms;
    private int checkAsUser;
    private Bitmapset selectedCols = Bitmapset.EMPTY;
    private Bitmapset insertedCols = Bitmapset.EMPTY;
    private Bitmapset updatedCols = Bitmapset.EMPTY;

    private Builder() {}

    public Builder relid(int relid) {
      this.relid = relid;
      return this;
    }

    public Builder inh(boolean inh) {
      this.inh = inh;
      return this;
    }

    public Builder requiredPerms(long requiredPerms) {
      this.requiredPerms = requiredPerms;
      return this;
    }

    public Builder checkAsUser(int checkAsUser) {
      this.checkAsUser = checkAsUser;
      return this;
    }

    public Builder selectedCols(Bitmapset selectedCols) {
      this.selectedCols = selectedCols;
      return this;
    }

    public Builder insertedCols(Bitmapset insertedCols) {
      this.insertedCols = insertedCols;
      return this;
    }

    public Builder updatedCols(Bitmapset updatedCols) {
      this.updatedCols = updatedCols;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public RTEPermissionInfo build() {
      return new RTEPermissionInfo(
          relid, inh, requiredPerms, checkAsUser, selectedCols, insertedCols, updatedCols);
    }
  }
}
