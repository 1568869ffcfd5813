package org.gajah.functions.builtin;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.gajah.base.bytes.ByteSink;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgInherits;
import org.gajah.catalog.rows.SysCache;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.numeric.NumericFormat;
import org.gajah.types.contract.PgFunction;
import org.jspecify.annotations.Nullable;

/// What relations are to each other and to publications.
public final class Partitions {
  private static final int FIRST_NORMAL_OID = 16384;
  private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB", "PB"};

  private Partitions() {}

  @PgFunction("pg_partition_root")
  public static @Nullable Integer root(FunctionContext context, int relation) {
    PgClass row = context.catalog().find(SysCache.RELOID, relation);
    boolean partitioned =
        row != null
            && (row.relispartition()
                || row.relkind() == PgClass.RELKIND_PARTITIONED_TABLE
                || row.relkind() == PgClass.RELKIND_PARTITIONED_INDEX);
    if (!partitioned) {
      return null;
    }
    int top = relation;
    for (int parent = parent(context, top); parent != 0; parent = parent(context, top)) {
      top = parent;
    }
    return top;
  }

  /// The relation that a partition is a partition of, or 0.
  private static int parent(FunctionContext context, int relation) {
    PgClass row = context.catalog().find(SysCache.RELOID, relation);
    if (row == null || !row.relispartition()) {
      return 0;
    }
    for (PgInherits link : context.catalog().scan(PgInherits.RELID_SEQNO_INDEX, relation)) {
      return link.inhparent();
    }
    return 0;
  }

  @PgFunction("pg_relation_is_publishable")
  public static @Nullable Boolean isPublishable(FunctionContext context, int relation) {
    PgClass row = context.catalog().find(SysCache.RELOID, relation);
    if (row == null) {
      return null;
    }
    boolean table =
        row.relkind() == PgClass.RELKIND_RELATION
            || row.relkind() == PgClass.RELKIND_PARTITIONED_TABLE;
    return table
        && row.relpersistence() == PgClass.RELPERSISTENCE_PERMANENT
        && Integer.compareUnsigned(relation, FIRST_NORMAL_OID) >= 0;
  }

  @PgFunction("pg_size_pretty_numeric")
  public static void prettySize(byte[] value, int from, int length, ByteSink out) {
    if (NumericFormat.isSpecial(value, from)) {
      out.putUtf8(
          NumericFormat.isNaN(value, from)
              ? "NaN PB"
              : NumericFormat.sign(value, from, length) < 0 ? "-Infinity PB" : "Infinity PB");
      return;
    }
    BigDecimal size = NumericFormat.decode(value, from, length);
    if (size.abs().compareTo(BigDecimal.valueOf(10 * 1024)) < 0) {
      out.putUtf8(size.toPlainString() + " bytes");
      return;
    }
    BigInteger rest = shifted(size.toBigInteger(), 9);
    int unit = 1;
    while (unit < UNITS.length - 1
        && rest.abs().compareTo(BigInteger.valueOf(20 * 1024 - 1)) >= 0) {
      rest = shifted(rest, 10);
      unit++;
    }
    BigInteger rounded =
        rest.add(BigInteger.valueOf(rest.signum() < 0 ? -1 : 1)).divide(BigInteger.TWO);
    out.putUtf8(rounded + " " + UNITS[unit]);
  }

  private static BigInteger shifted(BigInteger value, int bits) {
    return value.divide(BigInteger.ONE.shiftLeft(bits));
  }
}
