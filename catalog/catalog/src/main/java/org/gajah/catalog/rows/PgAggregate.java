package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_aggregate`.
@Generated("CatalogFactsTest")
public record PgAggregate(
    int aggfnoid,
    char aggkind,
    short aggnumdirectargs,
    int aggtransfn,
    int aggfinalfn,
    int aggcombinefn,
    int aggserialfn,
    int aggdeserialfn,
    int aggmtransfn,
    int aggminvtransfn,
    int aggmfinalfn,
    boolean aggfinalextra,
    boolean aggmfinalextra,
    char aggfinalmodify,
    char aggmfinalmodify,
    int aggsortop,
    int aggtranstype,
    int aggtransspace,
    int aggmtranstype,
    int aggmtransspace,
    @Nullable String agginitval,
    @Nullable String aggminitval)
    implements CatalogRow {
  public static final CatalogTable<PgAggregate> TABLE =
      new CatalogTable<>(
          "pg_aggregate",
          2600,
          0,
          false,
          4159,
          4160,
          List.of(
              new CatalogColumn("aggfnoid", 24, true),
              new CatalogColumn("aggkind", 18, true),
              new CatalogColumn("aggnumdirectargs", 21, true),
              new CatalogColumn("aggtransfn", 24, true),
              new CatalogColumn("aggfinalfn", 24, true),
              new CatalogColumn("aggcombinefn", 24, true),
              new CatalogColumn("aggserialfn", 24, true),
              new CatalogColumn("aggdeserialfn", 24, true),
              new CatalogColumn("aggmtransfn", 24, true),
              new CatalogColumn("aggminvtransfn", 24, true),
              new CatalogColumn("aggmfinalfn", 24, true),
              new CatalogColumn("aggfinalextra", 16, true),
              new CatalogColumn("aggmfinalextra", 16, true),
              new CatalogColumn("aggfinalmodify", 18, true),
              new CatalogColumn("aggmfinalmodify", 18, true),
              new CatalogColumn("aggsortop", 26, true),
              new CatalogColumn("aggtranstype", 26, true),
              new CatalogColumn("aggtransspace", 23, true),
              new CatalogColumn("aggmtranstype", 26, true),
              new CatalogColumn("aggmtransspace", 23, true),
              new CatalogColumn("agginitval", 25, false),
              new CatalogColumn("aggminitval", 25, false)),
          PgAggregate::read);

  public static final CatalogIndex<PgAggregate> FNOID_INDEX =
      new CatalogIndex<>("pg_aggregate_fnoid_index", 2650, true, true, TABLE, List.of(1));

  public static final int ANUM_AGGFNOID = 1;
  public static final int ANUM_AGGKIND = 2;
  public static final int ANUM_AGGNUMDIRECTARGS = 3;
  public static final int ANUM_AGGTRANSFN = 4;
  public static final int ANUM_AGGFINALFN = 5;
  public static final int ANUM_AGGCOMBINEFN = 6;
  public static final int ANUM_AGGSERIALFN = 7;
  public static final int ANUM_AGGDESERIALFN = 8;
  public static final int ANUM_AGGMTRANSFN = 9;
  public static final int ANUM_AGGMINVTRANSFN = 10;
  public static final int ANUM_AGGMFINALFN = 11;
  public static final int ANUM_AGGFINALEXTRA = 12;
  public static final int ANUM_AGGMFINALEXTRA = 13;
  public static final int ANUM_AGGFINALMODIFY = 14;
  public static final int ANUM_AGGMFINALMODIFY = 15;
  public static final int ANUM_AGGSORTOP = 16;
  public static final int ANUM_AGGTRANSTYPE = 17;
  public static final int ANUM_AGGTRANSSPACE = 18;
  public static final int ANUM_AGGMTRANSTYPE = 19;
  public static final int ANUM_AGGMTRANSSPACE = 20;
  public static final int ANUM_AGGINITVAL = 21;
  public static final int ANUM_AGGMINITVAL = 22;

  public static final char AGGKIND_NORMAL = 'n';
  public static final char AGGKIND_ORDERED_SET = 'o';
  public static final char AGGKIND_HYPOTHETICAL = 'h';
  public static final char AGGMODIFY_READ_ONLY = 'r';
  public static final char AGGMODIFY_SHAREABLE = 's';
  public static final char AGGMODIFY_READ_WRITE = 'w';

  private static PgAggregate read(RowSource row) {
    return new PgAggregate(
        row.int4(1),
        row.letter(2),
        row.int2(3),
        row.int4(4),
        row.int4(5),
        row.int4(6),
        row.int4(7),
        row.int4(8),
        row.int4(9),
        row.int4(10),
        row.int4(11),
        row.bool(12),
        row.bool(13),
        row.letter(14),
        row.letter(15),
        row.int4(16),
        row.int4(17),
        row.int4(18),
        row.int4(19),
        row.int4(20),
        row.isNull(21) ? null : row.text(21),
        row.isNull(22) ? null : row.text(22));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> aggfnoid;
      case 2 -> aggkind;
      case 3 -> aggnumdirectargs;
      case 4 -> aggtransfn;
      case 5 -> aggfinalfn;
      case 6 -> aggcombinefn;
      case 7 -> aggserialfn;
      case 8 -> aggdeserialfn;
      case 9 -> aggmtransfn;
      case 10 -> aggminvtransfn;
      case 11 -> aggmfinalfn;
      case 12 -> aggfinalextra;
      case 13 -> aggmfinalextra;
      case 14 -> aggfinalmodify;
      case 15 -> aggmfinalmodify;
      case 16 -> aggsortop;
      case 17 -> aggtranstype;
      case 18 -> aggtransspace;
      case 19 -> aggmtranstype;
      case 20 -> aggmtransspace;
      case 21 -> agginitval;
      case 22 -> aggminitval;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
