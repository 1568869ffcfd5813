package org.gajah.commands.referential;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.relation.RelationCatalog;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgConstraint;

/// A foreign key with its two tables. Mirrors `RI_ConstraintInfo`.
///
/// @param row its row in `pg_constraint`
/// @param referencing the table that has the constraint
/// @param referenced the table that it points to
public record ForeignKey(PgConstraint row, Relation referencing, Relation referenced) {
  static final char RESTRICT = 'r';
  static final char CASCADE = 'c';
  static final char SET_NULL = 'n';
  static final char SET_DEFAULT = 'd';
  private static final char FULL = 'f';

  public static ForeignKey of(PgConstraint row, RelationCatalog relations) {
    return new ForeignKey(row, relations.get(row.conrelid()), relations.get(row.confrelid()));
  }

  public int size() {
    return referencingNumbers().length;
  }

  boolean isMatchFull() {
    return row.confmatchtype() == FULL;
  }

  short[] referencingNumbers() {
    return Objects.requireNonNull(row.conkey());
  }

  short[] referencedNumbers() {
    return Objects.requireNonNull(row.confkey());
  }

  PgAttribute referencingColumn(int i) {
    return referencing.column(referencingNumbers()[i]);
  }

  PgAttribute referencedColumn(int i) {
    return referenced.column(referencedNumbers()[i]);
  }

  /// The operator between a referenced and a referencing column.
  int crossOperator(int i) {
    return Objects.requireNonNull(row.conpfeqop())[i];
  }

  /// The operator between two referenced columns.
  int referencedOperator(int i) {
    return Objects.requireNonNull(row.conppeqop())[i];
  }

  /// The columns that ON DELETE SET sets.
  List<PgAttribute> setOnDelete() {
    short[] numbers = row.confdelsetcols();
    return columns(numbers == null ? referencingNumbers() : numbers);
  }

  List<PgAttribute> setOnUpdate() {
    return columns(referencingNumbers());
  }

  private List<PgAttribute> columns(short[] numbers) {
    List<PgAttribute> result = new ArrayList<>();
    for (short number : numbers) {
      result.add(referencing.column(number));
    }
    return result;
  }
}
