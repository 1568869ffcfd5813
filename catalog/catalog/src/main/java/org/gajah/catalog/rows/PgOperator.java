package org.gajah.catalog.rows;

import java.util.List;
import javax.annotation.processing.Generated;
import org.gajah.catalog.source.*;
import org.jspecify.annotations.Nullable;

/// A row of `pg_operator`.
@Generated("CatalogFactsTest")
public record PgOperator(
    int oid,
    String oprname,
    int oprnamespace,
    int oprowner,
    char oprkind,
    boolean oprcanmerge,
    boolean oprcanhash,
    int oprleft,
    int oprright,
    int oprresult,
    int oprcom,
    int oprnegate,
    int oprcode,
    int oprrest,
    int oprjoin)
    implements CatalogRow {
  public static final CatalogTable<PgOperator> TABLE =
      new CatalogTable<>(
          "pg_operator",
          2617,
          0,
          false,
          0,
          0,
          List.of(
              new CatalogColumn("oid", 26, true),
              new CatalogColumn("oprname", 19, true),
              new CatalogColumn("oprnamespace", 26, true),
              new CatalogColumn("oprowner", 26, true),
              new CatalogColumn("oprkind", 18, true),
              new CatalogColumn("oprcanmerge", 16, true),
              new CatalogColumn("oprcanhash", 16, true),
              new CatalogColumn("oprleft", 26, true),
              new CatalogColumn("oprright", 26, true),
              new CatalogColumn("oprresult", 26, true),
              new CatalogColumn("oprcom", 26, true),
              new CatalogColumn("oprnegate", 26, true),
              new CatalogColumn("oprcode", 24, true),
              new CatalogColumn("oprrest", 24, true),
              new CatalogColumn("oprjoin", 24, true)),
          PgOperator::read);

  public static final CatalogIndex<PgOperator> OID_INDEX =
      new CatalogIndex<>("pg_operator_oid_index", 2688, true, true, TABLE, List.of(1));

  public static final CatalogIndex<PgOperator> OPRNAME_L_R_N_INDEX =
      new CatalogIndex<>(
          "pg_operator_oprname_l_r_n_index", 2689, true, false, TABLE, List.of(2, 8, 9, 3));

  public static final int ANUM_OID = 1;
  public static final int ANUM_OPRNAME = 2;
  public static final int ANUM_OPRNAMESPACE = 3;
  public static final int ANUM_OPROWNER = 4;
  public static final int ANUM_OPRKIND = 5;
  public static final int ANUM_OPRCANMERGE = 6;
  public static final int ANUM_OPRCANHASH = 7;
  public static final int ANUM_OPRLEFT = 8;
  public static final int ANUM_OPRRIGHT = 9;
  public static final int ANUM_OPRRESULT = 10;
  public static final int ANUM_OPRCOM = 11;
  public static final int ANUM_OPRNEGATE = 12;
  public static final int ANUM_OPRCODE = 13;
  public static final int ANUM_OPRREST = 14;
  public static final int ANUM_OPRJOIN = 15;

  public static final int BOOLEAN_NOT_EQUAL_OPERATOR = 85;
  public static final int BOOLEAN_EQUAL_OPERATOR = 91;
  public static final int INT4_EQUAL_OPERATOR = 96;
  public static final int INT4_LESS_OPERATOR = 97;
  public static final int TEXT_EQUAL_OPERATOR = 98;
  public static final int TEXT_PREFIX_OPERATOR = 3877;
  public static final int NAME_EQUAL_TEXT_OPERATOR = 254;
  public static final int NAME_LESS_TEXT_OPERATOR = 255;
  public static final int NAME_GREATER_EQUAL_TEXT_OPERATOR = 257;
  public static final int TIDEQUAL_OPERATOR = 387;
  public static final int TIDLESS_OPERATOR = 2799;
  public static final int TIDGREATER_OPERATOR = 2800;
  public static final int TIDLESS_EQ_OPERATOR = 2801;
  public static final int TIDGREATER_EQ_OPERATOR = 2802;
  public static final int INT8_LESS_OPERATOR = 412;
  public static final int OID_NAME_REGEXEQ_OP = 639;
  public static final int OID_TEXT_REGEXEQ_OP = 641;
  public static final int TEXT_LESS_OPERATOR = 664;
  public static final int TEXT_GREATER_EQUAL_OPERATOR = 667;
  public static final int FLOAT8_LESS_OPERATOR = 672;
  public static final int BPCHAR_EQUAL_OPERATOR = 1054;
  public static final int OID_BPCHAR_REGEXEQ_OP = 1055;
  public static final int BPCHAR_LESS_OPERATOR = 1058;
  public static final int BPCHAR_GREATER_EQUAL_OPERATOR = 1061;
  public static final int ARRAY_EQ_OP = 1070;
  public static final int ARRAY_LT_OP = 1072;
  public static final int ARRAY_GT_OP = 1073;
  public static final int OID_NAME_LIKE_OP = 1207;
  public static final int OID_TEXT_LIKE_OP = 1209;
  public static final int OID_BPCHAR_LIKE_OP = 1211;
  public static final int OID_NAME_ICREGEXEQ_OP = 1226;
  public static final int OID_TEXT_ICREGEXEQ_OP = 1228;
  public static final int OID_BPCHAR_ICREGEXEQ_OP = 1234;
  public static final int OID_INET_SUB_OP = 931;
  public static final int OID_INET_SUBEQ_OP = 932;
  public static final int OID_INET_SUP_OP = 933;
  public static final int OID_INET_SUPEQ_OP = 934;
  public static final int OID_INET_OVERLAP_OP = 3552;
  public static final int OID_NAME_ICLIKE_OP = 1625;
  public static final int OID_TEXT_ICLIKE_OP = 1627;
  public static final int OID_BPCHAR_ICLIKE_OP = 1629;
  public static final int BYTEA_EQUAL_OPERATOR = 1955;
  public static final int BYTEA_LESS_OPERATOR = 1957;
  public static final int BYTEA_GREATER_EQUAL_OPERATOR = 1960;
  public static final int OID_BYTEA_LIKE_OP = 2016;
  public static final int TEXT_PATTERN_LESS_OPERATOR = 2314;
  public static final int TEXT_PATTERN_GREATER_EQUAL_OPERATOR = 2317;
  public static final int BPCHAR_PATTERN_LESS_OPERATOR = 2326;
  public static final int BPCHAR_PATTERN_GREATER_EQUAL_OPERATOR = 2329;
  public static final int OID_ARRAY_OVERLAP_OP = 2750;
  public static final int OID_ARRAY_CONTAINS_OP = 2751;
  public static final int OID_ARRAY_CONTAINED_OP = 2752;
  public static final int RECORD_EQ_OP = 2988;
  public static final int RECORD_LT_OP = 2990;
  public static final int RECORD_GT_OP = 2991;
  public static final int RANGE_EQ_OP = 3882;
  public static final int OID_RANGE_LESS_OP = 3884;
  public static final int OID_RANGE_LESS_EQUAL_OP = 3885;
  public static final int OID_RANGE_GREATER_EQUAL_OP = 3886;
  public static final int OID_RANGE_GREATER_OP = 3887;
  public static final int OID_RANGE_OVERLAP_OP = 3888;
  public static final int OID_RANGE_CONTAINS_ELEM_OP = 3889;
  public static final int OID_RANGE_CONTAINS_OP = 3890;
  public static final int OID_RANGE_ELEM_CONTAINED_OP = 3891;
  public static final int OID_RANGE_CONTAINED_OP = 3892;
  public static final int OID_RANGE_LEFT_OP = 3893;
  public static final int OID_RANGE_RIGHT_OP = 3894;
  public static final int OID_RANGE_OVERLAPS_LEFT_OP = 3895;
  public static final int OID_RANGE_OVERLAPS_RIGHT_OP = 3896;
  public static final int MULTIRANGE_EQ_OP = 2860;
  public static final int OID_MULTIRANGE_LESS_OP = 2862;
  public static final int OID_MULTIRANGE_LESS_EQUAL_OP = 2863;
  public static final int OID_MULTIRANGE_GREATER_EQUAL_OP = 2864;
  public static final int OID_MULTIRANGE_GREATER_OP = 2865;
  public static final int OID_RANGE_OVERLAPS_MULTIRANGE_OP = 2866;
  public static final int OID_MULTIRANGE_OVERLAPS_RANGE_OP = 2867;
  public static final int OID_MULTIRANGE_OVERLAPS_MULTIRANGE_OP = 2868;
  public static final int OID_MULTIRANGE_CONTAINS_ELEM_OP = 2869;
  public static final int OID_MULTIRANGE_CONTAINS_RANGE_OP = 2870;
  public static final int OID_MULTIRANGE_CONTAINS_MULTIRANGE_OP = 2871;
  public static final int OID_MULTIRANGE_ELEM_CONTAINED_OP = 2872;
  public static final int OID_MULTIRANGE_RANGE_CONTAINED_OP = 2873;
  public static final int OID_MULTIRANGE_MULTIRANGE_CONTAINED_OP = 2874;
  public static final int OID_RANGE_CONTAINS_MULTIRANGE_OP = 4539;
  public static final int OID_RANGE_MULTIRANGE_CONTAINED_OP = 4540;
  public static final int OID_RANGE_OVERLAPS_LEFT_MULTIRANGE_OP = 2875;
  public static final int OID_MULTIRANGE_OVERLAPS_LEFT_RANGE_OP = 2876;
  public static final int OID_MULTIRANGE_OVERLAPS_LEFT_MULTIRANGE_OP = 2877;
  public static final int OID_RANGE_OVERLAPS_RIGHT_MULTIRANGE_OP = 3585;
  public static final int OID_MULTIRANGE_OVERLAPS_RIGHT_RANGE_OP = 4035;
  public static final int OID_MULTIRANGE_OVERLAPS_RIGHT_MULTIRANGE_OP = 4142;
  public static final int OID_RANGE_ADJACENT_MULTIRANGE_OP = 4179;
  public static final int OID_MULTIRANGE_ADJACENT_RANGE_OP = 4180;
  public static final int OID_MULTIRANGE_ADJACENT_MULTIRANGE_OP = 4198;
  public static final int OID_RANGE_LEFT_MULTIRANGE_OP = 4395;
  public static final int OID_MULTIRANGE_LEFT_RANGE_OP = 4396;
  public static final int OID_MULTIRANGE_LEFT_MULTIRANGE_OP = 4397;
  public static final int OID_RANGE_RIGHT_MULTIRANGE_OP = 4398;
  public static final int OID_MULTIRANGE_RIGHT_RANGE_OP = 4399;
  public static final int OID_MULTIRANGE_RIGHT_MULTIRANGE_OP = 4400;

  private static PgOperator read(RowSource row) {
    return new PgOperator(
        row.int4(1),
        row.text(2),
        row.int4(3),
        row.int4(4),
        row.letter(5),
        row.bool(6),
        row.bool(7),
        row.int4(8),
        row.int4(9),
        row.int4(10),
        row.int4(11),
        row.int4(12),
        row.int4(13),
        row.int4(14),
        row.int4(15));
  }

  @Override
  public CatalogTable<?> table() {
    return TABLE;
  }

  @Override
  public @Nullable Object value(int number) {
    return switch (number) {
      case 1 -> oid;
      case 2 -> oprname;
      case 3 -> oprnamespace;
      case 4 -> oprowner;
      case 5 -> oprkind;
      case 6 -> oprcanmerge;
      case 7 -> oprcanhash;
      case 8 -> oprleft;
      case 9 -> oprright;
      case 10 -> oprresult;
      case 11 -> oprcom;
      case 12 -> oprnegate;
      case 13 -> oprcode;
      case 14 -> oprrest;
      case 15 -> oprjoin;
      default -> throw new IndexOutOfBoundsException(number);
    };
  }
}
