package org.gajah.commands.view;

import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgCollation;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.commands.object.Definer;
import org.gajah.commands.table.NewColumns;
import org.jspecify.annotations.Nullable;

/// CREATE OR REPLACE VIEW of a view that is there: its columns stay, more may follow.
final class ViewReplacement {
  private final Definer definer;

  ViewReplacement(Definer definer) {
    this.definer = definer;
  }

  void replace(PgClass view, List<PgAttribute> columns, @Nullable List<String> options) {
    if (view.relkind() != PgClass.RELKIND_VIEW) {
      throw new PgException(
          SqlState.WRONG_OBJECT_TYPE, "\"%s\" is not a view".formatted(view.relname()));
    }
    CreateView.lock(definer, view);
    List<PgAttribute> old = definer.types().attributes(view.oid());
    check(old, columns);
    for (PgAttribute column : columns.subList(old.size(), columns.size())) {
      new NewColumns(definer).add(view.oid(), column);
      definer.nextCommand();
    }
    Found<PgClass> found = definer.writer().locate(SysCache.RELOID, view.oid());
    definer
        .writer()
        .update(
            found,
            RowEdit.of(PgClass.TABLE, found.row())
                .set(
                    PgClass.ANUM_RELOPTIONS,
                    options == null ? null : options.toArray(String[]::new))
                .row());
    definer.nextCommand();
  }

  private static PgException invalid(String message) {
    return new PgException(SqlState.INVALID_TABLE_DEFINITION, message);
  }

  private void check(List<PgAttribute> old, List<PgAttribute> now) {
    if (now.size() < old.size()) {
      throw invalid("cannot drop columns from view");
    }
    for (int i = 0; i < old.size(); i++) {
      PgAttribute before = old.get(i);
      PgAttribute after = now.get(i);
      if (!before.attname().equals(after.attname())) {
        throw invalid(
                "cannot change name of view column \"%s\" to \"%s\""
                    .formatted(before.attname(), after.attname()))
            .hint(
                "Use ALTER VIEW ... RENAME COLUMN ... to change name of view column instead.");
      }
      if (before.atttypid() != after.atttypid() || before.atttypmod() != after.atttypmod()) {
        throw invalid(
            "cannot change data type of view column \"%s\" from %s to %s"
                .formatted(before.attname(), type(before), type(after)));
      }
      if (before.attcollation() != after.attcollation()) {
        throw invalid(
            "cannot change collation of view column \"%s\" from \"%s\" to \"%s\""
                .formatted(
                    before.attname(),
                    collation(before.attcollation()),
                    collation(after.attcollation())));
      }
    }
  }

  private String type(PgAttribute column) {
    return definer.typeNames().format(column.atttypid(), column.atttypmod());
  }

  private String collation(int oid) {
    PgCollation row = definer.catalog().find(SysCache.COLLOID, oid);
    return row == null ? "" : row.collname();
  }
}
