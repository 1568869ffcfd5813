package org.gajah.functions.range;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.containers.ArrayValue;
import org.gajah.containers.StoredType;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.functions.loop.RowRunner;
import org.gajah.ranges.Bound;
import org.gajah.ranges.Multiranges;
import org.gajah.ranges.Range;
import org.gajah.ranges.RangeText;
import org.gajah.ranges.RangeType;
import org.gajah.ranges.RangeValue;
import org.gajah.ranges.Ranges;
import org.jspecify.annotations.Nullable;

/// A call of a function on ranges or multiranges. Most treat a range as a multirange of one.
public final class RangeCalls extends RowRunner {
  /// Names in `prosrc`.
  public static final Set<String> NAMES =
      Set.of(
          ("range_in range_out range_send range_recv multirange_in multirange_out multirange_send"
                  + " multirange_recv range_constructor2 range_constructor3 multirange_constructor0"
                  + " multirange_constructor1 multirange_constructor2 range_lower range_upper"
                  + " range_lower_inc range_upper_inc range_lower_inf range_upper_inf range_empty"
                  + " multirange_lower multirange_upper multirange_lower_inc multirange_upper_inc"
                  + " multirange_lower_inf multirange_upper_inf multirange_empty range_contains_elem"
                  + " elem_contained_by_range multirange_contains_elem elem_contained_by_multirange"
                  + " range_eq range_ne range_lt range_le range_gt range_ge range_cmp multirange_eq"
                  + " multirange_ne multirange_lt multirange_le multirange_gt multirange_ge"
                  + " multirange_cmp range_before range_after range_adjacent range_overlaps"
                  + " range_overleft range_overright range_contains range_contained_by"
                  + " range_before_multirange range_after_multirange range_adjacent_multirange"
                  + " range_overlaps_multirange range_overleft_multirange range_overright_multirange"
                  + " range_contains_multirange range_contained_by_multirange multirange_before_range"
                  + " multirange_after_range multirange_adjacent_range multirange_overlaps_range"
                  + " multirange_overleft_range multirange_overright_range multirange_contains_range"
                  + " multirange_contained_by_range multirange_before_multirange"
                  + " multirange_after_multirange multirange_adjacent_multirange"
                  + " multirange_overlaps_multirange multirange_overleft_multirange"
                  + " multirange_overright_multirange multirange_contains_multirange"
                  + " multirange_contained_by_multirange range_minus range_union range_merge"
                  + " range_intersect range_intersect_agg_transfn multirange_minus multirange_union"
                  + " multirange_intersect multirange_intersect_agg_transfn"
                  + " range_merge_from_multirange hash_range hash_range_extended hash_multirange"
                  + " hash_multirange_extended int4range_canonical int8range_canonical"
                  + " daterange_canonical")
              .split(" "));

  private final BoundRange range;
  private final RangeType type;
  private final String source;
  private final String operation;

  /// @param source the function's name in `prosrc`
  public RangeCalls(BoundRange range, String source) {
    this.range = range;
    this.type = range.type();
    this.source = source;
    this.operation = operation(source);
  }

  /// The relation that a function of two ranges or multiranges asks about.
  private static String operation(String source) {
    String name = source.replaceFirst("^(multi)?range_", "");
    return name.endsWith("_multirange") || name.endsWith("_range")
        ? name.substring(0, name.lastIndexOf('_'))
        : name;
  }

  private List<Range> ranges(Vector[] arguments, int index, int row) {
    return range.read(bytes(arguments, index, row));
  }

  private static Range single(List<Range> ranges) {
    return ranges.isEmpty() ? Range.EMPTY : ranges.getFirst();
  }

  @Override
  public void compute(FunctionContext context, Vector[] arguments, int row, Vector result) {
    range.enter(context);
    switch (source) {
      case "range_in", "multirange_in", "range_recv", "multirange_recv" ->
          read(arguments, row, (BytesVector) result);
      case "range_out", "multirange_out", "range_send", "multirange_send" ->
          write(arguments, row, (BytesVector) result);
      case "range_constructor2", "range_constructor3" ->
          construct(arguments, row, (BytesVector) result);
      case "multirange_constructor0" -> range.put(List.of(), (BytesVector) result, row);
      case "multirange_constructor1" ->
          range.put(ranges(arguments, 0, row), (BytesVector) result, row);
      case "multirange_constructor2" ->
          range.put(elements(bytes(arguments, 0, row)), (BytesVector) result, row);
      case "int4range_canonical", "int8range_canonical", "daterange_canonical" ->
          canonical(ranges(arguments, 0, row), (BytesVector) result, row);
      default -> computeMore(arguments, row, result);
    }
  }

  private void computeMore(Vector[] arguments, int row, Vector result) {
    switch (source) {
      case "range_lower", "multirange_lower" ->
          range.put(hull(arguments, row).lower(), result, row);
      case "range_upper", "multirange_upper" ->
          range.put(hull(arguments, row).upper(), result, row);
      case "range_minus",
          "range_union",
          "range_merge",
          "range_intersect",
          "range_intersect_agg_transfn" ->
          range.put(
              combined(single(ranges(arguments, 0, row)), single(ranges(arguments, 1, row))),
              (BytesVector) result,
              row);
      case "multirange_minus",
          "multirange_union",
          "multirange_intersect",
          "multirange_intersect_agg_transfn" ->
          range.put(
              combined(ranges(arguments, 0, row), ranges(arguments, 1, row)),
              (BytesVector) result,
              row);
      case "range_merge_from_multirange" ->
          range.put(hull(arguments, row), (BytesVector) result, row);
      case "hash_range", "hash_range_extended", "hash_multirange", "hash_multirange_extended" ->
          ((LongVector) result).set(row, hash(arguments, row));
      case "range_cmp", "multirange_cmp" ->
          ((LongVector) result)
              .set(
                  row,
                  Multiranges.compare(type, ranges(arguments, 0, row), ranges(arguments, 1, row)));
      default -> ((LongVector) result).setBoolean(row, condition(arguments, row));
    }
  }

  private Range hull(Vector[] arguments, int row) {
    return Multiranges.hull(type, ranges(arguments, 0, row));
  }

  private void read(Vector[] arguments, int row, BytesVector result) {
    Slice text = bytes(arguments, 0, row);
    int typmod = (int) number(arguments, 2, row);
    byte[] array = text.array();
    switch (source) {
      case "range_in" ->
          range.put(RangeText.parse(type, array, text.from(), text.length(), typmod), result, row);
      case "range_recv" ->
          range.put(
              RangeText.receive(type, array, text.from(), text.length(), typmod), result, row);
      case "multirange_in" ->
          range.put(
              RangeText.parseMany(type, array, text.from(), text.length(), typmod), result, row);
      default ->
          range.put(
              RangeText.receiveMany(type, array, text.from(), text.length(), typmod), result, row);
    }
  }

  private void write(Vector[] arguments, int row, BytesVector result) {
    List<Range> ranges = ranges(arguments, 0, row);
    ByteSink out = new ByteSink(64);
    switch (source) {
      case "range_out" -> RangeText.print(type.element(), single(ranges), out);
      case "range_send" -> RangeText.send(type.element(), single(ranges), out);
      case "multirange_out" -> RangeText.printMany(type.element(), ranges, out);
      default -> RangeText.sendMany(type.element(), ranges, out);
    }
    result.set(row, out.array(), 0, out.length());
  }

  private @Nullable Slice bound(Vector[] arguments, int index, int row) {
    int at = at(arguments[index], row);
    return arguments[index].isNull(at) ? null : range.element(arguments[index], at);
  }

  private void construct(Vector[] arguments, int row, BytesVector result) {
    String flags = "[)";
    if (arguments.length > 2) {
      if (arguments[2].isNull(at(arguments[2], row))) {
        throw new PgException(
            SqlState.DATA_EXCEPTION, "range constructor flags argument must not be null");
      }
      Slice text = bytes(arguments, 2, row);
      flags = text.toString(StandardCharsets.ISO_8859_1);
      if (!flags.matches("[\\[(][\\])]")) {
        throw new PgException(SqlState.SYNTAX_ERROR, "invalid range bound flags")
            .hint("Valid values are \"[]\", \"[)\", \"(]\", and \"()\".");
      }
    }
    Bound lower = new Bound(bound(arguments, 0, row), flags.charAt(0) == '[', true);
    Bound upper = new Bound(bound(arguments, 1, row), flags.charAt(1) == ']', false);
    range.put(Range.of(type, lower, upper), result, row);
  }

  private void canonical(List<Range> ranges, BytesVector result, int row) {
    Range one = single(ranges);
    range.put(one.empty() ? one : Range.of(type, one.lower(), one.upper()), result, row);
  }

  private List<Range> elements(Slice value) {
    int alignment = Math.max(4, type.element().alignment());
    ArrayValue array = new ArrayValue(value, new StoredType.Layout(type.oid(), -1, alignment));
    if (array.dimensions() > 1) {
      throw new PgException(
          SqlState.CARDINALITY_VIOLATION,
          "multiranges cannot be constructed from multidimensional arrays");
    }
    List<Range> ranges = new ArrayList<>();
    for (int i = 0; i < array.count(); i++) {
      if (array.isNull(i)) {
        throw new PgException(
            SqlState.NULL_VALUE_NOT_ALLOWED, "multirange values cannot contain null members");
      }
      ranges.add(RangeValue.read(type, new Slice(array.bytes(), array.start(i), array.length(i))));
    }
    return Multiranges.normal(type, ranges);
  }

  private Range combined(Range a, Range b) {
    return switch (operation) {
      case "minus" -> Ranges.minus(type, a, b);
      case "union" -> Ranges.union(type, a, b);
      case "merge" -> Ranges.merge(type, a, b);
      default -> Ranges.intersection(type, a, b);
    };
  }

  private List<Range> combined(List<Range> a, List<Range> b) {
    return switch (operation) {
      case "minus" -> Multiranges.minus(type, a, b);
      case "union" -> Multiranges.union(type, a, b);
      default -> Multiranges.intersection(type, a, b);
    };
  }

  private long hash(Vector[] arguments, int row) {
    List<Range> ranges = ranges(arguments, 0, row);
    return switch (source) {
      case "hash_range" -> Ranges.hash(type, single(ranges));
      case "hash_multirange" -> Multiranges.hash(type, ranges);
      case "hash_range_extended" -> Ranges.hash(type, single(ranges), number(arguments, 1, row));
      default -> Multiranges.hash(type, ranges, number(arguments, 1, row));
    };
  }

  private boolean condition(Vector[] arguments, int row) {
    switch (operation) {
      case "elem_contained_by" -> {
        Slice element = range.element(arguments[0], at(arguments[0], row));
        return Multiranges.contains(type, ranges(arguments, 1, row), element);
      }
      case "contains_elem" -> {
        Slice element = range.element(arguments[1], at(arguments[1], row));
        return Multiranges.contains(type, ranges(arguments, 0, row), element);
      }
      default -> {}
    }
    List<Range> a = ranges(arguments, 0, row);
    return arguments.length == 1 ? ofOne(a) : ofTwo(a, ranges(arguments, 1, row));
  }

  private boolean ofOne(List<Range> ranges) {
    Range hull = Multiranges.hull(type, ranges);
    return switch (operation) {
      case "empty" -> hull.empty();
      case "lower_inc" -> hull.lower().inclusive();
      case "upper_inc" -> hull.upper().inclusive();
      case "lower_inf" -> !hull.empty() && hull.lower().infinite();
      default -> !hull.empty() && hull.upper().infinite();
    };
  }

  private boolean ofTwo(List<Range> a, List<Range> b) {
    return switch (operation) {
      case "eq" -> Multiranges.compare(type, a, b) == 0;
      case "ne" -> Multiranges.compare(type, a, b) != 0;
      case "lt" -> Multiranges.compare(type, a, b) < 0;
      case "le" -> Multiranges.compare(type, a, b) <= 0;
      case "gt" -> Multiranges.compare(type, a, b) > 0;
      case "ge" -> Multiranges.compare(type, a, b) >= 0;
      case "overlaps" -> Multiranges.overlaps(type, a, b);
      case "adjacent" -> Multiranges.adjacent(type, a, b);
      case "contains" -> Multiranges.contains(type, a, b);
      case "contained_by" -> Multiranges.contains(type, b, a);
      default -> ofHulls(Multiranges.hull(type, a), Multiranges.hull(type, b));
    };
  }

  private boolean ofHulls(Range a, Range b) {
    return switch (operation) {
      case "before" -> Ranges.before(type, a, b);
      case "after" -> Ranges.before(type, b, a);
      case "overleft" -> Ranges.reachesNoHigher(type, a, b);
      case "overright" -> Ranges.reachesNoLower(type, a, b);
      default -> throw PgException.notBuilt("function " + source);
    };
  }
}
