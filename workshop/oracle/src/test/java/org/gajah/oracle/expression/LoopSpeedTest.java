package org.gajah.oracle.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.IntSupplier;
import org.gajah.batch.Batch;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalogfacts.FunctionOid;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.functions.FunctionRegistry;
import org.gajah.functions.ScalarCall;
import org.gajah.functions.TypeText;
import org.gajah.oracle.OracleServer;
import org.gajah.types.number.Int4s;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Times generated loops beside loops written by hand, over batches of 1024 rows and of one row.
@Tag("long")
class LoopSpeedTest {
  private static final int ROWS = Vector.BATCH_ROWS;
  private static final int TURNS = 40_000;
  private static final double MOST_TIMES_SLOWER = 3;

  private int sink;

  @Test
  void loopsAreAboutAsFastAsByHand() throws SQLException {
    try (OracleServer server = OracleServer.unicode();
        Connection connection = server.connect("postgres")) {
      connection.setAutoCommit(false);
      SnapshotContext context = SnapshotContext.of(connection);
      FunctionRegistry registry = new FunctionRegistry();
      double ratio = additions(registry, context);
      comparisons(registry, context);
      texts(registry, context);
      numerics(registry, context);
      assertThat(ratio).as("%d", sink).isLessThan(MOST_TIMES_SLOWER);
    }
  }

  private static LongVector numbers(int step) {
    LongVector vector = new LongVector(ROWS);
    for (int row = 0; row < ROWS; row++) {
      vector.set(row, (long) row * step % 1000);
    }
    return vector;
  }

  private static Batch batch(int rows) {
    Batch batch = new Batch();
    batch.setRows(rows);
    return batch;
  }

  /// Nanoseconds for each row, the best of five.
  private double time(String name, int rows, IntSupplier work) {
    double best = Double.MAX_VALUE;
    for (int turn = 0; turn < 6; turn++) {
      long start = System.nanoTime();
      int turns = rows == 1 ? 50 * TURNS : TURNS;
      for (int i = 0; i < turns; i++) {
        sink += work.getAsInt();
      }
      best = Math.min(best, (double) (System.nanoTime() - start) / turns / rows);
    }
    System.out.printf("%-40s %8.2f ns/row%n", name, best);
    return best;
  }

  private double additions(FunctionRegistry registry, SnapshotContext context) {
    ScalarCall add =
        registry.prepare(
            context, FunctionOid.INT4PL, List.of(TypeOid.INT4, TypeOid.INT4), TypeOid.INT4, 0);
    LongVector a = numbers(7);
    LongVector b = numbers(13);
    LongVector result = new LongVector(ROWS);
    Vector[] arguments = {a, b};
    Batch full = batch(ROWS);
    Batch one = batch(1);
    double ours =
        time(
            "int4 + int4, 1024 rows",
            ROWS,
            () -> {
              add.compute(context, arguments, full, result);
              return (int) result.get(5);
            });
    double byHand =
        time(
            "int4 + int4, by hand",
            ROWS,
            () -> {
              long[] x = a.values();
              long[] y = b.values();
              long[] out = result.values();
              for (int row = 0; row < ROWS; row++) {
                out[row] = Int4s.add((int) x[row], (int) y[row]);
              }
              return (int) out[5];
            });
    time(
        "int4 + int4, one row",
        1,
        () -> {
          add.compute(context, arguments, one, result);
          return (int) result.get(0);
        });
    return ours / byHand;
  }

  private void comparisons(FunctionRegistry registry, SnapshotContext context) {
    ScalarCall less =
        registry.prepare(
            context, FunctionOid.INT8LT, List.of(TypeOid.INT8, TypeOid.INT8), TypeOid.BOOL, 0);
    LongVector a = numbers(7);
    LongVector limit = new LongVector(1);
    limit.set(0, 500);
    limit.makeConstant();
    Vector[] arguments = {a, limit};
    int[] found = new int[ROWS];
    Batch full = batch(ROWS);
    time(
        "int8 < constant, choosing rows", ROWS, () -> less.select(context, arguments, full, found));
    time(
        "int8 < constant, by hand",
        ROWS,
        () -> {
          long[] x = a.values();
          int count = 0;
          for (int row = 0; row < ROWS; row++) {
            found[count] = row;
            count += x[row] < 500 ? 1 : 0;
          }
          return count;
        });
  }

  private void texts(FunctionRegistry registry, SnapshotContext context) {
    ScalarCall equal =
        registry.prepare(
            context, FunctionOid.TEXTEQ, List.of(TypeOid.TEXT, TypeOid.TEXT), TypeOid.BOOL, 100);
    BytesVector a = new BytesVector(ROWS);
    for (int row = 0; row < ROWS; row++) {
      byte[] text = ("customer " + row % 50).getBytes(StandardCharsets.UTF_8);
      a.set(row, text, 0, text.length);
    }
    BytesVector wanted = new BytesVector(1);
    byte[] text = "customer 17".getBytes(StandardCharsets.UTF_8);
    wanted.set(0, text, 0, text.length);
    wanted.makeConstant();
    Vector[] arguments = {a, wanted};
    int[] found = new int[ROWS];
    Batch full = batch(ROWS);
    time(
        "text = constant, choosing rows",
        ROWS,
        () -> equal.select(context, arguments, full, found));
  }

  private void numerics(FunctionRegistry registry, SnapshotContext context) {
    ScalarCall add =
        registry.prepare(
            context,
            FunctionOid.NUMERIC_ADD,
            List.of(TypeOid.NUMERIC, TypeOid.NUMERIC),
            TypeOid.NUMERIC,
            0);
    TypeText type = new TypeText(registry, context, TypeOid.NUMERIC);
    BytesVector a = new BytesVector(ROWS);
    for (int row = 0; row < ROWS; row++) {
      byte[] digits = (row + "." + row % 100).getBytes(StandardCharsets.UTF_8);
      a.copyFrom(type.parse(context, digits, 0, digits.length, -1), 0, row);
    }
    Vector[] arguments = {a, a};
    BytesVector result = new BytesVector(ROWS);
    Batch full = batch(ROWS);
    time(
        "numeric + numeric, 1024 rows",
        ROWS,
        () -> {
          add.compute(context, arguments, full, result);
          return result.length(3);
        });
  }
}
