package org.gajah.btree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.index.IndexAccessMethod.UniqueCheck;
import org.gajah.accessapi.index.IndexScan;
import org.gajah.accessapi.index.KeyDescriber;
import org.gajah.accessapi.index.ScanKey;
import org.gajah.accessapi.index.ScanKey.Strategy;
import org.gajah.accessapi.relation.IndexDescriptor;
import org.gajah.accessapi.table.VacuumStatistics;
import org.gajah.base.bytes.Slice;
import org.gajah.base.id.Tid;
import org.gajah.batch.Vector;
import org.gajah.btree.TestIndex.Column;
import org.gajah.btree.TestIndex.ColumnType;
import org.gajah.page.value.TupleDecoder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Scans with random conditions, forward, backward and to and fro, against a filtered list.
class RandomScansTest {
  private static final int ROWS = 4000;

  @TempDir Path folder;

  private interface Source {
    @Nullable Object value(Random random, int column);
  }

  /// A condition for the scan, and what it means.
  private record Condition(ScanKey key, Predicate<List<Object>> holds) {}

  @Test
  void oneColumn() {
    run(
        new TestIndex(Column.of(ColumnType.INT4)),
        (random, column) -> maybeNull(random, (long) random.nextInt(3000)),
        1);
  }

  @Test
  void descendingWithDuplicates() {
    run(
        new TestIndex(new Column(ColumnType.INT8, true, true)),
        (random, column) -> maybeNull(random, (long) random.nextInt(40)),
        2);
  }

  @Test
  void severalColumns() {
    run(
        new TestIndex(
            new Column(ColumnType.INT4, false, true),
            new Column(ColumnType.TEXT, true, false),
            new Column(ColumnType.OPAQUE_INT4, false, false)),
        (random, column) ->
            maybeNull(
                random,
                column == 1
                    ? String.valueOf((char) ('a' + random.nextInt(12)))
                    : (Object) (long) random.nextInt(column == 0 ? 15 : 30)),
        3);
  }

  @Test
  void ascendingColumnsWithIncluded() {
    run(
        new TestIndex(
            1,
            Column.of(ColumnType.OID),
            Column.of(ColumnType.INT8),
            Column.of(ColumnType.CASELESS)),
        (random, column) ->
            maybeNull(
                random,
                column == 2
                    ? RandomOperationsTest.text(random, random.nextInt(40))
                    : (Object) (long) random.nextInt(60)),
        4);
  }

  @Test
  void texts() {
    run(
        new TestIndex(new Column(ColumnType.CASELESS, true, false), Column.of(ColumnType.TEXT)),
        (random, column) ->
            maybeNull(
                random,
                column == 0
                    ? RandomOperationsTest.text(random, 1).repeat(1 + 600 * random.nextInt(2))
                    : RandomOperationsTest.text(random, random.nextInt(3))),
        5);
  }

  private static @Nullable Object maybeNull(Random random, Object value) {
    return random.nextInt(12) == 0 ? null : value;
  }

  private void run(TestIndex kind, Source source, long seed) {
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    try (TestInstance instance = new TestInstance(folder, 200)) {
      StorageContext context = instance.context();
      IndexDescriptor index = kind.descriptor(100, instance.files);
      index.main().create(false);
      instance.btree.build(context, index, KeyDescriber.SILENT, 1 << 20).finish();
      Rows rows = new Rows(instance, context, index, kind, random, source);
      rows.add(ROWS);
      int found = 0;
      for (int i = 0; i < 200; i++) {
        found += rows.scan(i);
        if (i % 40 == 39) {
          rows.kill(200);
          rows.add(200);
        }
        if (i % 60 == 59) {
          instance.passTransactions(5);
          rows.vacuum();
        }
      }
      System.out.println("seed " + seed + ": " + found + " rows found");
      instance.assertNothingHeld();
    }
  }

  /// The rows, and scans over them.
  private static final class Rows {
    private final TestInstance instance;
    private final StorageContext context;
    private final IndexDescriptor index;
    private final TestIndex kind;
    private final Random random;
    private final Source source;
    private final FakeTable table = new FakeTable();
    private final TreeSet<TreeChecker.Entry> model;
    private final List<TreeChecker.Entry> all = new ArrayList<>();
    private final Vector[] vectors;
    private final int keys;
    private int number;

    Rows(
        TestInstance instance,
        StorageContext context,
        IndexDescriptor index,
        TestIndex kind,
        Random random,
        Source source) {
      this.instance = instance;
      this.context = context;
      this.index = index;
      this.kind = kind;
      this.random = random;
      this.source = source;
      this.vectors = kind.vectors();
      this.keys = index.keyColumnCount();
      this.model =
          new TreeSet<>((a, b) -> {
            int result = kind.compare(a.values(), b.values());
            return result != 0 ? result : Long.compare(a.tid(), b.tid());
          });
    }

    void add(int count) {
      for (int i = 0; i < count; i++) {
        List<Object> values = new ArrayList<>();
        for (int column = 0; column < vectors.length; column++) {
          values.add(source.value(random, column));
        }
        TreeChecker.Entry entry = new TreeChecker.Entry(values, TestIndex.tid(number++));
        kind.set(vectors, values);
        instance.btree.insert(
            context, index, vectors, 0, entry.tid(), table, UniqueCheck.NONE, false);
        model.add(entry);
        all.add(entry);
      }
    }

    void kill(int count) {
      for (int i = 0; i < count; i++) {
        table.kill(all.remove(random.nextInt(all.size())).tid());
      }
    }

    void vacuum() {
      VacuumStatistics statistics = new VacuumStatistics();
      instance.btree.bulkDelete(context, index, table::isDead, statistics);
      instance.btree.vacuumCleanup(context, index, false, statistics);
      model.removeIf(entry -> table.isDead(entry.tid()));
    }

    int scan(int round) {
      List<Condition> conditions = conditions();
      List<TreeChecker.Entry> expected = new ArrayList<>();
      for (TreeChecker.Entry entry : model) {
        if (conditions.stream().allMatch(condition -> condition.holds.test(entry.values()))) {
          expected.add(entry);
        }
      }
      boolean values = random.nextInt(3) == 0;
      try (IndexScan scan = instance.btree.scan(context, index, values)) {
        if (random.nextInt(5) == 0) {
          scan.anySnapshot();
        }
        scan.rescan(conditions.stream().map(Condition::key).toList());
        String what = "round " + round + " " + conditions.stream().map(Condition::key).toList();
        switch (random.nextInt(5)) {
          case 0, 1 -> straight(scan, expected, random.nextBoolean(), values, what);
          case 2 -> toAndFro(scan, expected, what);
          case 3 -> bitmap(scan, expected, what);
          default -> whileOthersInsert(scan, conditions, expected, random.nextBoolean(), what);
        }
      }
      return expected.size();
    }

    /// Dead rows may have gone already; the rest must all be there, in order.
    private void straight(
        IndexScan scan,
        List<TreeChecker.Entry> expected,
        boolean forward,
        boolean values,
        String what) {
      List<TreeChecker.Entry> order = forward ? expected : expected.reversed();
      boolean kills = random.nextInt(3) == 0;
      TupleDecoder decoder = decoder();
      int position = 0;
      for (long tid = scan.next(forward); Tid.isValid(tid); tid = scan.next(forward)) {
        while (position < order.size()
            && order.get(position).tid() != tid
            && table.isDead(order.get(position).tid())) {
          position++;
        }
        require(position < order.size() && tid == order.get(position).tid(), what);
        if (values) {
          for (Vector vector : decodedVectors) {
            vector.clear();
          }
          scan.decode(decoder, 0);
          assertThat(TreeChecker.Values.plain(kind, decodedVectors))
              .isEqualTo(order.get(position).values());
        }
        if (kills && table.isDead(tid)) {
          scan.killPresent();
        }
        position++;
      }
      while (position < order.size()) {
        require(table.isDead(order.get(position++).tid()), what);
      }
      assertThat(scan.next(forward)).isEqualTo(Tid.INVALID);
    }

    private static void require(boolean condition, String what) {
      if (!condition) {
        throw new AssertionError(what);
      }
    }

    private Vector[] decodedVectors = {};

    private TupleDecoder decoder() {
      int[] columns = new int[vectors.length];
      Arrays.setAll(columns, i -> i);
      decodedVectors = kind.vectors();
      return new TupleDecoder(index.layout(), columns, decodedVectors);
    }

    private void bitmap(IndexScan scan, List<TreeChecker.Entry> expected, String what) {
      Set<Long> found = new HashSet<>();
      long count = scan.collect((tid, recheck) -> require(found.add(tid), what));
      assertThat(count).isEqualTo(found.size());
      Set<Long> wanted = new HashSet<>();
      expected.forEach(entry -> wanted.add(entry.tid()));
      assertThat(wanted).as(what).containsAll(found);
      wanted.removeAll(found);
      assertThat(wanted).as(what).allMatch(table::isDead);
    }

    /// Walks like a cursor, with marks.
    private void toAndFro(IndexScan scan, List<TreeChecker.Entry> expected, String what) {
      List<Long> seen = new ArrayList<>();
      for (long tid = scan.next(true); Tid.isValid(tid); tid = scan.next(true)) {
        seen.add(tid);
      }
      assertThat(seen.stream().filter(tid -> !table.isDead(tid)).toList())
          .as(what)
          .isEqualTo(
              expected.stream()
                  .map(TreeChecker.Entry::tid)
                  .filter(tid -> !table.isDead(tid))
                  .toList());
      int position = seen.size();
      int mark = Integer.MIN_VALUE;
      for (int i = 0; i < 150; i++) {
        if (random.nextInt(12) == 0 && position >= 0 && position < seen.size()) {
          scan.mark();
          mark = position;
        } else if (random.nextInt(12) == 0 && mark >= 0) {
          scan.restore();
          position = mark;
        }
        boolean forward = random.nextBoolean();
        for (int run = random.nextInt(1 + random.nextInt(300)); run >= 0; run--) {
          position = Math.clamp(position + (forward ? 1 : -1), -1, seen.size());
          long wanted = position < 0 || position == seen.size() ? Tid.INVALID : seen.get(position);
          require(scan.next(forward) == wanted, what);
        }
      }
    }

    /// Rows that are there all the time are found once, and in order.
    private void whileOthersInsert(
        IndexScan scan,
        List<Condition> conditions,
        List<TreeChecker.Entry> expected,
        boolean forward,
        String what) {
      List<Long> found = new ArrayList<>();
      int pause = 1 + random.nextInt(300);
      for (long tid = scan.next(forward); Tid.isValid(tid); tid = scan.next(forward)) {
        found.add(tid);
        if (found.size() % pause == 0 && all.size() < 2 * ROWS) {
          add(random.nextInt(300));
        }
      }
      List<Long> order = new ArrayList<>();
      for (TreeChecker.Entry entry : forward ? model : model.descendingSet()) {
        if (conditions.stream().allMatch(condition -> condition.holds.test(entry.values()))) {
          order.add(entry.tid());
        }
      }
      int position = 0;
      for (long tid : found) {
        while (position < order.size() && order.get(position) != tid) {
          position++;
        }
        require(position++ < order.size(), what);
      }
      Set<Long> foundSet = new HashSet<>(found);
      for (TreeChecker.Entry entry : expected) {
        require(foundSet.contains(entry.tid()) || table.isDead(entry.tid()), what);
      }
    }

    // Conditions

    private List<Condition> conditions() {
      List<Condition> conditions = new ArrayList<>();
      int count = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(3);
      for (int i = 0; i < count; i++) {
        conditions.add(condition(random.nextInt(3) == 0 ? random.nextInt(keys) : i % keys));
      }
      return conditions;
    }

    private Condition condition(int column) {
      return switch (random.nextInt(12)) {
        case 0 -> nullness(column, true);
        case 1 -> nullness(column, false);
        case 2, 3, 4 -> anyOf(column);
        case 5 -> row(column);
        case 6, 7, 8 -> value(column, Strategy.EQUAL);
        default -> value(column, Strategy.values()[random.nextInt(5)]);
      };
    }

    private Condition nullness(int column, boolean isNull) {
      return new Condition(
          ScanKey.ofNull(column, isNull), row -> row.get(column) == null == isNull);
    }

    private Object someValue(int column) {
      while (true) {
        Object value =
            random.nextInt(4) == 0
                ? source.value(random, column)
                : all.get(random.nextInt(all.size())).values().get(column);
        if (value != null) {
          return value;
        }
      }
    }

    private Condition value(int column, Strategy strategy) {
      if (random.nextInt(60) == 0) {
        ScanKey key = new ScanKey(column, strategy, ScanKey.Kind.NULL, 0, null, null);
        return new Condition(key, row -> false);
      }
      Object value = someValue(column);
      return new Condition(
          key(column, strategy, value),
          row -> row.get(column) != null && holds(column, strategy, row.get(column), value));
    }

    private boolean holds(int column, Strategy strategy, Object left, Object right) {
      return strategy.holds(TestIndex.compareValues(kind.columns.get(column).type(), left, right));
    }

    private ScanKey key(int column, Strategy strategy, Object value) {
      ScanKey plain =
          value instanceof Long datum
              ? ScanKey.of(column, strategy, datum)
              : ScanKey.of(column, strategy, slice(value));
      if (random.nextInt(3) != 0) {
        return plain;
      }
      // As with a value of another type
      return new ScanKey(
          column,
          strategy,
          ScanKey.Kind.VALUE,
          plain.datum(),
          plain.bytes(),
          null,
          kind.columns.get(column).type().order(),
          List.of());
    }

    private static Slice slice(Object text) {
      byte[] bytes = ((String) text).getBytes(StandardCharsets.ISO_8859_1);
      return new Slice(bytes, 0, bytes.length);
    }

    private Condition anyOf(int column) {
      ColumnType type = kind.columns.get(column).type();
      TreeSet<Object> values = new TreeSet<>((a, b) -> TestIndex.compareValues(type, a, b));
      int count = random.nextInt(8) == 0 ? random.nextInt(100) : random.nextInt(6);
      for (int i = 0; i < count; i++) {
        values.add(someValue(column));
      }
      ScanKey.KeyArray array =
          type.byValue
              ? new ScanKey.KeyArray(
                  values.stream().mapToLong(value -> (Long) value).toArray(), new Slice[0])
              : new ScanKey.KeyArray(
                  new long[0], values.stream().map(Rows::slice).toArray(Slice[]::new));
      return new Condition(
          ScanKey.anyOf(column, array),
          row -> row.get(column) != null && values.contains(row.get(column)));
    }

    private Condition row(int first) {
      Strategy strategy = Strategy.values()[random.nextInt(5)];
      Strategy used = strategy == Strategy.EQUAL ? Strategy.LESS : strategy;
      List<ScanKey> members = new ArrayList<>();
      List<@Nullable Object> values = new ArrayList<>();
      List<Integer> columns = new ArrayList<>();
      for (int column = first; column < keys; column += 1 + random.nextInt(8) / 7) {
        boolean isNull = random.nextInt(15) == 0;
        Object value = someValue(column);
        columns.add(column);
        values.add(isNull ? null : value);
        members.add(
            isNull
                ? new ScanKey(column, used, ScanKey.Kind.NULL, 0, null, null)
                : key(column, used, value));
      }
      return new Condition(ScanKey.row(used, members), row -> rowHolds(used, columns, values, row));
    }

    private boolean rowHolds(
        Strategy strategy, List<Integer> columns, List<@Nullable Object> values, List<Object> row) {
      for (int i = 0; i < columns.size(); i++) {
        Object left = row.get(columns.get(i));
        Object right = values.get(i);
        if (left == null || right == null) {
          return false;
        }
        int order = TestIndex.compareValues(kind.columns.get(columns.get(i)).type(), left, right);
        if (order != 0) {
          return strategy.holds(order);
        }
      }
      return strategy.holds(0);
    }
  }
}
