package org.gajah.commands.referential;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.relation.Index;
import org.gajah.catalog.relation.Relation;
import org.jspecify.annotations.Nullable;

/// The columns that a foreign key points to, with the unique index that they need.
///
/// @param columns numbers, in the order of the foreign key's
/// @param operatorClasses of the index, in the same order
/// @param index OID
record ReferencedKey(short[] columns, int[] operatorClasses, int index) {
  /// The primary key of a table.
  ///
  /// @throws PgException 42704 or 55000 where it has none, or one that is checked late
  static ReferencedKey primary(Relation table) {
    Index key = table.primaryKey();
    if (key == null) {
      throw new PgException(
          SqlState.UNDEFINED_OBJECT,
          "there is no primary key for referenced table \"%s\"".formatted(table.name()));
    }
    if (!key.row().indimmediate()) {
      throw new PgException(
          SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
          "cannot use a deferrable primary key for referenced table \"%s\""
              .formatted(table.name()));
    }
    int count = key.row().indnkeyatts();
    short[] columns = new short[count];
    int[] classes = new int[count];
    for (int i = 0; i < count; i++) {
      columns[i] = key.row().indkey()[i];
      classes[i] = key.row().indclass()[i];
    }
    return new ReferencedKey(columns, classes, key.oid());
  }

  /// Columns that must have a unique index, in whatever order.
  ///
  /// @throws PgException 42830 or 55000 where they have none, or one that is checked late
  static ReferencedKey of(Relation table, List<Short> wanted) {
    Set<Short> different = new HashSet<>(wanted);
    if (different.size() < wanted.size()) {
      throw new PgException(
          SqlState.INVALID_FOREIGN_KEY,
          "foreign key referenced-columns list must not contain duplicates");
    }
    boolean late = false;
    for (Index index : table.indexes()) {
      int[] classes = isUsable(index, wanted.size()) ? classes(index, wanted) : null;
      if (classes != null && index.row().indimmediate()) {
        short[] columns = new short[wanted.size()];
        for (int i = 0; i < columns.length; i++) {
          columns[i] = wanted.get(i);
        }
        return new ReferencedKey(columns, classes, index.oid());
      }
      late |= classes != null;
    }
    throw late
        ? new PgException(
            SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
            "cannot use a deferrable unique constraint for referenced table \"%s\""
                .formatted(table.name()))
        : new PgException(
            SqlState.INVALID_FOREIGN_KEY,
            "there is no unique constraint matching given keys for referenced table \"%s\""
                .formatted(table.name()));
  }

  private static boolean isUsable(Index index, int columns) {
    return index.row().indnkeyatts() == columns
        && index.isUnique()
        && index.row().indisvalid()
        && !index.isPartial()
        && !index.hasExpressions();
  }

  /// The operator classes of the columns; null where the index is one of others.
  private static int @Nullable [] classes(Index index, List<Short> wanted) {
    int[] result = new int[wanted.size()];
    for (int i = 0; i < result.length; i++) {
      for (int j = 0; j < result.length; j++) {
        if (index.row().indkey()[j] == wanted.get(i)) {
          result[i] = index.row().indclass()[j];
        }
      }
      if (result[i] == 0) {
        return null;
      }
    }
    return result;
  }
}
