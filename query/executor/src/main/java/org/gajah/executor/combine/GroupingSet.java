package org.gajah.executor.combine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.gajah.batch.Batch;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.executor.rows.RowPartition;
import org.gajah.executor.rows.RowPartitions;
import org.gajah.executor.rows.RowStore;
import org.gajah.executor.rows.Vectors;
import org.gajah.executor.state.ExecutionState;
import org.gajah.nodes.GroupingFunc;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.Var;
import org.gajah.planner.plan.GroupKeys;
import org.gajah.planner.plan.RowsPlan;
import org.jspecify.annotations.Nullable;

/// The groups by one set of keys, in a hash table. When the memory is used up, rows of groups that
/// are not there yet go to partitions by their hash, and are aggregated once those before are done.
/// Mirrors `executor/nodeAgg.c`.
final class GroupingSet implements AutoCloseable {
  private static final int BITS = 4;
  private static final int FAN_OUT = 1 << BITS;

  /// So often the hash has bits left to tell partitions apart.
  private static final int LEVELS = Integer.SIZE / BITS;

  private final ExecutionState state;
  private final AggOutput output;
  private final boolean isGrand;
  private final GroupTable groups;
  private final RowStore representatives;
  private final List<AggregateColumn> aggregates;
  private final int[] passed;
  private final boolean[] absent;
  private final int[] groupingValues;
  private final boolean[] needed;
  private final Vector[] missing;
  private final Vector[] kept;
  private final Vector[] spilledRow;
  private final RowPartitions files;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final Batch view = new Batch();
  private RowPartition @Nullable [] partitions;
  private int level;
  private int[] numbers = {};
  private int position;

  /// Rows that wait, told apart by so many parts of their hash.
  private record Waiting(RowPartition rows, int level) {}

  /// @param keyPlaces which of the plan's keys are in the set
  GroupingSet(RowsPlan.Agg plan, List<Integer> keyPlaces, AggOutput output, ExecutionState state) {
    this.state = state;
    this.output = output;
    List<TargetEntry> targets = plan.input().common().targetList();
    this.isGrand = keyPlaces.isEmpty();
    GroupKeys keys =
        new GroupKeys(keyPlaces.stream().map(place -> plan.keys().keys().get(place)).toList());
    this.groups = new GroupTable(keys, targets, state);
    this.aggregates = output.newAggregates(state, false);
    this.passed = output.passed().stream().mapToInt(var -> var.varattno() - 1).toArray();
    this.absent = new boolean[passed.length];
    Vector[] kinds = new Vector[passed.length];
    for (int i = 0; i < passed.length; i++) {
      Var var = output.passed().get(i);
      kinds[i] = state.newVector(var.vartype(), 1);
      absent[i] = isKey(plan.keys(), var) && !isKey(keys, var);
    }
    this.kept = new Vector[passed.length];
    this.representatives = new RowStore(kinds, state.memory());
    this.groupingValues = output.groupings().stream().mapToInt(g -> value(g, keyPlaces)).toArray();
    this.needed = AggNeeds.of(plan, targets.size());
    this.missing = Vectors.ofTargets(state.catalog(), targets, 1);
    for (Vector vector : missing) {
      vector.setNull(0);
      vector.makeConstant();
    }
    this.spilledRow = new Vector[targets.size()];
    this.files = new RowPartitions(state.work(), missing);
    begin();
  }

  private static boolean isKey(GroupKeys keys, Var var) {
    return keys.keys().stream().anyMatch(key -> key.column() == var.varattno());
  }

  /// A bit for each argument, set where it is not in the set.
  private static int value(GroupingFunc grouping, List<Integer> keyPlaces) {
    int result = 0;
    for (int place : grouping.cols().toArray()) {
      result = result << 1 | (keyPlaces.contains(place) ? 0 : 1);
    }
    return result;
  }

  /// A set without keys has its group even without rows.
  private void begin() {
    if (isGrand) {
      aggregates.forEach(aggregate -> aggregate.ensureGroups(1));
    }
  }

  private int count() {
    return isGrand ? (level == 0 ? 1 : 0) : groups.count();
  }

  /// Bytes held.
  long memory() {
    long result = groups.memory() + representatives.memory();
    for (AggregateColumn aggregate : aggregates) {
      result += aggregate.memory();
    }
    return result;
  }

  /// Makes no further groups: their rows wait.
  void spill() {
    if (partitions == null && !isGrand && level < LEVELS && count() > 0) {
      partitions = new RowPartition[FAN_OUT];
    }
  }

  /// Takes the rows of a batch that count.
  void take(Batch rows) {
    if (numbers.length < rows.rows()) {
      numbers = new int[rows.rows()];
    }
    Vector[] columns = Vectors.of(rows);
    for (int i = 0; i < kept.length; i++) {
      kept[i] = columns[passed[i]];
    }
    Batch chosen = rows;
    if (partitions == null) {
      for (int i = 0; i < rows.selected(); i++) {
        number(columns, rows.row(i));
      }
    } else {
      chosen = known(rows, columns, partitions);
    }
    int count = count();
    for (AggregateColumn aggregate : aggregates) {
      aggregate.ensureGroups(count);
      if (chosen.selected() > 0) {
        aggregate.add(chosen, numbers);
      }
    }
  }

  private void number(Vector[] columns, int row) {
    int group = isGrand ? 0 : groups.group(columns, row);
    numbers[row] = group;
    if (group == representatives.rows()) {
      representatives.add(kept, row);
    }
  }

  /// The rows whose groups are there; the others are put into partitions.
  private Batch known(Batch rows, Vector[] columns, RowPartition[] targets) {
    view.view(rows);
    int[] selection = view.selectionToFill();
    int count = 0;
    for (int i = 0; i < rows.selected(); i++) {
      int row = rows.row(i);
      int group = groups.find(columns, row);
      if (group >= 0) {
        numbers[row] = group;
        selection[count++] = row;
      } else {
        put(columns, row, rows.rows(), targets);
      }
    }
    view.select(count);
    return view;
  }

  private void put(Vector[] columns, int row, int rows, RowPartition[] targets) {
    int number = RowPartitions.spread(groups.hash(row)) >>> BITS * level & FAN_OUT - 1;
    RowPartition target = targets[number];
    if (target == null) {
      target = files.create(FAN_OUT);
      targets[number] = target;
    }
    for (int i = 0; i < spilledRow.length; i++) {
      if (needed[i]) {
        spilledRow[i] = columns[i];
      } else {
        missing[i].spread(rows);
        spilledRow[i] = missing[i];
      }
    }
    target.add(spilledRow, row);
  }

  /// Ends the taking: the groups that are there are complete.
  void complete() {
    position = 0;
    aggregates.forEach(AggregateColumn::complete);
    RowPartition[] full = partitions;
    if (full != null) {
      for (RowPartition rows : full) {
        if (rows != null) {
          rows.flush();
          waiting.addFirst(new Waiting(rows, level + 1));
        }
      }
      partitions = null;
    }
  }

  /// Fills the output with the next groups.
  ///
  /// @return how many; 0 at the end
  int fill(int maxRows) {
    while (position >= count()) {
      if (waiting.isEmpty()) {
        return 0;
      }
      takeWaiting(waiting.removeFirst());
    }
    int count = Math.min(maxRows, count() - position);
    Vector[] vectors = output.vectors();
    output.clear();
    Vectors.ensure(vectors, count);
    for (int i = 0; i < count; i++) {
      fill(vectors, position + i, i);
    }
    position += count;
    return count;
  }

  private void takeWaiting(Waiting next) {
    empty();
    level = next.level();
    Vector[] block = files.newVectors();
    Batch batch = new Batch(block);
    for (int rows = next.rows().read(block); rows > 0; rows = next.rows().read(block)) {
      state.checkInterrupts();
      batch.setRows(rows);
      take(batch);
      if (memory() > state.work().hashBytes()) {
        spill();
      }
    }
    complete();
  }

  private void fill(Vector[] vectors, int group, int row) {
    for (int i = 0; i < passed.length; i++) {
      if (absent[i] || group >= representatives.rows()) {
        vectors[i].setNull(row);
      } else {
        vectors[i].copyFrom(representatives.column(group, i), representatives.place(group), row);
      }
    }
    for (int i = 0; i < aggregates.size(); i++) {
      aggregates.get(i).finish(group, vectors[passed.length + i], row);
    }
    for (int i = 0; i < groupingValues.length; i++) {
      ((LongVector) vectors[passed.length + aggregates.size() + i]).set(row, groupingValues[i]);
    }
  }

  private void empty() {
    groups.clear();
    representatives.clear();
    aggregates.forEach(AggregateColumn::clear);
  }

  void clear() {
    empty();
    waiting.clear();
    files.close();
    partitions = null;
    level = 0;
    position = 0;
    begin();
  }

  @Override
  public void close() {
    groups.close();
    representatives.close();
    files.close();
    aggregates.forEach(AggregateColumn::close);
  }
}
