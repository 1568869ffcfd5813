package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_shdepend`.
@Generated("CatalogFactsTest")
public record PgShdepend(
    int dbid, int classid, int objid, int objsubid, int refclassid, int refobjid, char deptype)
    implements CatalogRow {
  public static final CatalogTable<PgShdepend> TABLE =
      new CatalogTable<>(
          "pg_shdepend",
          1214,
          0,
          true,
          0,
          0,
          List.of(
              new CatalogColumn("dbid", 26, true),
              new CatalogColumn("classid", 26, true),
              new CatalogColumn("objid", 26, true),
              new CatalogColumn("objsubid", 23, true),
              new CatalogColumn("refclassid", 26, true),
              new CatalogColumn("refobjid", 26, true),
              new CatalogColumn("deptype", 18, true)),
          PgShdepend::read);

  public static final CatalogIndex<PgShdepend> DEPENDER_INDEX =
      new CatalogIndex<>(
          "pg_shdepend_depender_index", 1232, false, false, TABLE, List.of(1, 2, 3, 4));

  public static final CatalogIndex<PgShdepend> REFERENCE_INDEX =
      new CatalogIndex<>("pg_shdepend_reference_index", 1233, false, false, TABLE, List.of(5, 6));

  public static final int ANUM_DBID = 1;
  public static final int ANUM_CLASSID = 2;
  public static final int ANUM_OBJID = 3;
  public static final int ANUM_OBJSUBID = 4;
  public static final int ANUM_REFCLASSID = 5;
  public static final int ANUM_REFOBJID = 6;
  public static final int ANUM_DEPTYPE = 7;

  private static PgShdepend read(RowSource row) {
    return new PgShdepend(
        row.int4(1),
        row.int4(2),
        row.int4(3),
        row.int4(4),
        row.int4(5),
        row.int4(6),
        row.letter(7));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> dbid;
      case 2 -> classid;
      case 3 -> objid;
      case 4 -> objsubid;
      case 5 -> refclassid;
      case 6 -> refobjid;
      case 7 -> deptype;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
