package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_init_privs`.
@Generated("CatalogFactsTest")
@SuppressWarnings("ArrayRecordComponent") // Rows are shared, and nobody changes them.
public record PgInitPrivs(
    int objoid, int classoid, int objsubid, char privtype, AclItem[] initprivs)
    implements CatalogRow {
  public static final CatalogTable<PgInitPrivs> TABLE =
      new CatalogTable<>(
          "pg_init_privs",
          3394,
          0,
          false,
          4155,
          4156,
          List.of(
              new CatalogColumn("objoid", 26, true),
              new CatalogColumn("classoid", 26, true),
              new CatalogColumn("objsubid", 23, true),
              new CatalogColumn("privtype", 18, true),
              new CatalogColumn("initprivs", 1034, true)),
          PgInitPrivs::read);

  public static final CatalogIndex<PgInitPrivs> O_C_O_INDEX =
      new CatalogIndex<>("pg_init_privs_o_c_o_index", 3395, true, true, TABLE, List.of(1, 2, 3));

  public static final int ANUM_OBJOID = 1;
  public static final int ANUM_CLASSOID = 2;
  public static final int ANUM_OBJSUBID = 3;
  public static final int ANUM_PRIVTYPE = 4;
  public static final int ANUM_INITPRIVS = 5;

  private static PgInitPrivs read(RowSource row) {
    return new PgInitPrivs(row.int4(1), row.int4(2), row.int4(3), row.letter(4), row.acl(5));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> objoid;
      case 2 -> classoid;
      case 3 -> objsubid;
      case 4 -> privtype;
      case 5 -> initprivs;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
