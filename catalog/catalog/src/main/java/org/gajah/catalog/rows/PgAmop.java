package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_amop`.
@Generated("CatalogFactsTest")
public record PgAmop(
    int oid,
    int amopfamily,
    int amoplefttype,
    int amoprighttype,
    short amopstrategy,
    char amoppurpose,
    int amopopr,
    int amopmethod,
    int amopsortfamily)
    implements CatalogRow {
  public static final CatalogTable<PgAmop> TABLE =
      new CatalogTable<>(
          "pg_amop",
          2602,
          0,
          false,
          0,
          0,
          List.of(
              new CatalogColumn("oid", 26, true),
              new CatalogColumn("amopfamily", 26, true),
              new CatalogColumn("amoplefttype", 26, true),
              new CatalogColumn("amoprighttype", 26, true),
              new CatalogColumn("amopstrategy", 21, true),
              new CatalogColumn("amoppurpose", 18, true),
              new CatalogColumn("amopopr", 26, true),
              new CatalogColumn("amopmethod", 26, true),
              new CatalogColumn("amopsortfamily", 26, true)),
          PgAmop::read);

  public static final CatalogIndex<PgAmop> FAM_STRAT_INDEX =
      new CatalogIndex<>("pg_amop_fam_strat_index", 2653, true, false, TABLE, List.of(2, 3, 4, 5));

  public static final CatalogIndex<PgAmop> OPR_FAM_INDEX =
      new CatalogIndex<>("pg_amop_opr_fam_index", 2654, true, false, TABLE, List.of(7, 6, 2));

  public static final CatalogIndex<PgAmop> OID_INDEX =
      new CatalogIndex<>("pg_amop_oid_index", 2756, true, true, TABLE, List.of(1));

  public static final int ANUM_OID = 1;
  public static final int ANUM_AMOPFAMILY = 2;
  public static final int ANUM_AMOPLEFTTYPE = 3;
  public static final int ANUM_AMOPRIGHTTYPE = 4;
  public static final int ANUM_AMOPSTRATEGY = 5;
  public static final int ANUM_AMOPPURPOSE = 6;
  public static final int ANUM_AMOPOPR = 7;
  public static final int ANUM_AMOPMETHOD = 8;
  public static final int ANUM_AMOPSORTFAMILY = 9;

  public static final char AMOP_SEARCH = 's';
  public static final char AMOP_ORDER = 'o';

  private static PgAmop read(RowSource row) {
    return new PgAmop(
        row.int4(1),
        row.int4(2),
        row.int4(3),
        row.int4(4),
        row.int2(5),
        row.letter(6),
        row.int4(7),
        row.int4(8),
        row.int4(9));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> oid;
      case 2 -> amopfamily;
      case 3 -> amoplefttype;
      case 4 -> amoprighttype;
      case 5 -> amopstrategy;
      case 6 -> amoppurpose;
      case 7 -> amopopr;
      case 8 -> amopmethod;
      case 9 -> amopsortfamily;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
