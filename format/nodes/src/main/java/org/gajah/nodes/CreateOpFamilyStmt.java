package org.gajah.nodes;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// CREATE OPERATOR FAMILY.
///
/// Mirrors `CreateOpFamilyStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record CreateOpFamilyStmt(List<String> opfamilyname, String amname) implements UtilityStmt {
  public CreateOpFamilyStmt {
    opfamilyname = List.copyOf(opfamilyname);
  }

  @Override
  public String label() {
    return "CREATEOPFAMILYSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public CreateOpFamilyStmt mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {
    out.strings("opfamilyname", opfamilyname);
    out.string("amname", amname);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof CreateOpFamilyStmt that
            && opfamilyname.equals(that.opfamilyname)
            && amname.equals(that.amname);
  }

  @Override
  public int hashCode() {
    int hash = 83976521;
    hash = 31 * hash + opfamilyname.hashCode();
    hash = 31 * hash + amname.hashCode();
    return hash;
  }
}
