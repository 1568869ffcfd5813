package org.gajah.commands.relation;

import java.util.HashSet;
import java.util.Set;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.commands.object.Definer;
import org.jspecify.annotations.Nullable;

/// Which types a column may have. Mirrors `CheckAttributeType()`.
///
/// @param anyArray whether it may be `anyarray`, as columns with statistics are
public record ColumnTypes(Definer definer, boolean anyArray) {
  /// @param containing types that it is in
  /// @throws PgException 42P16 when a column may not have a type
  public void check(String column, int type, int collation, @Nullable Set<Integer> containing) {
    PgType row = definer.types().get(type);
    switch (row.typtype()) {
      case 'p' -> {
        if (!anyArray || type != TypeOid.ANYARRAY) {
          throw new PgException(
              SqlState.INVALID_TABLE_DEFINITION,
              "column \"%s\" has pseudo-type %s"
                  .formatted(column, definer.typeNames().format(type)));
        }
      }
      case 'd' -> check(column, row.typbasetype(), collation, containing);
      case 'c' -> checkComposite(row, containing);
      default -> {
        int element = definer.types().element(type);
        if (element != Oid.INVALID) {
          check(column, element, collation, containing);
        }
      }
    }
    if (collation == Oid.INVALID && row.typcollation() != Oid.INVALID) {
      throw new PgException(
              SqlState.INVALID_TABLE_DEFINITION,
              "no collation was derived for column \"%s\" with collatable type %s"
                  .formatted(column, definer.typeNames().format(type)))
          .hint("Use the COLLATE clause to set the collation explicitly.");
    }
  }

  private void checkComposite(PgType row, @Nullable Set<Integer> containing) {
    if (containing != null && containing.contains(row.oid())) {
      throw new PgException(
          SqlState.INVALID_TABLE_DEFINITION,
          "composite type %s cannot be made a member of itself"
              .formatted(definer.typeNames().format(row.oid())));
    }
    Set<Integer> inner = new HashSet<>(containing == null ? Set.of() : containing);
    inner.add(row.oid());
    for (PgAttribute column : definer.types().attributes(row.typrelid())) {
      if (!column.attisdropped()) {
        check(column.attname(), column.atttypid(), column.attcollation(), inner);
      }
    }
  }
}
