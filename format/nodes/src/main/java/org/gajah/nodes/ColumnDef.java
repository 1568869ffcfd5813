package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// The definition of a column.
///
/// Mirrors `ColumnDef` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record ColumnDef(
    @Nullable String colname,
    @Nullable TypeName typeName,
    @Nullable String compression,
    int inhcount,
    boolean is_local,
    boolean is_not_null,
    boolean is_from_type,
    char storage,
    @Nullable String storage_name,
    @Nullable Expr raw_default,
    @Nullable Expr cooked_default,
    char identity,
    @Nullable RangeVar identitySequence,
    char generated,
    @Nullable CollateClause collClause,
    int collOid,
    List<Constraint> constraints,
    List<DefElem> fdwoptions,
    int location)
    implements TableElement {
  public ColumnDef {
    constraints = List.copyOf(constraints);
    fdwoptions = List.copyOf(fdwoptions);
  }

  @Override
  public String label() {
    return "COLUMNDEF";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (typeName != null && test.test(typeName))
        || (raw_default != null && test.test(raw_default))
        || (cooked_default != null && test.test(cooked_default))
        || (identitySequence != null && test.test(identitySequence))
        || (collClause != null && test.test(collClause))
        || Children.any(constraints, test)
        || Children.any(fdwoptions, test);
  }

  @Override
  public ColumnDef mapChildren(UnaryOperator<Node> mapper) {
    @Nullable TypeName newTypeName = typeName == null ? null : (TypeName) mapper.apply(typeName);
    @Nullable Expr newRaw_default = raw_default == null ? null : (Expr) mapper.apply(raw_default);
    @Nullable Expr newCooked_default =
        cooked_default == null ? null : (Expr) mapper.apply(cooked_default);
    @Nullable RangeVar newIdentitySequence =
        identitySequence == null ? null : (RangeVar) mapper.apply(identitySequence);
    @Nullable CollateClause newCollClause =
        collClause == null ? null : (CollateClause) mapper.apply(collClause);
    List<Constraint> newConstraints = Children.map(constraints, mapper);
    List<DefElem> newFdwoptions = Children.map(fdwoptions, mapper);
    return newTypeName == typeName
            && newRaw_default == raw_default
            && newCooked_default == cooked_default
            && newIdentitySequence == identitySequence
            && newCollClause == collClause
            && newConstraints == constraints
            && newFdwoptions == fdwoptions
        ? this
        : new ColumnDef(
            colname,
            newTypeName,
            compression,
            inhcount,
            is_local,
            is_not_null,
            is_from_type,
            storage,
            storage_name,
            newRaw_default,
            newCooked_default,
            identity,
            newIdentitySequence,
            generated,
            newCollClause,
            collOid,
            newConstraints,
            newFdwoptions,
            location);
  }

  @Override
  public void fields(FieldSink out) {
    out.string("colname", colname);
    out.node("typeName", typeName);
    out.string("compression", compression);
    out.integer("inhcount", inhcount);
    out.bool("is_local", is_local);
    out.bool("is_not_null", is_not_null);
    out.bool("is_from_type", is_from_type);
    out.character("storage", storage);
    out.string("storage_name", storage_name);
    out.node("raw_default", raw_default);
    out.node("cooked_default", cooked_default);
    out.character("identity", identity);
    out.node("identitySequence", identitySequence);
    out.character("generated", generated);
    out.node("collClause", collClause);
    out.unsigned("collOid", collOid);
    out.nodes("constraints", constraints);
    out.nodes("fdwoptions", fdwoptions);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof ColumnDef that
            && Objects.equals(colname, that.colname)
            && Objects.equals(typeName, that.typeName)
            && Objects.equals(compression, that.compression)
            && inhcount == that.inhcount
            && is_local == that.is_local
            && is_not_null == that.is_not_null
            && is_from_type == that.is_from_type
            && storage == that.storage
            && Objects.equals(storage_name, that.storage_name)
            && Objects.equals(raw_default, that.raw_default)
            && Objects.equals(cooked_default, that.cooked_default)
            && identity == that.identity
            && Objects.equals(identitySequence, that.identitySequence)
            && generated == that.generated
            && Objects.equals(collClause, that.collClause)
            && collOid == that.collOid
            && constraints.equals(that.constraints)
            && fdwoptions.equals(that.fdwoptions);
  }

  @Override
  public int hashCode() {
    int hash = -142176081;
    hash = 31 * hash + Objects.hashCode(colname);
    hash = 31 * hash + Objects.hashCode(typeName);
    hash = 31 * hash + Objects.hashCode(compression);
    hash = 31 * hash + inhcount;
    hash = 31 * hash + Boolean.hashCode(is_local);
    hash = 31 * hash + Boolean.hashCode(is_not_null);
    hash = 31 * hash + Boolean.hashCode(is_from_type);
    hash = 31 * hash + storage;
    hash = 31 * hash + Objects.hashCode(storage_name);
    hash = 31 * hash + Objects.hashCode(raw_default);
    hash = 31 * hash + Objects.hashCode(cooked_default);
    hash = 31 * hash + identity;
    hash = 31 * hash + Objects.hashCode(identitySequence);
    hash = 31 * hash + generated;
    hash = 31 * hash + Objects.hashCode(collClause);
    hash = 31 * hash + collOid;
    hash = 31 * hash + constraints.hashCode();
    hash = 31 * hash + fdwoptions.hashCode();
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
    builder.colname = colname;
    builder.typeName = typeName;
    builder.compression = compression;
    builder.inhcount = inhcount;
    builder.is_local = is_local;
    builder.is_not_null = is_not_null;
    builder.is_from_type = is_from_type;
    builder.storage = storage;
    builder.storage_name = storage_name;
    builder.raw_default = raw_default;
    builder.cooked_default = cooked_default;
    builder.identity = identity;
    builder.identitySequence = identitySequence;
    builder.generated = generated;
    builder.collClause = collClause;
    builder.collOid = collOid;
    builder.constraints = constraints;
    builder.fdwoptions = fdwoptions;
    builder.location = location;
    return builder;
  }

  /// Builds a [ColumnDef].
  public static final class Builder {
    private @Nullable String colname;
    private @Nullable TypeName typeName;
    private @Nullable String compression;
    private int inhcount;
    private boolean is_local;
    private boolean is_not_null;
    private boolean is_from_type;
    private char storage;
    private @Nullable String storage_name;
    private @Nullable Expr raw_default;
    private @Nullable Expr cooked_default;
    private char identity;
    private @Nullable RangeVar identitySequence;
    private char generated;
    private @Nullable CollateClause collClause;
    private int collOid;
    private List<Constraint> constraints = List.of();
    private List<DefElem> fdwoptions = List.of();
    private int location = -1;

    private Builder() {}

    public Builder colname(@Nullable String colname) {
      this.colname = colname;
      return this;
    }

    public Builder typeName(@Nullable TypeName typeName) {
      this.typeName = typeName;
      return this;
    }

    public Builder compression(@Nullable String compression) {
      this.compression = compression;
      return this;
    }

    public Builder inhcount(int inhcount) {
      this.inhcount = inhcount;
      return this;
    }

    public Builder is_local(boolean is_local) {
      this.is_local = is_local;
      return this;
    }

    public Builder is_not_null(boolean is_not_null) {
      this.is_not_null = is_not_null;
      return this;
    }

    public Builder is_from_type(boolean is_from_type) {
      this.is_from_type = is_from_type;
      return this;
    }

    public Builder storage(char storage) {
      this.storage = storage;
      return this;
    }

    public Builder storage_name(@Nullable String storage_name) {
      this.storage_name = storage_name;
      return this;
    }

    public Builder raw_default(@Nullable Expr raw_default) {
      this.raw_default = raw_default;
      return this;
    }

    public Builder cooked_default(@Nullable Expr cooked_default) {
      this.cooked_default = cooked_default;
      return this;
    }

    public Builder identity(char identity) {
      this.identity = identity;
      return this;
    }

    public Builder identitySequence(@Nullable RangeVar identitySequence) {
      this.identitySequence = identitySequence;
      return this;
    }

    public Builder generated(char generated) {
      this.generated = generated;
      return this;
    }

    public Builder collClause(@Nullable CollateClause collClause) {
      this.collClause = collClause;
      return this;
    }

    public Builder collOid(int collOid) {
      this.collOid = collOid;
      return this;
    }

    public Builder constraints(List<Constraint> constraints) {
      this.constraints = constraints;
      return this;
    }

    public Builder fdwoptions(List<DefElem> fdwoptions) {
      this.fdwoptions = fdwoptions;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public ColumnDef build() {
      return new ColumnDef(
          colname,
          typeName,
          compression,
          inhcount,
          is_local,
          is_not_null,
          is_from_type,
          storage,
          storage_name,
          raw_default,
          cooked_default,
          identity,
          identitySequence,
          generated,
          collClause,
          collOid,
          constraints,
          fdwoptions,
          location);
    }
  }
}
