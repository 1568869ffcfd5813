package org.gajah.nodes;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// CREATE TYPE of a composite type.
///
/// Mirrors `CompositeTypeStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record CompositeTypeStmt(RangeVar typevar, List<ColumnDef> coldeflist)
    implements UtilityStmt {
  public CompositeTypeStmt {
    coldeflist = List.copyOf(coldeflist);
  }

  @Override
  public String label() {
    return "COMPOSITETYPESTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(typevar) || Children.any(coldeflist, test);
  }

  @Override
  public CompositeTypeStmt mapChildren(UnaryOperator<Node> mapper) {
    RangeVar newTypevar = (RangeVar) mapper.apply(typevar);
    List<ColumnDef> newColdeflist = Children.map(coldeflist, mapper);
    return newTypevar == typevar && newColdeflist == coldeflist
        ? this
        : new CompositeTypeStmt(newTypevar, newColdeflist);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("typevar", typevar);
    out.nodes("coldeflist", coldeflist);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof CompositeTypeStmt that
            && typevar.equals(that.typevar)
            && coldeflist.equals(that.coldeflist);
  }

  @Override
  public int hashCode() {
    int hash = -77300311;
    hash = 31 * hash + typevar.hashCode();
    hash = 31 * hash + coldeflist.hashCode();
    return hash;
  }
}
