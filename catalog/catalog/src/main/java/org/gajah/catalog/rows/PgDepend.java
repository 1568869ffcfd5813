package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_depend`.
@Generated("CatalogFactsTest")
public record PgDepend(
    int classid,
    int objid,
    int objsubid,
    int refclassid,
    int refobjid,
    int refobjsubid,
    char deptype)
    implements CatalogRow {
  public static final CatalogTable<PgDepend> TABLE =
      new CatalogTable<>(
          "pg_depend",
          2608,
          0,
          false,
          0,
          0,
          List.of(
              new CatalogColumn("classid", 26, true),
              new CatalogColumn("objid", 26, true),
              new CatalogColumn("objsubid", 23, true),
              new CatalogColumn("refclassid", 26, true),
              new CatalogColumn("refobjid", 26, true),
              new CatalogColumn("refobjsubid", 23, true),
              new CatalogColumn("deptype", 18, true)),
          PgDepend::read);

  public static final CatalogIndex<PgDepend> DEPENDER_INDEX =
      new CatalogIndex<>("pg_depend_depender_index", 2673, false, false, TABLE, List.of(1, 2, 3));

  public static final CatalogIndex<PgDepend> REFERENCE_INDEX =
      new CatalogIndex<>("pg_depend_reference_index", 2674, false, false, TABLE, List.of(4, 5, 6));

  public static final int ANUM_CLASSID = 1;
  public static final int ANUM_OBJID = 2;
  public static final int ANUM_OBJSUBID = 3;
  public static final int ANUM_REFCLASSID = 4;
  public static final int ANUM_REFOBJID = 5;
  public static final int ANUM_REFOBJSUBID = 6;
  public static final int ANUM_DEPTYPE = 7;

  private static PgDepend read(RowSource row) {
    return new PgDepend(
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
      case 1 -> classid;
      case 2 -> objid;
      case 3 -> objsubid;
      case 4 -> refclassid;
      case 5 -> refobjid;
      case 6 -> refobjsubid;
      case 7 -> deptype;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
