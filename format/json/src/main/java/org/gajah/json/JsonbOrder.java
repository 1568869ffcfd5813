package org.gajah.json;

import org.gajah.base.bytes.Slice;
import org.gajah.numeric.NumericOrder;
import org.gajah.text.collation.Collation;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.contract.TypeContext;
import org.gajah.types.hash.Lookup3;

/// Comparisons and hashes of `jsonb`. Objects are above arrays, those above booleans, numbers,
/// strings and null; what has more members or elements is above what has fewer.
public final class JsonbOrder {
  private JsonbOrder() {}

  /// Where a type stands among the others.
  private static int rank(JsonbView view, int index) {
    return switch (view.type(index)) {
      case JsonbWriter.NULL -> 0;
      case JsonbWriter.STRING -> 1;
      case JsonbWriter.NUMERIC -> 2;
      case JsonbWriter.TRUE, JsonbWriter.FALSE -> 3;
      default -> view.container(index).isObject() ? 5 : 4;
    };
  }

  @PgFunction("jsonb_cmp")
  public static int compare(TypeContext context, Slice a, Slice b) {
    return compare(context.defaultCollation(), JsonbView.of(a), JsonbView.of(b));
  }

  private static int compare(Collation collation, JsonbView a, JsonbView b) {
    if (a.isObject() != b.isObject()) {
      return a.isObject() ? 1 : -1;
    }
    if (a.count() != b.count()) {
      return a.count() > b.count() ? 1 : -1;
    }
    if (a.isScalar() != b.isScalar()) {
      return a.isScalar() ? -1 : 1;
    }
    int count = a.count();
    for (int i = 0; i < count; i++) {
      int order = 0;
      if (a.isObject()) {
        order = compareTexts(collation, a.text(i), b.text(i));
      }
      int entry = a.isObject() ? count + i : i;
      order = order != 0 ? order : compareElements(collation, a, b, entry);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int compareTexts(Collation collation, Slice a, Slice b) {
    return collation.compare(a.array(), a.from(), a.length(), b.array(), b.from(), b.length());
  }

  private static int compareElements(Collation collation, JsonbView a, JsonbView b, int index) {
    int rank = rank(a, index);
    if (rank != rank(b, index)) {
      return rank > rank(b, index) ? 1 : -1;
    }
    return switch (rank) {
      case 0 -> 0;
      case 1 -> compareTexts(collation, a.text(index), b.text(index));
      case 2 -> compareNumbers(a.numeric(index), b.numeric(index));
      case 3 ->
          Boolean.compare(a.type(index) == JsonbWriter.TRUE, b.type(index) == JsonbWriter.TRUE);
      default -> compare(collation, a.container(index), b.container(index));
    };
  }

  static int compareNumbers(Slice a, Slice b) {
    return NumericOrder.compare(a.array(), a.from(), a.length(), b.array(), b.from(), b.length());
  }

  @PgFunction("jsonb_eq")
  public static boolean equal(TypeContext context, Slice a, Slice b) {
    return compare(context, a, b) == 0;
  }

  @PgFunction("jsonb_ne")
  public static boolean notEqual(TypeContext context, Slice a, Slice b) {
    return compare(context, a, b) != 0;
  }

  @PgFunction("jsonb_lt")
  public static boolean less(TypeContext context, Slice a, Slice b) {
    return compare(context, a, b) < 0;
  }

  @PgFunction("jsonb_le")
  public static boolean lessOrEqual(TypeContext context, Slice a, Slice b) {
    return compare(context, a, b) <= 0;
  }

  @PgFunction("jsonb_gt")
  public static boolean greater(TypeContext context, Slice a, Slice b) {
    return compare(context, a, b) > 0;
  }

  @PgFunction("jsonb_ge")
  public static boolean greaterOrEqual(TypeContext context, Slice a, Slice b) {
    return compare(context, a, b) >= 0;
  }

  @PgFunction("jsonb_hash")
  public static int hash(Slice value) {
    JsonbView view = JsonbView.of(value);
    return view.count() == 0 ? 0 : hash(view, 0);
  }

  private static int hash(JsonbView view, int before) {
    int hash = before ^ (view.isObject() ? JsonbWriter.OBJECT : JsonbWriter.ARRAY);
    int count = view.count();
    for (int i = 0; i < count; i++) {
      if (view.isObject()) {
        Slice key = view.text(i);
        hash = Integer.rotateLeft(hash, 1) ^ Lookup3.hash(key.array(), key.from(), key.length());
      }
      hash = hashElement(view, view.isObject() ? count + i : i, hash);
    }
    return hash;
  }

  private static int hashElement(JsonbView view, int index, int before) {
    return switch (view.type(index)) {
      case JsonbWriter.CONTAINER -> hash(view.container(index), before);
      case JsonbWriter.STRING -> {
        Slice text = view.text(index);
        yield Integer.rotateLeft(before, 1)
            ^ Lookup3.hash(text.array(), text.from(), text.length());
      }
      case JsonbWriter.NUMERIC -> {
        Slice number = view.numeric(index);
        yield Integer.rotateLeft(before, 1)
            ^ NumericOrder.hash(number.array(), number.from(), number.length());
      }
      case JsonbWriter.TRUE -> Integer.rotateLeft(before, 1) ^ 2;
      case JsonbWriter.FALSE -> Integer.rotateLeft(before, 1) ^ 4;
      default -> Integer.rotateLeft(before, 1) ^ 1;
    };
  }

  @PgFunction("jsonb_hash_extended")
  public static long hashExtended(Slice value, long seed) {
    JsonbView view = JsonbView.of(value);
    return view.count() == 0 ? seed : hashExtended(view, seed, 0);
  }

  /// Turns each half to the left by one bit.
  private static long rotate(long hash) {
    return (hash << 1 & 0xFFFFFFFEFFFFFFFEL) | (hash >>> 31 & 0x100000001L);
  }

  private static long hashExtended(JsonbView view, long seed, long before) {
    long flag = view.isObject() ? JsonbWriter.OBJECT : JsonbWriter.ARRAY;
    long hash = before ^ (flag << 32 | flag);
    int count = view.count();
    for (int i = 0; i < count; i++) {
      if (view.isObject()) {
        Slice key = view.text(i);
        hash = rotate(hash) ^ Lookup3.hashExtended(key.array(), key.from(), key.length(), seed);
      }
      hash = hashElementExtended(view, view.isObject() ? count + i : i, seed, hash);
    }
    return hash;
  }

  private static long hashElementExtended(JsonbView view, int index, long seed, long before) {
    return switch (view.type(index)) {
      case JsonbWriter.CONTAINER -> hashExtended(view.container(index), seed, before);
      case JsonbWriter.STRING -> {
        Slice text = view.text(index);
        yield rotate(before) ^ Lookup3.hashExtended(text.array(), text.from(), text.length(), seed);
      }
      case JsonbWriter.NUMERIC -> {
        Slice number = view.numeric(index);
        yield rotate(before)
            ^ NumericOrder.hashExtended(number.array(), number.from(), number.length(), seed);
      }
      case JsonbWriter.TRUE -> rotate(before) ^ (seed == 0 ? 2 : Lookup3.hashExtended(1, seed));
      case JsonbWriter.FALSE -> rotate(before) ^ (seed == 0 ? 4 : Lookup3.hashExtended(0, seed));
      default -> rotate(before) ^ seed + 1;
    };
  }
}
