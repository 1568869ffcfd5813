package org.gajah.commands.statistics;

import java.util.Arrays;
import java.util.List;
import org.gajah.accessapi.table.AnalyzeScan;
import org.gajah.base.seam.Chance;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.commands.CommandContext;
import org.gajah.executor.rows.Vectors;
import org.gajah.executor.state.RelationAccess.OpenTable;
import org.gajah.page.value.TupleDecoder;

/// Rows of a table chosen by chance, in the order in which they are stored: first blocks are
/// chosen, then rows of those, so that each row is as likely as any other. Mirrors
/// `acquire_sample_rows()`.
final class RowSample {
  private final Vector[] columns;
  private final Vector[] scratch;
  private final long[] places;
  private final int wanted;
  private int rows;
  private int blocks;
  private int blocksRead;
  private double liveRows;
  private double deadRows;

  private RowSample(List<PgAttribute> attributes, int wanted) {
    this.wanted = wanted;
    this.places = new long[wanted];
    this.columns = new Vector[attributes.size()];
    this.scratch = new Vector[columns.length];
    for (int i = 0; i < columns.length; i++) {
      boolean byValue = attributes.get(i).attbyval();
      columns[i] = byValue ? new LongVector(64) : new BytesVector(64);
      scratch[i] = Vectors.like(columns[i], 1);
    }
  }

  /// Takes a sample.
  ///
  /// @param wanted how many rows at most
  static RowSample take(CommandContext context, OpenTable table, int wanted) {
    RowSample sample = new RowSample(table.relation().columns(), wanted);
    sample.fill(context, table);
    sample.sort();
    return sample;
  }

  /// The table's columns, dropped ones included.
  Vector[] columns() {
    return columns;
  }

  int rows() {
    return rows;
  }

  /// How many blocks the table has.
  int blocks() {
    return blocks;
  }

  int blocksRead() {
    return blocksRead;
  }

  /// Live rows of the blocks that were read.
  double liveRows() {
    return liveRows;
  }

  double deadRows() {
    return deadRows;
  }

  /// How many rows the table has, estimated where not all blocks were read.
  double totalRows() {
    return blocksRead == 0 ? 0 : Math.floor(liveRows / blocksRead * blocks + 0.5);
  }

  private static double fraction(Chance chance) {
    return ((chance.nextLong() >>> 11) + 1) * 0x1.0p-53;
  }

  private void fill(CommandContext context, OpenTable table) {
    var storage = context.relations().storage();
    Chance chance = storage.chance();
    int[] all = new int[columns.length];
    Arrays.setAll(all, i -> i);
    TupleDecoder decoder = new TupleDecoder(table.descriptor().layout(), all, scratch);
    blocks = table.descriptor().main().blocks();
    BlockChoice choice = new BlockChoice(blocks, wanted, chance);
    RowChoice rest = new RowChoice(wanted, chance);
    double seen = 0;
    double skip = -1;
    try (AnalyzeScan scan = table.method().analyze(storage, table.descriptor())) {
      while (choice.hasNext()) {
        context.process().proc().checkInterrupts();
        int count = scan.page(choice.next());
        blocksRead++;
        for (int row = 0; row < count; row++) {
          if (rows < wanted) {
            store(scan, decoder, row, rows++);
          } else {
            if (skip < 0) {
              skip = rest.skip(seen);
            }
            if (skip <= 0) {
              store(scan, decoder, row, (int) (wanted * fraction(chance)) % wanted);
            }
            skip--;
          }
          seen++;
        }
      }
      liveRows = scan.liveRows();
      deadRows = scan.deadRows();
    }
  }

  private void store(AnalyzeScan scan, TupleDecoder decoder, int row, int at) {
    Vectors.clear(scratch);
    scan.decode(decoder, row, 0);
    for (int i = 0; i < columns.length; i++) {
      columns[i].ensureCapacity(at + 1);
      columns[i].copyFrom(scratch[i], 0, at);
    }
    places[at] = scan.tid(row);
  }

  /// Puts rows into the order of their places.
  private void sort() {
    boolean sorted = true;
    for (int i = 1; i < rows && sorted; i++) {
      sorted = Long.compareUnsigned(places[i - 1], places[i]) < 0;
    }
    if (sorted) {
      return;
    }
    Integer[] order = new Integer[rows];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (left, right) -> Long.compareUnsigned(places[left], places[right]));
    for (int i = 0; i < columns.length; i++) {
      Vector inOrder = Vectors.like(columns[i], rows);
      for (int row = 0; row < rows; row++) {
        inOrder.copyFrom(columns[i], order[row], row);
      }
      columns[i] = inOrder;
    }
  }

  /// Chooses blocks, each with the same likelihood, in ascending order: Knuth's algorithm S.
  private static final class BlockChoice {
    private final int blocks;
    private final int wanted;
    private final Chance chance;
    private int next;
    private int chosen;

    BlockChoice(int blocks, int wanted, Chance chance) {
      this.blocks = blocks;
      this.wanted = Math.min(wanted, blocks);
      this.chance = chance;
    }

    boolean hasNext() {
      return chosen < wanted;
    }

    int next() {
      int left = blocks - next;
      int needed = wanted - chosen;
      chosen++;
      if (needed >= left) {
        return next++;
      }
      double draw = fraction(chance);
      double passed = 1 - (double) needed / left;
      while (draw < passed) {
        next++;
        left--;
        passed *= 1 - (double) needed / left;
      }
      return next++;
    }
  }

  /// Says how many rows to pass over before the next replaces one of the sample: Vitter's algorithm
  /// Z.
  private static final class RowChoice {
    private final int wanted;
    private final Chance chance;
    private double w;

    RowChoice(int wanted, Chance chance) {
      this.wanted = wanted;
      this.chance = chance;
      this.w = Math.exp(-Math.log(fraction(chance)) / wanted);
    }

    double skip(double seenRows) {
      return seenRows <= 22.0 * wanted ? simple(seenRows) : byRejection(seenRows);
    }

    private double simple(double seenRows) {
      double draw = fraction(chance);
      double seen = seenRows + 1;
      double skip = 0;
      double quotient = (seen - wanted) / seen;
      while (quotient > draw) {
        skip++;
        seen++;
        quotient *= (seen - wanted) / seen;
      }
      return skip;
    }

    private double byRejection(double seen) {
      double term = seen - wanted + 1;
      while (true) {
        double u = fraction(chance);
        double x = seen * (w - 1);
        double skip = Math.floor(x);
        double ratio = (seen + 1) / term;
        double left = Math.exp(Math.log(u * ratio * ratio * (term + skip) / (seen + x)) / wanted);
        double right = (seen + x) / (term + skip) * term / seen;
        if (left <= right) {
          w = right / left;
          return skip;
        }
        double y = u * (seen + 1) / term * (seen + skip + 1) / (seen + x);
        double denominator = wanted < skip ? seen : seen - wanted + skip;
        double lowest = wanted < skip ? term + skip : seen + 1;
        for (double at = seen + skip; at >= lowest; at--) {
          y *= at / denominator;
          denominator--;
        }
        w = Math.exp(-Math.log(fraction(chance)) / wanted);
        if (Math.exp(Math.log(y) / wanted) <= (seen + x) / seen) {
          return skip;
        }
      }
    }
  }
}
