package org.gajah.commands.relation;

import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.commands.object.Definer;

/// Values of columns that were added when a table had rows already, and which these do not hold
/// (`atthasmissing`). Mirrors `RelationClearMissing` of `catalog/heap.c`.
final class MissingValues {
  private MissingValues() {}

  /// Forgets them: all rows of the table have values for all columns now.
  static void clear(Definer definer, int table) {
    for (Found<PgAttribute> found :
        definer.catalog().locate(PgAttribute.RELID_ATTNUM_INDEX, table)) {
      if (found.row().atthasmissing()) {
        definer
            .writer()
            .update(
                found,
                RowEdit.of(PgAttribute.TABLE, found.row())
                    .set(PgAttribute.ANUM_ATTHASMISSING, false)
                    .set(PgAttribute.ANUM_ATTMISSINGVAL, null)
                    .row());
      }
    }
  }
}
