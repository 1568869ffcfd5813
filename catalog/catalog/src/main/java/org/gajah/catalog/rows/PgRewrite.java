package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_rewrite`.
@Generated("CatalogFactsTest")
public record PgRewrite(
    int oid,
    String rulename,
    int ev_class,
    char ev_type,
    char ev_enabled,
    boolean is_instead,
    String ev_qual,
    String ev_action)
    implements CatalogRow {
  public static final CatalogTable<PgRewrite> TABLE =
      new CatalogTable<>(
          "pg_rewrite",
          2618,
          0,
          false,
          2838,
          2839,
          List.of(
              new CatalogColumn("oid", 26, true),
              new CatalogColumn("rulename", 19, true),
              new CatalogColumn("ev_class", 26, true),
              new CatalogColumn("ev_type", 18, true),
              new CatalogColumn("ev_enabled", 18, true),
              new CatalogColumn("is_instead", 16, true),
              new CatalogColumn("ev_qual", 194, true),
              new CatalogColumn("ev_action", 194, true)),
          PgRewrite::read);

  public static final CatalogIndex<PgRewrite> OID_INDEX =
      new CatalogIndex<>("pg_rewrite_oid_index", 2692, true, true, TABLE, List.of(1));

  public static final CatalogIndex<PgRewrite> REL_RULENAME_INDEX =
      new CatalogIndex<>("pg_rewrite_rel_rulename_index", 2693, true, false, TABLE, List.of(3, 2));

  public static final int ANUM_OID = 1;
  public static final int ANUM_RULENAME = 2;
  public static final int ANUM_EV_CLASS = 3;
  public static final int ANUM_EV_TYPE = 4;
  public static final int ANUM_EV_ENABLED = 5;
  public static final int ANUM_IS_INSTEAD = 6;
  public static final int ANUM_EV_QUAL = 7;
  public static final int ANUM_EV_ACTION = 8;

  private static PgRewrite read(RowSource row) {
    return new PgRewrite(
        row.int4(1),
        row.text(2),
        row.int4(3),
        row.letter(4),
        row.letter(5),
        row.bool(6),
        row.text(7),
        row.text(8));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> oid;
      case 2 -> rulename;
      case 3 -> ev_class;
      case 4 -> ev_type;
      case 5 -> ev_enabled;
      case 6 -> is_instead;
      case 7 -> ev_qual;
      case 8 -> ev_action;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
