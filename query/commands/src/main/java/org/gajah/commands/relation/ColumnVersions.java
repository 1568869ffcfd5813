package org.gajah.commands.relation;

import java.util.List;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalog.type.ColumnVersion;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.commands.object.Definer;

/// Versions of columns, kept up where a relation has them (see [ColumnVersion]).
public final class ColumnVersions {
  private final Definer definer;

  public ColumnVersions(Definer definer) {
    this.definer = definer;
  }

  /// The row of a column that joins a relation.
  public PgAttribute joining(int relation, PgAttribute column) {
    return hasVersions(relation) ? versioned(column, now()) : column;
  }

  /// A column has got another type. It and all behind it get the same new version, for versions
  /// never fall from one column to the next.
  public void changed(int relation, int number) {
    if (!hasVersions(relation)) {
      return;
    }
    long now = now();
    for (PgAttribute column : columns(relation)) {
      if (column.attnum() >= number) {
        Found<PgAttribute> found =
            definer.writer().locate(SysCache.ATTNUM, relation, column.attnum());
        definer.writer().update(found, versioned(found.row(), now));
      }
    }
  }

  private List<PgAttribute> columns(int relation) {
    return definer.catalog().list(SysCache.ATTNUM, relation);
  }

  private boolean hasVersions(int relation) {
    return ColumnVersion.latest(columns(relation)) != ColumnVersion.NONE;
  }

  private long now() {
    return definer.context().process().wal().wal().insertPosition();
  }

  private static PgAttribute versioned(PgAttribute column, long version) {
    return RowEdit.of(PgAttribute.TABLE, column)
        .set(
            PgAttribute.ANUM_ATTOPTIONS,
            ColumnVersion.with(version, ColumnVersion.without(column.attoptions())))
        .row();
  }
}
