package org.gajah.commands.relation;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.commands.object.Definer;

/// Adds columns to relations.
public final class NewColumns {
  private final Definer definer;

  public NewColumns(Definer definer) {
    this.definer = definer;
  }

  /// Adds a column behind the others.
  ///
  /// @param column its row, whose relation and number are set here
  /// @return the row
  public PgAttribute add(int relation, PgAttribute column) {
    Found<PgClass> found = definer.writer().locate(SysCache.RELOID, relation);
    PgClass row = found.row();
    int number = row.relnatts() + 1;
    if (number > SystemColumns.MAX_COLUMNS) {
      throw new PgException(
          SqlState.TOO_MANY_COLUMNS,
          "tables can have at most %d columns".formatted(SystemColumns.MAX_COLUMNS));
    }
    PgAttribute result =
        RowEdit.of(PgAttribute.TABLE, new ColumnVersions(definer).joining(relation, column))
            .set(PgAttribute.ANUM_ATTRELID, relation)
            .set(PgAttribute.ANUM_ATTNUM, number)
            .row();
    definer.writer().insert(result);
    definer
        .writer()
        .update(found, RowEdit.of(PgClass.TABLE, row).set(PgClass.ANUM_RELNATTS, number).row());
    new NewRelation(definer).dependOnType(relation, result);
    return result;
  }
}
