package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_event_trigger`.
@Generated("CatalogFactsTest")
@SuppressWarnings("ArrayRecordComponent") // Rows are shared, and nobody changes them.
public record PgEventTrigger(
    int oid,
    String evtname,
    String evtevent,
    int evtowner,
    int evtfoid,
    char evtenabled,
    String @Nullable [] evttags)
    implements CatalogRow {
  public static final CatalogTable<PgEventTrigger> TABLE =
      new CatalogTable<>(
          "pg_event_trigger",
          3466,
          0,
          false,
          4145,
          4146,
          List.of(
              new CatalogColumn("oid", 26, true),
              new CatalogColumn("evtname", 19, true),
              new CatalogColumn("evtevent", 19, true),
              new CatalogColumn("evtowner", 26, true),
              new CatalogColumn("evtfoid", 26, true),
              new CatalogColumn("evtenabled", 18, true),
              new CatalogColumn("evttags", 1009, false)),
          PgEventTrigger::read);

  public static final CatalogIndex<PgEventTrigger> EVTNAME_INDEX =
      new CatalogIndex<>("pg_event_trigger_evtname_index", 3467, true, false, TABLE, List.of(2));

  public static final CatalogIndex<PgEventTrigger> OID_INDEX =
      new CatalogIndex<>("pg_event_trigger_oid_index", 3468, true, true, TABLE, List.of(1));

  public static final int ANUM_OID = 1;
  public static final int ANUM_EVTNAME = 2;
  public static final int ANUM_EVTEVENT = 3;
  public static final int ANUM_EVTOWNER = 4;
  public static final int ANUM_EVTFOID = 5;
  public static final int ANUM_EVTENABLED = 6;
  public static final int ANUM_EVTTAGS = 7;

  private static PgEventTrigger read(RowSource row) {
    return new PgEventTrigger(
        row.int4(1),
        row.text(2),
        row.text(3),
        row.int4(4),
        row.int4(5),
        row.letter(6),
        row.isNull(7) ? null : row.texts(7));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> oid;
      case 2 -> evtname;
      case 3 -> evtevent;
      case 4 -> evtowner;
      case 5 -> evtfoid;
      case 6 -> evtenabled;
      case 7 -> evttags;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
