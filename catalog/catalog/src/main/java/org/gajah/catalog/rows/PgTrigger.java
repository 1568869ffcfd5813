package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_trigger`.
@Generated("CatalogFactsTest")
@SuppressWarnings("ArrayRecordComponent") // Rows are shared, and nobody changes them.
public record PgTrigger(
    int oid,
    int tgrelid,
    int tgparentid,
    String tgname,
    int tgfoid,
    short tgtype,
    char tgenabled,
    boolean tgisinternal,
    int tgconstrrelid,
    int tgconstrindid,
    int tgconstraint,
    boolean tgdeferrable,
    boolean tginitdeferred,
    short tgnargs,
    short[] tgattr,
    byte[] tgargs,
    @Nullable String tgqual,
    @Nullable String tgoldtable,
    @Nullable String tgnewtable)
    implements CatalogRow {
  public static final CatalogTable<PgTrigger> TABLE =
      new CatalogTable<>(
          "pg_trigger",
          2620,
          0,
          false,
          2336,
          2337,
          List.of(
              new CatalogColumn("oid", 26, true),
              new CatalogColumn("tgrelid", 26, true),
              new CatalogColumn("tgparentid", 26, true),
              new CatalogColumn("tgname", 19, true),
              new CatalogColumn("tgfoid", 26, true),
              new CatalogColumn("tgtype", 21, true),
              new CatalogColumn("tgenabled", 18, true),
              new CatalogColumn("tgisinternal", 16, true),
              new CatalogColumn("tgconstrrelid", 26, true),
              new CatalogColumn("tgconstrindid", 26, true),
              new CatalogColumn("tgconstraint", 26, true),
              new CatalogColumn("tgdeferrable", 16, true),
              new CatalogColumn("tginitdeferred", 16, true),
              new CatalogColumn("tgnargs", 21, true),
              new CatalogColumn("tgattr", 22, true),
              new CatalogColumn("tgargs", 17, true),
              new CatalogColumn("tgqual", 194, false),
              new CatalogColumn("tgoldtable", 19, false),
              new CatalogColumn("tgnewtable", 19, false)),
          PgTrigger::read);

  public static final CatalogIndex<PgTrigger> TGCONSTRAINT_INDEX =
      new CatalogIndex<>("pg_trigger_tgconstraint_index", 2699, false, false, TABLE, List.of(11));

  public static final CatalogIndex<PgTrigger> TGRELID_TGNAME_INDEX =
      new CatalogIndex<>(
          "pg_trigger_tgrelid_tgname_index", 2701, true, false, TABLE, List.of(2, 4));

  public static final CatalogIndex<PgTrigger> OID_INDEX =
      new CatalogIndex<>("pg_trigger_oid_index", 2702, true, true, TABLE, List.of(1));

  public static final int ANUM_OID = 1;
  public static final int ANUM_TGRELID = 2;
  public static final int ANUM_TGPARENTID = 3;
  public static final int ANUM_TGNAME = 4;
  public static final int ANUM_TGFOID = 5;
  public static final int ANUM_TGTYPE = 6;
  public static final int ANUM_TGENABLED = 7;
  public static final int ANUM_TGISINTERNAL = 8;
  public static final int ANUM_TGCONSTRRELID = 9;
  public static final int ANUM_TGCONSTRINDID = 10;
  public static final int ANUM_TGCONSTRAINT = 11;
  public static final int ANUM_TGDEFERRABLE = 12;
  public static final int ANUM_TGINITDEFERRED = 13;
  public static final int ANUM_TGNARGS = 14;
  public static final int ANUM_TGATTR = 15;
  public static final int ANUM_TGARGS = 16;
  public static final int ANUM_TGQUAL = 17;
  public static final int ANUM_TGOLDTABLE = 18;
  public static final int ANUM_TGNEWTABLE = 19;

  public static final int TRIGGER_TYPE_ROW = 1 << 0;
  public static final int TRIGGER_TYPE_BEFORE = 1 << 1;
  public static final int TRIGGER_TYPE_INSERT = 1 << 2;
  public static final int TRIGGER_TYPE_DELETE = 1 << 3;
  public static final int TRIGGER_TYPE_UPDATE = 1 << 4;
  public static final int TRIGGER_TYPE_TRUNCATE = 1 << 5;
  public static final int TRIGGER_TYPE_INSTEAD = 1 << 6;
  public static final int TRIGGER_TYPE_STATEMENT = 0;
  public static final int TRIGGER_TYPE_AFTER = 0;

  private static PgTrigger read(RowSource row) {
    return new PgTrigger(
        row.int4(1),
        row.int4(2),
        row.int4(3),
        row.text(4),
        row.int4(5),
        row.int2(6),
        row.letter(7),
        row.bool(8),
        row.int4(9),
        row.int4(10),
        row.int4(11),
        row.bool(12),
        row.bool(13),
        row.int2(14),
        row.int2s(15),
        row.bytes(16),
        row.isNull(17) ? null : row.text(17),
        row.isNull(18) ? null : row.text(18),
        row.isNull(19) ? null : row.text(19));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> oid;
      case 2 -> tgrelid;
      case 3 -> tgparentid;
      case 4 -> tgname;
      case 5 -> tgfoid;
      case 6 -> tgtype;
      case 7 -> tgenabled;
      case 8 -> tgisinternal;
      case 9 -> tgconstrrelid;
      case 10 -> tgconstrindid;
      case 11 -> tgconstraint;
      case 12 -> tgdeferrable;
      case 13 -> tginitdeferred;
      case 14 -> tgnargs;
      case 15 -> tgattr;
      case 16 -> tgargs;
      case 17 -> tgqual;
      case 18 -> tgoldtable;
      case 19 -> tgnewtable;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
