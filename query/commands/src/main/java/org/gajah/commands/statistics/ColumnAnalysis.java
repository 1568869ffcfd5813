package org.gajah.commands.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.rows.PgType;
import org.gajah.commands.statistics.ColumnFacts.Slot;
import org.jspecify.annotations.Nullable;

/// Makes statistics of a column's values in a sample. Mirrors `compute_scalar_stats()`,
/// `compute_distinct_stats()` and `compute_trivial_stats()` of `commands/analyze.c`.
final class ColumnAnalysis {
  /// Values that are longer, uncompressed, only count.
  private static final int WIDEST = 1024;

  private static final int POINTER_SIZE = 18;
  private static final float[] NO_NUMBERS = {};
  private static final int[] NO_ROWS = {};

  private final Request request;
  private final Vector values;
  private final int sampled;
  private final double total;
  private int nulls;
  private int present;
  private int tooWide;
  private double width;
  private int[] usable = {};
  private int usableCount;

  /// What is asked about a column.
  ///
  /// @param type of the values
  /// @param equality operator, 0 for none
  /// @param less operator, 0 for none
  /// @param target how many entries of each kind at most
  /// @param order of rows by their values; null without `less`
  record Request(
      PgType type,
      int equality,
      int less,
      int collation,
      int target,
      @Nullable Comparator<Integer> order) {}

  /// @param sampled how many rows the sample has
  /// @param total how many rows the table has
  ColumnAnalysis(Request request, Vector values, int sampled, double total) {
    this.request = request;
    this.values = values;
    this.sampled = sampled;
    this.total = total;
  }

  /// The statistics; null when the sample is empty.
  @Nullable ColumnFacts facts() {
    measure();
    if (sampled == 0) {
      return null;
    }
    if (present == 0) {
      int fixed = request.type.typlen() < 0 ? 0 : request.type.typlen();
      return new ColumnFacts(1, fixed, 0, List.of());
    }
    if (request.equality == 0) {
      return withoutSlots(0);
    }
    if (request.less == 0) {
      return byEquality();
    }
    return usableCount == 0 ? withoutSlots(-1.0 * (1.0 - nullFraction())) : byOrder();
  }

  private float nullFraction() {
    return (float) ((double) nulls / sampled);
  }

  private int averageWidth() {
    return request.type.typlen() < 0 ? (int) (width / present) : request.type.typlen();
  }

  private ColumnFacts withoutSlots(double distinct) {
    return new ColumnFacts(nullFraction(), averageWidth(), (float) distinct, List.of());
  }

  // Looking at each value

  private void measure() {
    usable = new int[sampled];
    for (int row = 0; row < sampled; row++) {
      if (values.isNull(row)) {
        nulls++;
        continue;
      }
      present++;
      if (values instanceof BytesVector bytes && request.type.typlen() < 0) {
        width += storedSize(bytes, row);
        if (request.type.typlen() == -1 && isTooWide(bytes, row)) {
          tooWide++;
          continue;
        }
      }
      usable[usableCount++] = row;
    }
  }

  private int storedSize(BytesVector bytes, int row) {
    int length = bytes.length(row);
    if (request.type.typlen() == -2) {
      return length + 1;
    }
    return switch (bytes.form(row)) {
      case BytesVector.EXTERNAL -> POINTER_SIZE;
      case BytesVector.COMPRESSED, BytesVector.PLAIN_LONG -> length + 4;
      default -> length + 1 <= 127 && request.type.typstorage() != 'p' ? length + 1 : length + 4;
    };
  }

  /// Whether a value is too wide to be looked at.
  static boolean isTooWide(BytesVector bytes, int row) {
    return rawSize(bytes, row) > WIDEST;
  }

  /// The size of a value with a four-byte header, uncompressed.
  private static int rawSize(BytesVector bytes, int row) {
    byte[] array = bytes.array();
    int from = bytes.from(row);
    return switch (bytes.form(row)) {
      case BytesVector.EXTERNAL -> little(array, from);
      case BytesVector.COMPRESSED -> (little(array, from) & 0x3fffffff) + 4;
      default -> bytes.length(row) + 4;
    };
  }

  private static int little(byte[] array, int at) {
    return (array[at] & 0xff)
        | (array[at + 1] & 0xff) << 8
        | (array[at + 2] & 0xff) << 16
        | array[at + 3] << 24;
  }

  // Values that can be ordered

  /// A value that comes more than once.
  ///
  /// @param count how often
  /// @param first where the first of them is in the order
  private record Repeated(int count, int first) {}

  private ColumnFacts byOrder() {
    Integer[] order = new Integer[usableCount];
    Arrays.setAll(order, i -> i);
    Comparator<Integer> byValue = Objects.requireNonNull(request.order);
    Arrays.sort(order, (left, right) -> byValue.compare(usable[left], usable[right]));
    List<Repeated> common = new ArrayList<>();
    int distinct = 0;
    int repeated = 0;
    int count = 0;
    double products = 0;
    for (int i = 0; i < usableCount; i++) {
      products += (double) i * order[i];
      count++;
      boolean last =
          i + 1 == usableCount || byValue.compare(usable[order[i]], usable[order[i + 1]]) != 0;
      if (last) {
        distinct++;
        if (count > 1) {
          repeated++;
          keepCommon(common, new Repeated(count, i + 1 - count));
        }
        count = 0;
      }
    }
    double estimate =
        distinct(distinct, repeated, distinct - repeated + tooWide, repeated == distinct);
    boolean complete =
        common.size() == distinct
            && tooWide == 0
            && estimate > 0
            && common.size() <= request.target;
    List<Repeated> kept = complete ? common : worthwhile(common, estimate);
    List<Slot> slots = new ArrayList<>();
    if (!kept.isEmpty()) {
      slots.add(
          mostCommon(
              kept.stream().mapToInt(Repeated::count).toArray(),
              kept.stream().mapToInt(each -> usable[order[each.first]]).toArray()));
    }
    histogram(order, kept, distinct, slots);
    if (usableCount > 1) {
      slots.add(correlation(products));
    }
    return new ColumnFacts(nullFraction(), averageWidth(), (float) estimate, slots);
  }

  private void keepCommon(List<Repeated> common, Repeated value) {
    boolean full = common.size() >= request.target;
    if (full && (common.isEmpty() || value.count <= common.getLast().count)) {
      return;
    }
    if (full) {
      common.removeLast();
    }
    int at = common.size();
    while (at > 0 && value.count > common.get(at - 1).count) {
      at--;
    }
    common.add(at, value);
  }

  /// How many different values the table has: Haas and Stokes' estimate, unless the sample has all.
  ///
  /// @param once how many values came once
  /// @param allRepeated whether all values came more than once
  private double distinct(int seen, int repeated, int once, boolean allRepeated) {
    if (repeated == 0) {
      return -1.0 * (1.0 - nullFraction());
    }
    double result;
    if (tooWide == 0 && allRepeated) {
      result = seen;
    } else {
      result = haasStokes(once, repeated);
    }
    return result > 0.1 * total ? -(result / total) : result;
  }

  private double haasStokes(int once, int repeated) {
    int different = once + repeated;
    double n = sampled - nulls;
    double all = total * (1.0 - nullFraction());
    double estimate = (float) (all > 0 ? n * different / (n - once + once * n / all) : 0);
    return Math.floor(Math.min(Math.max(estimate, different), all) + 0.5);
  }

  /// The most common values that are more common than the others on average. Mirrors
  /// `analyze_mcv_list()`.
  private List<Repeated> worthwhile(List<Repeated> common, double estimate) {
    int[] counts = common.stream().mapToInt(Repeated::count).toArray();
    return common.subList(0, worthwhile(counts, Math.min(counts.length, request.target), estimate));
  }

  private int worthwhile(int[] counts, int most, double estimate) {
    int kept = most;
    if (sampled == total || total <= 1) {
      return kept;
    }
    double different = estimate < 0 ? -estimate * total : estimate;
    double sum = 0;
    for (int i = 0; i < kept - 1; i++) {
      sum += counts[i];
    }
    while (kept > 0) {
      double share = Math.min(1, Math.max(0, 1 - sum / sampled - nullFraction()));
      double others = different - (kept - 1);
      if (others > 1) {
        share /= others;
      }
      double n = sampled;
      double k = total * counts[kept - 1] / n;
      double variance = n * k * (total - k) * (total - n) / (total * total * (total - 1));
      if (counts[kept - 1] > share * n + 2 * Math.sqrt(variance) + 0.5) {
        break;
      }
      kept--;
      if (kept > 0) {
        sum -= counts[kept - 1];
      }
    }
    return kept;
  }

  private Slot mostCommon(int[] counts, int[] rows) {
    float[] frequencies = new float[counts.length];
    for (int i = 0; i < counts.length; i++) {
      frequencies[i] = (float) ((double) counts[i] / sampled);
    }
    return new Slot(
        ColumnFacts.MOST_COMMON, request.equality, request.collation, frequencies, rows);
  }

  /// Values that divide all others that are not most common into parts of equal size.
  private void histogram(Integer[] order, List<Repeated> common, int distinct, List<Slot> slots) {
    int bounds = Math.min(distinct - common.size(), request.target + 1);
    if (bounds < 2) {
      return;
    }
    boolean[] left = new boolean[usableCount];
    Arrays.fill(left, true);
    for (Repeated each : common) {
      Arrays.fill(left, each.first, each.first + each.count, false);
    }
    int[] others = new int[usableCount];
    int count = 0;
    for (int i = 0; i < usableCount; i++) {
      if (left[i]) {
        others[count++] = usable[order[i]];
      }
    }
    int[] rows = new int[bounds];
    int step = (count - 1) / (bounds - 1);
    int remainder = (count - 1) % (bounds - 1);
    int at = 0;
    int carried = 0;
    for (int i = 0; i < bounds; i++) {
      rows[i] = others[at];
      at += step;
      carried += remainder;
      if (carried >= bounds - 1) {
        at++;
        carried -= bounds - 1;
      }
    }
    slots.add(new Slot(ColumnFacts.HISTOGRAM, request.less, request.collation, NO_NUMBERS, rows));
  }

  /// How well the order of the values is that of the rows.
  private Slot correlation(double products) {
    double n = usableCount;
    double sum = (n - 1) * n / 2;
    double squares = (n - 1) * n * (2 * n - 1) / 6;
    double value = (n * products - sum * sum) / (n * squares - sum * sum);
    return new Slot(
        ColumnFacts.CORRELATION,
        request.less,
        request.collation,
        new float[] {(float) value},
        NO_ROWS);
  }

  // Values that can only be told apart

  private ColumnFacts byEquality() {
    int most = Math.max(10, 2 * request.target);
    int[] rows = new int[most];
    int[] counts = new int[most];
    int tracked = 0;
    for (int i = 0; i < usableCount; i++) {
      int row = usable[i];
      int firstOnce = tracked;
      int found = -1;
      for (int j = 0; j < tracked && found < 0; j++) {
        if (isSame(row, rows[j])) {
          found = j;
        } else if (j < firstOnce && counts[j] == 1) {
          firstOnce = j;
        }
      }
      if (found >= 0) {
        counts[found]++;
        for (int j = found; j > 0 && counts[j] > counts[j - 1]; j--) {
          swap(rows, j);
          swap(counts, j);
        }
      } else {
        tracked = Math.min(tracked + 1, most);
        for (int j = tracked - 1; j > firstOnce; j--) {
          rows[j] = rows[j - 1];
          counts[j] = counts[j - 1];
        }
        if (firstOnce < tracked) {
          rows[firstOnce] = row;
          counts[firstOnce] = 1;
        }
      }
    }
    return ofTracked(rows, counts, tracked, most);
  }

  private static void swap(int[] array, int at) {
    int value = array[at];
    array[at] = array[at - 1];
    array[at - 1] = value;
  }

  private boolean isSame(int left, int right) {
    return switch (values) {
      case LongVector longs -> longs.get(left) == longs.get(right);
      case BytesVector bytes ->
          Arrays.equals(
              bytes.array(),
              bytes.from(left),
              bytes.from(left) + bytes.length(left),
              bytes.array(),
              bytes.from(right),
              bytes.from(right) + bytes.length(right));
    };
  }

  private ColumnFacts ofTracked(int[] rows, int[] counts, int tracked, int most) {
    int repeated = 0;
    int sum = 0;
    while (repeated < tracked && counts[repeated] > 1) {
      sum += counts[repeated++];
    }
    boolean complete = tracked < most && tooWide == 0;
    double estimate = distinct(tracked, repeated, present - sum, complete && repeated == tracked);
    int kept =
        complete && estimate > 0 && tracked <= request.target
            ? tracked
            : worthwhile(counts, Math.min(tracked, request.target), estimate);
    List<Slot> slots =
        kept == 0
            ? List.of()
            : List.of(mostCommon(Arrays.copyOf(counts, kept), Arrays.copyOf(rows, kept)));
    return new ColumnFacts(nullFraction(), averageWidth(), (float) estimate, slots);
  }
}
