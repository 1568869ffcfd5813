package org.gajah.commands.relation;

import org.gajah.catalog.rows.PgIndex;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.commands.object.Definer;

/// Which index a table is clustered by. Mirrors `mark_index_clustered` of `commands/cluster.c`.
public final class ClusterMark {
  private ClusterMark() {}

  /// Marks an index, and no other of the table.
  ///
  /// @param index 0 for none
  public static void set(Definer definer, int table, int index) {
    for (Found<PgIndex> found : definer.catalog().locate(PgIndex.INDRELID_INDEX, table)) {
      boolean wanted = found.row().indexrelid() == index;
      if (found.row().indisclustered() != wanted) {
        definer
            .writer()
            .update(
                found,
                RowEdit.of(PgIndex.TABLE, found.row())
                    .set(PgIndex.ANUM_INDISCLUSTERED, wanted)
                    .row());
      }
    }
  }
}
