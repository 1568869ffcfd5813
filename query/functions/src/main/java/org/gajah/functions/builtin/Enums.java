package org.gajah.functions.builtin;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgEnum;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.containers.ArrayBuilder;
import org.gajah.containers.PlainTypes;
import org.gajah.containers.StoredType;
import org.gajah.functions.contract.Arguments;
import org.gajah.functions.contract.CallSite;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.types.contract.PgFunction;
import org.jspecify.annotations.Nullable;

/// Enumerated types: values are OIDs of rows of `pg_enum` (`utils/adt/enum.c`).
public final class Enums {
  private Enums() {}

  private static PgEnum label(FunctionContext context, int value) {
    PgEnum row = context.catalog().find(SysCache.ENUMOID, value);
    if (row == null) {
      throw new PgException(
          SqlState.INVALID_BINARY_REPRESENTATION,
          "invalid internal value for enum: " + Integer.toUnsignedString(value));
    }
    return row;
  }

  @PgFunction("enum_recv")
  public static int receive(
      FunctionContext context, byte[] message, int from, int length, int type) {
    ByteSink label = new ByteSink(length + 16);
    context.fromClient(message, from, length, label);
    return in(context, label.array(), 0, label.length(), type);
  }

  @PgFunction("enum_in")
  public static int in(FunctionContext context, byte[] text, int from, int length, int type) {
    String label = new String(text, from, length, StandardCharsets.UTF_8);
    PgEnum row = context.catalog().find(SysCache.ENUMTYPOIDNAME, type, label);
    if (row == null) {
      throw new PgException(
          SqlState.INVALID_TEXT_REPRESENTATION,
          "invalid input value for enum %s: \"%s\""
              .formatted(TypeDescriptions.names(context).format(type), label));
    }
    return row.oid();
  }

  @PgFunction({"enum_out", "enum_send"})
  public static void out(FunctionContext context, int value, ByteSink out) {
    out.putUtf8(label(context, value).enumlabel());
  }

  /// Even OIDs are in the order of their labels; others are compared by `enumsortorder`.
  @PgFunction("enum_cmp")
  public static int compare(FunctionContext context, int a, int b) {
    if (a == b) {
      return 0;
    }
    if ((a & 1) == 0 && (b & 1) == 0) {
      return Integer.compareUnsigned(a, b);
    }
    return Float.compare(label(context, a).enumsortorder(), label(context, b).enumsortorder());
  }

  @PgFunction("enum_eq")
  public static boolean equal(int a, int b) {
    return a == b;
  }

  @PgFunction("enum_ne")
  public static boolean different(int a, int b) {
    return a != b;
  }

  @PgFunction("enum_lt")
  public static boolean less(FunctionContext context, int a, int b) {
    return compare(context, a, b) < 0;
  }

  @PgFunction("enum_le")
  public static boolean lessOrEqual(FunctionContext context, int a, int b) {
    return compare(context, a, b) <= 0;
  }

  @PgFunction("enum_gt")
  public static boolean greater(FunctionContext context, int a, int b) {
    return compare(context, a, b) > 0;
  }

  @PgFunction("enum_ge")
  public static boolean greaterOrEqual(FunctionContext context, int a, int b) {
    return compare(context, a, b) >= 0;
  }

  @PgFunction("enum_larger")
  public static int larger(FunctionContext context, int a, int b) {
    return compare(context, a, b) > 0 ? a : b;
  }

  @PgFunction("enum_smaller")
  public static int smaller(FunctionContext context, int a, int b) {
    return compare(context, a, b) < 0 ? a : b;
  }

  private static List<PgEnum> labels(CatalogSource catalog, int type) {
    return catalog.list(SysCache.ENUMTYPOIDNAME, type).stream()
        .sorted(Comparator.comparingDouble(PgEnum::enumsortorder))
        .toList();
  }

  @PgFunction("enum_first")
  public static int first(FunctionContext context, CallSite site, Arguments arguments) {
    return labels(context.catalog(), site.argumentTypes().getFirst()).getFirst().oid();
  }

  @PgFunction("enum_last")
  public static int last(FunctionContext context, CallSite site, Arguments arguments) {
    return labels(context.catalog(), site.argumentTypes().getFirst()).getLast().oid();
  }

  @PgFunction("enum_range_all")
  public static void range(
      FunctionContext context, CallSite site, Arguments arguments, ByteSink out) {
    putRange(context, site, null, null, out);
  }

  @PgFunction("enum_range_bounds")
  public static void range(
      FunctionContext context,
      CallSite site,
      @Nullable Integer from,
      @Nullable Integer to,
      ByteSink out) {
    putRange(context, site, from, to, out);
  }

  private static void putRange(
      FunctionContext context,
      CallSite site,
      @Nullable Integer from,
      @Nullable Integer to,
      ByteSink out) {
    int type = site.argumentTypes().getFirst();
    ArrayBuilder builder =
        new ArrayBuilder(new StoredType.Layout(type, Integer.BYTES, Integer.BYTES));
    boolean open = from == null;
    for (PgEnum row : labels(context.catalog(), type)) {
      open |= from != null && row.oid() == from;
      if (open) {
        Slice value = PlainTypes.int4(row.oid());
        builder.add(value);
      }
      if (to != null && row.oid() == to) {
        break;
      }
    }
    builder.put(out);
  }
}
