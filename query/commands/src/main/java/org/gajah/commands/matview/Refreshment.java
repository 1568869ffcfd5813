package org.gajah.commands.matview;

import org.gajah.analyzer.rewrite.Rewriter;
import org.gajah.batch.Vector;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.commands.CommandContext;
import org.gajah.commands.object.Definer;
import org.gajah.commands.relation.MovedTable;
import org.gajah.commands.table.RowFiller;
import org.gajah.commands.view.ViewRule;
import org.gajah.nodes.Query;

/// Gives a materialized view, which is locked, new rows in the place of those that it has. Mirrors
/// `RefreshMatViewByOid` of `commands/matview.c`.
record Refreshment(Definer definer, int view) {
  private static final Vector[] NO_PARAMETERS = {};

  /// @param filled false to leave it without rows, and not to be read
  /// @return how many rows it has
  long run(boolean filled) {
    CommandContext context = definer.context();
    PgClass row = definer.catalog().get(SysCache.RELOID, view);
    return context.asOwner(
        row.relowner(),
        () -> {
          Query query = new ViewRule(definer).query(view);
          mark(filled);
          Relation relation = context.relations().catalog().get(view);
          MovedTable moved =
              MovedTable.make(definer, relation, row.relpersistence(), row.reltablespace());
          long rows =
              filled
                  ? RowFiller.fill(
                      context,
                      moved.rows(),
                      Rewriter.rewrite(query, context.analysis()).getFirst(),
                      NO_PARAMETERS)
                  : 0;
          moved.finish();
          return rows;
        });
  }

  private void mark(boolean filled) {
    Found<PgClass> found = definer.writer().locate(SysCache.RELOID, view);
    definer
        .writer()
        .update(
            found,
            RowEdit.of(PgClass.TABLE, found.row()).set(PgClass.ANUM_RELISPOPULATED, filled).row());
    definer.nextCommand();
  }
}
