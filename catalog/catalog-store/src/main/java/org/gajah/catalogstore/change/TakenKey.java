package org.gajah.catalogstore.change;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.gajah.base.error.ErrorField;
import org.gajah.base.error.PgException;
import org.gajah.catalog.source.CatalogIndex;
import org.gajah.catalog.source.CatalogRow;
import org.gajah.catalogfacts.RelationOid;
import org.gajah.catalogfacts.TypeOid;

/// The key of a row of a system catalog that another row has already.
record TakenKey(CatalogIndex<?> index, CatalogRow row) {
  /// Catalogs that not everybody may read: faults keep their keys to themselves.
  private static final List<Integer> SECRET =
      List.of(
          RelationOid.PG_AUTHID,
          RelationOid.PG_LARGEOBJECT,
          RelationOid.PG_STATISTIC,
          RelationOid.PG_STATISTIC_EXT_DATA,
          RelationOid.PG_SUBSCRIPTION,
          RelationOid.PG_USER_MAPPING);

  /// Adds what a fault of the index says of the row.
  PgException tell(PgException fault) {
    fault.with(ErrorField.SCHEMA, "pg_catalog");
    if (SECRET.contains(index.table().oid())) {
      return fault;
    }
    String names =
        index.columns().stream()
            .map(number -> index.table().columns().get(number - 1).name())
            .collect(Collectors.joining(", "));
    String values = index.columns().stream().map(this::text).collect(Collectors.joining(", "));
    return fault.detail("Key (%s)=(%s) already exists.".formatted(names, values));
  }

  private String text(int number) {
    Object value = Objects.requireNonNull(row.value(number));
    return switch (index.table().columns().get(number - 1).type()) {
      case TypeOid.OID -> Integer.toUnsignedString((int) value);
      case TypeOid.OIDVECTOR ->
          Arrays.stream((int[]) value)
              .mapToObj(Integer::toUnsignedString)
              .collect(Collectors.joining(" "));
      default -> String.valueOf(value);
    };
  }
}
