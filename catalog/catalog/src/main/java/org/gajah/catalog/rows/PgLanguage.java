package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_language`.
@Generated("CatalogFactsTest")
@SuppressWarnings("ArrayRecordComponent") // Rows are shared, and nobody changes them.
public record PgLanguage(
    int oid,
    String lanname,
    int lanowner,
    boolean lanispl,
    boolean lanpltrusted,
    int lanplcallfoid,
    int laninline,
    int lanvalidator,
    AclItem @Nullable [] lanacl)
    implements CatalogRow {
  public static final CatalogTable<PgLanguage> TABLE =
      new CatalogTable<>(
          "pg_language",
          2612,
          0,
          false,
          4157,
          4158,
          List.of(
              new CatalogColumn("oid", 26, true),
              new CatalogColumn("lanname", 19, true),
              new CatalogColumn("lanowner", 26, true),
              new CatalogColumn("lanispl", 16, true),
              new CatalogColumn("lanpltrusted", 16, true),
              new CatalogColumn("lanplcallfoid", 26, true),
              new CatalogColumn("laninline", 26, true),
              new CatalogColumn("lanvalidator", 26, true),
              new CatalogColumn("lanacl", 1034, false)),
          PgLanguage::read);

  public static final CatalogIndex<PgLanguage> NAME_INDEX =
      new CatalogIndex<>("pg_language_name_index", 2681, true, false, TABLE, List.of(2));

  public static final CatalogIndex<PgLanguage> OID_INDEX =
      new CatalogIndex<>("pg_language_oid_index", 2682, true, true, TABLE, List.of(1));

  public static final int ANUM_OID = 1;
  public static final int ANUM_LANNAME = 2;
  public static final int ANUM_LANOWNER = 3;
  public static final int ANUM_LANISPL = 4;
  public static final int ANUM_LANPLTRUSTED = 5;
  public static final int ANUM_LANPLCALLFOID = 6;
  public static final int ANUM_LANINLINE = 7;
  public static final int ANUM_LANVALIDATOR = 8;
  public static final int ANUM_LANACL = 9;

  public static final int INTERNALLANGUAGE_ID = 12;
  public static final int CLANGUAGE_ID = 13;
  public static final int SQLLANGUAGE_ID = 14;

  private static PgLanguage read(RowSource row) {
    return new PgLanguage(
        row.int4(1),
        row.text(2),
        row.int4(3),
        row.bool(4),
        row.bool(5),
        row.int4(6),
        row.int4(7),
        row.int4(8),
        row.isNull(9) ? null : row.acl(9));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> oid;
      case 2 -> lanname;
      case 3 -> lanowner;
      case 4 -> lanispl;
      case 5 -> lanpltrusted;
      case 6 -> lanplcallfoid;
      case 7 -> laninline;
      case 8 -> lanvalidator;
      case 9 -> lanacl;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
