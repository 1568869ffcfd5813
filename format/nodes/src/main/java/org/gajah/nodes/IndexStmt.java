package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// CREATE INDEX.
///
/// Mirrors `IndexStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record IndexStmt(
    @Nullable String idxname,
    @Nullable RangeVar relation,
    @Nullable String accessMethod,
    @Nullable String tableSpace,
    List<IndexElem> indexParams,
    List<IndexElem> indexIncludingParams,
    List<DefElem> options,
    @Nullable Expr whereClause,
    List<List<String>> excludeOpNames,
    @Nullable String idxcomment,
    int indexOid,
    int oldNumber,
    int oldCreateSubid,
    int oldFirstRelfilelocatorSubid,
    boolean unique,
    boolean nulls_not_distinct,
    boolean primary,
    boolean isconstraint,
    boolean deferrable,
    boolean initdeferred,
    boolean transformed,
    boolean concurrent,
    boolean if_not_exists,
    boolean reset_default_tblspc)
    implements UtilityStmt {
  public IndexStmt {
    indexParams = List.copyOf(indexParams);
    indexIncludingParams = List.copyOf(indexIncludingParams);
    options = List.copyOf(options);
    excludeOpNames = Children.frozenLists(excludeOpNames);
  }

  @Override
  public String label() {
    return "INDEXSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (relation != null && test.test(relation))
        || Children.any(indexParams, test)
        || Children.any(indexIncludingParams, test)
        || Children.any(options, test)
        || (whereClause != null && test.test(whereClause));
  }

  @Override
  public IndexStmt mapChildren(UnaryOperator<Node> mapper) {
    @Nullable RangeVar newRelation = relation == null ? null : (RangeVar) mapper.apply(relation);
    List<IndexElem> newIndexParams = Children.map(indexParams, mapper);
    List<IndexElem> newIndexIncludingParams = Children.map(indexIncludingParams, mapper);
    List<DefElem> newOptions = Children.map(options, mapper);
    @Nullable Expr newWhereClause = whereClause == null ? null : (Expr) mapper.apply(whereClause);
    return newRelation == relation
            && newIndexParams == indexParams
            && newIndexIncludingParams == indexIncludingParams
            && newOptions == options
            && newWhereClause == whereClause
        ? this
        : new IndexStmt(
            idxname,
            newRelation,
            accessMethod,
            tableSpace,
            newIndexParams,
            newIndexIncludingParams,
            newOptions,
            newWhereClause,
            excludeOpNames,
            idxcomment,
            indexOid,
            oldNumber,
            oldCreateSubid,
            oldFirstRelfilelocatorSubid,
            unique,
            nulls_not_distinct,
            primary,
            isconstraint,
            deferrable,
            initdeferred,
            transformed,
            concurrent,
            if_not_exists,
            reset_default_tblspc);
  }

  @Override
  public void fields(FieldSink out) {
    out.string("idxname", idxname);
    out.node("relation", relation);
    out.string("accessMethod", accessMethod);
    out.string("tableSpace", tableSpace);
    out.nodes("indexParams", indexParams);
    out.nodes("indexIncludingParams", indexIncludingParams);
    out.nodes("options", options);
    out.node("whereClause", whereClause);
    out.stringLists("excludeOpNames", excludeOpNames);
    out.string("idxcomment", idxcomment);
    out.unsigned("indexOid", indexOid);
    out.unsigned("oldNumber", oldNumber);
    out.unsigned("oldCreateSubid", oldCreateSubid);
    out.unsigned("oldFirstRelfilelocatorSubid", oldFirstRelfilelocatorSubid);
    out.bool("unique", unique);
    out.bool("nulls_not_distinct", nulls_not_distinct);
    out.bool("primary", primary);
    out.bool("isconstraint", isconstraint);
    out.bool("deferrable", deferrable);
    out.bool("initdeferred", initdeferred);
    out.bool("transformed", transformed);
    out.bool("concurrent", concurrent);
    out.bool("if_not_exists", if_not_exists);
    out.bool("reset_default_tblspc", reset_default_tblspc);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof IndexStmt that
            && Objects.equals(idxname, that.idxname)
            && Objects.equals(relation, that.relation)
            && Objects.equals(accessMethod, that.accessMethod)
            && Objects.equals(tableSpace, that.tableSpace)
            && indexParams.equals(that.indexParams)
            && indexIncludingParams.equals(that.indexIncludingParams)
            && options.equals(that.options)
            && Objects.equals(whereClause, that.whereClause)
            && excludeOpNames.equals(that.excludeOpNames)
            && Objects.equals(idxcomment, that.idxcomment)
            && indexOid == that.indexOid
            && oldNumber == that.oldNumber
            && oldCreateSubid == that.oldCreateSubid
            && oldFirstRelfilelocatorSubid == that.oldFirstRelfilelocatorSubid
            && unique == that.unique
            && nulls_not_distinct == that.nulls_not_distinct
            && primary == that.primary
            && isconstraint == that.isconstraint
            && deferrable == that.deferrable
            && initdeferred == that.initdeferred
            && transformed == that.transformed
            && concurrent == that.concurrent
            && if_not_exists == that.if_not_exists
            && reset_default_tblspc == that.reset_default_tblspc;
  }

  @Override
  public int hashCode() {
    int hash = 1196428186;
    hash = 31 * hash + Objects.hashCode(idxname);
    hash = 31 * hash + Objects.hashCode(relation);
    hash = 31 * hash + Objects.hashCode(accessMethod);
    hash = 31 * hash + Objects.hashCode(tableSpace);
    hash = 31 * hash + indexParams.hashCode();
    hash = 31 * hash + indexIncludingParams.hashCode();
    hash = 31 * hash + options.hashCode();
    hash = 31 * hash + Objects.hashCode(whereClause);
    hash = 31 * hash + excludeOpNames.hashCode();
    hash = 31 * hash + Objects.hashCode(idxcomment);
    hash = 31 * hash + indexOid;
    hash = 31 * hash + oldNumber;
    hash = 31 * hash + oldCreateSubid;
    hash = 31 * hash + oldFirstRelfilelocatorSubid;
    hash = 31 * hash + Boolean.hashCode(unique);
    hash = 31 * hash + Boolean.hashCode(nulls_not_distinct);
    hash = 31 * hash + Boolean.hashCode(primary);
    hash = 31 * hash + Boolean.hashCode(isconstraint);
    hash = 31 * hash + Boolean.hashCode(deferrable);
    hash = 31 * hash + Boolean.hashCode(initdeferred);
    hash = 31 * hash + Boolean.hashCode(transformed);
    hash = 31 * hash + Boolean.hashCode(concurrent);
    hash = 31 * hash + Boolean.hashCode(if_not_exists);
    hash = 31 * hash + Boolean.hashCode(reset_default_tblspc);
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
    builder.idxname = idxname;
    builder.relation = relation;
    builder.accessMethod = accessMethod;
    builder.tableSpace = tableSpace;
    builder.indexParams = indexParams;
    builder.indexIncludingParams = indexIncludingParams;
    builder.options = options;
    builder.whereClause = whereClause;
    builder.excludeOpNames = excludeOpNames;
    builder.idxcomment = idxcomment;
    builder.indexOid = indexOid;
    builder.oldNumber = oldNumber;
    builder.oldCreateSubid = oldCreateSubid;
    builder.oldFirstRelfilelocatorSubid = oldFirstRelfilelocatorSubid;
    builder.unique = unique;
    builder.nulls_not_distinct = nulls_not_distinct;
    builder.primary = primary;
    builder.isconstraint = isconstraint;
    builder.deferrable = deferrable;
    builder.initdeferred = initdeferred;
    builder.transformed = transformed;
    builder.concurrent = concurrent;
    builder.if_not_exists = if_not_exists;
    builder.reset_default_tblspc = reset_default_tblspc;
    return builder;
  }

  /// Builds a [IndexStmt].
  public static final class Builder {
    private @Nullable String idxname;
    private @Nullable RangeVar relation;
    private @Nullable String accessMethod;
    private @Nullable String tableSpace;
    private List<IndexElem> indexParams = List.of();
    private List<IndexElem> indexIncludingParams = List.of();
    private List<DefElem> options = List.of();
    private @Nullable Expr whereClause;
    private List<List<String>> excludeOpNames = List.of();
    private @Nullable String idxcomment;
    private int indexOid;
    private int oldNumber;
    private int oldCreateSubid;
    private int oldFirstRelfilelocatorSubid;
    private boolean unique;
    private boolean nulls_not_distinct;
    private boolean primary;
    private boolean isconstraint;
    private boolean deferrable;
    private boolean initdeferred;
    private boolean transformed;
    private boolean concurrent;
    private boolean if_not_exists;
    private boolean reset_default_tblspc;

    private Builder() {}

    public Builder idxname(@Nullable String idxname) {
      this.idxname = idxname;
      return this;
    }

    public Builder relation(@Nullable RangeVar relation) {
      this.relation = relation;
      return this;
    }

    public Builder accessMethod(@Nullable String accessMethod) {
      this.accessMethod = accessMethod;
      return this;
    }

    public Builder tableSpace(@Nullable String tableSpace) {
      this.tableSpace = tableSpace;
      return this;
    }

    public Builder indexParams(List<IndexElem> indexParams) {
      this.indexParams = indexParams;
      return this;
    }

    public Builder indexIncludingParams(List<IndexElem> indexIncludingParams) {
      this.indexIncludingParams = indexIncludingParams;
      return this;
    }

    public Builder options(List<DefElem> options) {
      this.options = options;
      return this;
    }

    public Builder whereClause(@Nullable Expr whereClause) {
      this.whereClause = whereClause;
      return this;
    }

    public Builder excludeOpNames(List<List<String>> excludeOpNames) {
      this.excludeOpNames = excludeOpNames;
      return this;
    }

    public Builder idxcomment(@Nullable String idxcomment) {
      this.idxcomment = idxcomment;
      return this;
    }

    public Builder indexOid(int indexOid) {
      this.indexOid = indexOid;
      return this;
    }

    public Builder oldNumber(int oldNumber) {
      this.oldNumber = oldNumber;
      return this;
    }

    public Builder oldCreateSubid(int oldCreateSubid) {
      this.oldCreateSubid = oldCreateSubid;
      return this;
    }

    public Builder oldFirstRelfilelocatorSubid(int oldFirstRelfilelocatorSubid) {
      this.oldFirstRelfilelocatorSubid = oldFirstRelfilelocatorSubid;
      return this;
    }

    public Builder unique(boolean unique) {
      this.unique = unique;
      return this;
    }

    public Builder nulls_not_distinct(boolean nulls_not_distinct) {
      this.nulls_not_distinct = nulls_not_distinct;
      return this;
    }

    public Builder primary(boolean primary) {
      this.primary = primary;
      return this;
    }

    public Builder isconstraint(boolean isconstraint) {
      this.isconstraint = isconstraint;
      return this;
    }

    public Builder deferrable(boolean deferrable) {
      this.deferrable = deferrable;
      return this;
    }

    public Builder initdeferred(boolean initdeferred) {
      this.initdeferred = initdeferred;
      return this;
    }

    public Builder transformed(boolean transformed) {
      this.transformed = transformed;
      return this;
    }

    public Builder concurrent(boolean concurrent) {
      this.concurrent = concurrent;
      return this;
    }

    public Builder if_not_exists(boolean if_not_exists) {
      this.if_not_exists = if_not_exists;
      return this;
    }

    public Builder reset_default_tblspc(boolean reset_default_tblspc) {
      this.reset_default_tblspc = reset_default_tblspc;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public IndexStmt build() {
      return new IndexStmt(
          idxname,
          relation,
          accessMethod,
          tableSpace,
          indexParams,
          indexIncludingParams,
          options,
          whereClause,
          excludeOpNames,
          idxcomment,
          indexOid,
          oldNumber,
          oldCreateSubid,
          oldFirstRelfilelocatorSubid,
          unique,
          nulls_not_distinct,
          primary,
          isconstraint,
          deferrable,
          initdeferred,
          transformed,
          concurrent,
          if_not_exists,
          reset_default_tblspc);
    }
  }
}
