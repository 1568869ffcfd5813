package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_subscription_rel`.
@Generated("CatalogFactsTest")
public record PgSubscriptionRel(int srsubid, int srrelid, char srsubstate, @Nullable Long srsublsn)
    implements CatalogRow {
  public static final CatalogTable<PgSubscriptionRel> TABLE =
      new CatalogTable<>(
          "pg_subscription_rel",
          6102,
          0,
          false,
          0,
          0,
          List.of(
              new CatalogColumn("srsubid", 26, true),
              new CatalogColumn("srrelid", 26, true),
              new CatalogColumn("srsubstate", 18, true),
              new CatalogColumn("srsublsn", 3220, false)),
          PgSubscriptionRel::read);

  public static final CatalogIndex<PgSubscriptionRel> SRRELID_SRSUBID_INDEX =
      new CatalogIndex<>(
          "pg_subscription_rel_srrelid_srsubid_index", 6117, true, true, TABLE, List.of(2, 1));

  public static final int ANUM_SRSUBID = 1;
  public static final int ANUM_SRRELID = 2;
  public static final int ANUM_SRSUBSTATE = 3;
  public static final int ANUM_SRSUBLSN = 4;

  public static final char SUBREL_STATE_INIT = 'i';
  public static final char SUBREL_STATE_DATASYNC = 'd';
  public static final char SUBREL_STATE_FINISHEDCOPY = 'f';
  public static final char SUBREL_STATE_SYNCDONE = 's';
  public static final char SUBREL_STATE_READY = 'r';
  public static final char SUBREL_STATE_UNKNOWN = '\0';
  public static final char SUBREL_STATE_SYNCWAIT = 'w';
  public static final char SUBREL_STATE_CATCHUP = 'c';

  private static PgSubscriptionRel read(RowSource row) {
    return new PgSubscriptionRel(
        row.int4(1), row.int4(2), row.letter(3), row.isNull(4) ? null : row.int8(4));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> srsubid;
      case 2 -> srrelid;
      case 3 -> srsubstate;
      case 4 -> srsublsn;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
