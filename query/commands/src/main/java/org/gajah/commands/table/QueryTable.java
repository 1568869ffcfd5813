package org.gajah.commands.table;

import java.util.List;
import org.gajah.base.id.Oid;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.Placement;
import org.gajah.commands.relation.NewRelation;
import org.gajah.commands.relation.StorageOptions;
import org.gajah.commands.relation.ToastTable;
import org.gajah.nodes.IntoClause;

/// Makes the table, or the materialized view, that the rows of a query shall go to.
public record QueryTable(Definer definer) {
  /// @param kind of `pg_class.relkind`
  /// @return its OID
  public int create(
      String name, char kind, Placement.Place place, List<PgAttribute> columns, IntoClause into) {
    int tablespace = new Placement(definer).tablespace(into.tableSpaceName(), place.persistence());
    int table =
        new NewRelation(definer)
            .create(
                new NewRelation.Request(
                    name,
                    place.schema(),
                    tablespace,
                    definer.user(),
                    kind,
                    place.persistence(),
                    columns,
                    Oid.INVALID,
                    StorageOptions.HEAP.changed(null, into.options(), null, false)));
    definer.nextCommand();
    new ToastTable(definer)
        .createFor(table, StorageOptions.TOAST.changed(null, into.options(), "toast", false));
    definer.nextCommand();
    return table;
  }
}
