package org.gajah.keyorders;

import org.gajah.accessapi.relation.KeyOrder;
import org.gajah.accessapi.relation.KeyOrder.Simple;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.bits.BitOrder;
import org.gajah.containers.ArrayOrder;
import org.gajah.containers.ElementType;
import org.gajah.datetime.Intervals;
import org.gajah.datetime.MixedOrder;
import org.gajah.datetime.Timetzs;
import org.gajah.json.JsonbOrder;
import org.gajah.network.AddressOrder;
import org.gajah.numeric.NumericOrder;
import org.gajah.text.collation.Collation;
import org.gajah.types.contract.TypeContext;
import org.gajah.types.id.Tids;
import org.gajah.types.id.Vectors;
import org.gajah.types.number.Floats;
import org.gajah.types.text.Bpchars;
import org.gajah.types.text.Names;
import org.jspecify.annotations.Nullable;

/// Finds the order that belongs to the comparison function of a B-tree operator class, its support
/// function 1. Orders between values of two types (the column's left) are found the same way.
///
/// Orders of enums, ranges and rows depend on catalogs and are made above.
public final class KeyOrders {
  private final TypeContext context;

  /// @param context for orders that depend on the session: those between dates and moments, and of
  ///   jsonb
  public KeyOrders(TypeContext context) {
    this.context = context;
  }

  /// Whether an operator class says that equal values have equal bytes.
  ///
  /// @param equalImage the name in `pg_proc.prosrc` of its support function 4, null for none
  /// @param collation of the column
  public static boolean equalImage(@Nullable String equalImage, Collation collation) {
    return switch (equalImage) {
      case "btequalimage" -> true;
      case "btvarstrequalimage" -> collation.deterministic();
      case null, default -> false;
    };
  }

  /// The order behind a comparison function.
  ///
  /// @param comparison its name in `pg_proc.prosrc`
  /// @param equalImage whether equal values have equal bytes
  /// @param collation of the column; any where the type has none
  /// @throws PgException 0A000 for functions that are not built
  public KeyOrder of(String comparison, boolean equalImage, Collation collation) {
    KeyOrder order = ofDatums(comparison, equalImage);
    if (order == null) {
      order = ofTexts(comparison, equalImage, collation);
    }
    if (order == null) {
      order = ofBytes(comparison, equalImage);
    }
    if (order == null) {
      order = ofMoments(comparison, equalImage);
    }
    if (order == null) {
      throw PgException.notBuilt("the order of " + comparison);
    }
    return order;
  }

  /// The order of arrays, `btarraycmp`.
  public static KeyOrder ofArrays(ElementType element) {
    return bytes(
        false,
        (left, leftFrom, leftLength, right, rightFrom, rightLength) ->
            ArrayOrder.compare(
                element,
                new Slice(left, leftFrom, leftLength),
                new Slice(right, rightFrom, rightLength)));
  }

  private static KeyOrder bytes(boolean equalImage, BytesOrder.Comparison comparison) {
    return new BytesOrder(Simple.NONE, equalImage, comparison);
  }

  // Values passed by value

  private static @Nullable KeyOrder ofDatums(String comparison, boolean equalImage) {
    return switch (comparison) {
      case "btint2cmp",
          "btint4cmp",
          "btint8cmp",
          "btint24cmp",
          "btint28cmp",
          "btint42cmp",
          "btint48cmp",
          "btint82cmp",
          "btint84cmp",
          "btboolcmp",
          "cash_cmp",
          "date_cmp",
          "time_cmp",
          "timestamp_cmp" ->
          new DatumOrder(Simple.SIGNED, equalImage, Long::compare);
      // Shorter values are sign-extended, which leaves them in order as unsigned numbers.
      case "btoidcmp", "btcharcmp", "xid8cmp", "pg_lsn_cmp" ->
          new DatumOrder(Simple.UNSIGNED, equalImage, Long::compareUnsigned);
      case "btfloat8cmp" -> floats(equalImage, (a, b) -> Floats.compare(float8(a), float8(b)));
      case "btfloat4cmp" -> floats(equalImage, (a, b) -> Floats.compare(float4(a), float4(b)));
      case "btfloat48cmp" -> floats(equalImage, (a, b) -> Floats.compare(float4(a), float8(b)));
      case "btfloat84cmp" -> floats(equalImage, (a, b) -> Floats.compare(float8(a), float4(b)));
      default -> null;
    };
  }

  private static KeyOrder floats(boolean equalImage, DatumOrder.Comparison comparison) {
    return new DatumOrder(Simple.NONE, equalImage, comparison);
  }

  private static double float8(long datum) {
    return Double.longBitsToDouble(datum);
  }

  private static double float4(long datum) {
    return Float.intBitsToFloat((int) datum);
  }

  /// Orders between types of dates and times, some of which depend on the session's time zone.
  private @Nullable KeyOrder ofMoments(String comparison, boolean equalImage) {
    DatumOrder.Comparison found =
        switch (comparison) {
          case "date_cmp_timestamp" -> (a, b) -> MixedOrder.compareDate((int) a, b);
          case "timestamp_cmp_date" -> (a, b) -> MixedOrder.compareWithDate(a, (int) b);
          case "date_cmp_timestamptz" ->
              (a, b) -> MixedOrder.compareDateWithZone(context, (int) a, b);
          case "timestamptz_cmp_date" ->
              (a, b) -> MixedOrder.compareZonedWithDate(context, a, (int) b);
          case "timestamp_cmp_timestamptz" -> (a, b) -> MixedOrder.compareTimestamp(context, a, b);
          case "timestamptz_cmp_timestamp" ->
              (a, b) -> MixedOrder.compareWithTimestamp(context, a, b);
          default -> null;
        };
    return found == null ? null : new DatumOrder(Simple.NONE, equalImage, found);
  }

  // Texts

  private static @Nullable KeyOrder ofTexts(
      String comparison, boolean equalImage, Collation collation) {
    return switch (comparison) {
      case "bttextcmp" ->
          collation.isC() ? plain(equalImage) : bytes(equalImage, collation::compare);
      case "btnamecmp", "btnametextcmp", "bttextnamecmp" ->
          collation.isC()
              ? plain(equalImage)
              : bytes(
                  equalImage,
                  (left, leftFrom, leftLength, right, rightFrom, rightLength) ->
                      Names.compare(
                          left, leftFrom, leftLength, right, rightFrom, rightLength, collation));
      case "bpcharcmp" ->
          bytes(
              equalImage,
              (left, leftFrom, leftLength, right, rightFrom, rightLength) ->
                  Bpchars.compare(
                      left, leftFrom, leftLength, right, rightFrom, rightLength, collation));
      case "btbpchar_pattern_cmp" -> bytes(equalImage, Bpchars::patternCompare);
      case "bttext_pattern_cmp" -> plain(equalImage);
      default -> null;
    };
  }

  private static KeyOrder plain(boolean equalImage) {
    return new BytesOrder(Simple.BYTES, equalImage, Collation::compareBytes);
  }

  // Other values that are bytes

  private @Nullable KeyOrder ofBytes(String comparison, boolean equalImage) {
    return switch (comparison) {
      case "byteacmp", "uuid_cmp", "macaddr_cmp", "macaddr8_cmp" -> plain(equalImage);
      case "numeric_cmp" -> bytes(equalImage, NumericOrder::compare);
      case "network_cmp" -> bytes(equalImage, AddressOrder::compare);
      case "bitcmp" -> bytes(equalImage, BitOrder::compare);
      case "interval_cmp" -> bytes(equalImage, Intervals::compare);
      case "timetz_cmp" -> bytes(equalImage, Timetzs::compare);
      case "bttidcmp" -> bytes(equalImage, Tids::compare);
      case "btoidvectorcmp" -> bytes(equalImage, Vectors::compare);
      case "jsonb_cmp" ->
          bytes(
              equalImage,
              (left, leftFrom, leftLength, right, rightFrom, rightLength) ->
                  JsonbOrder.compare(
                      context,
                      new Slice(left, leftFrom, leftLength),
                      new Slice(right, rightFrom, rightLength)));
      default -> null;
    };
  }
}
