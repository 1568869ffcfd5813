package org.gajah.oracle.heap;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.table.SystemColumn;
import org.gajah.accessapi.table.TableScan;
import org.gajah.base.bytes.ByteSink;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.page.value.ToastPointer;
import org.gajah.page.value.TupleDecoder;
import org.gajah.page.value.Varlena;
import org.gajah.recovery.cluster.StorageProcess;
import org.gajah.relations.toast.Detoaster;
import org.gajah.transaction.Snapshot;
import org.jspecify.annotations.Nullable;

/// Rows as we scan them, in the form of [BinaryRows].
final class OurRows {
  private OurRows() {}

  /// The query whose rows those of [#scan] must equal: text and numbers themselves, of everything
  /// else how much room it takes.
  static String query(RealTable table) {
    StringBuilder columns = new StringBuilder("ctid, xmin, xmax");
    for (RealTable.Column column : table.columns()) {
      if (!column.dropped()) {
        boolean whole = column.byValue() || column.isText();
        columns
            .append(", ")
            .append(whole ? column.name() : "pg_column_size(" + column.name() + ")");
      }
    }
    return "select " + columns + " from " + table.qualifiedName();
  }

  static Map<Long, List<byte @Nullable []>> scan(
      RealCluster cluster, StorageProcess process, RealTable table, Snapshot snapshot) {
    TableDescriptor descriptor = cluster.describe(table);
    int count = table.columns().size();
    Vector[] vectors = new Vector[count];
    for (int i = 0; i < count; i++) {
      vectors[i] = table.columns().get(i).byValue() ? new LongVector(1024) : new BytesVector(1024);
    }
    TupleDecoder decoder =
        new TupleDecoder(descriptor.layout(), IntStream.range(0, count).toArray(), vectors);
    Map<Long, List<byte @Nullable []>> rows = new TreeMap<>();
    try (TableScan scan = cluster.heap.scan(process.context(), descriptor, snapshot, false);
        Detoaster detoaster =
            new Detoaster(process.context(), cluster.chunks, cluster.btree, cluster.toastTables)) {
      int found;
      while ((found = scan.next(1024)) > 0) {
        for (Vector vector : vectors) {
          vector.clear();
        }
        scan.decode(decoder);
        for (int row = 0; row < found; row++) {
          List<byte @Nullable []> values = new ArrayList<>();
          values.add(bigEndian(scan.systemColumn(row, SystemColumn.XMIN), 4));
          values.add(bigEndian(scan.systemColumn(row, SystemColumn.XMAX), 4));
          for (int i = 0; i < count; i++) {
            RealTable.Column column = table.columns().get(i);
            if (!column.dropped()) {
              values.add(value(column, vectors[i], row, detoaster));
            }
          }
          rows.put(scan.tid(row), values);
        }
      }
    }
    return rows;
  }

  private static byte @Nullable [] value(
      RealTable.Column column, Vector vector, int row, Detoaster detoaster) {
    if (vector.isNull(row)) {
      return null;
    }
    if (vector instanceof LongVector numbers) {
      return bigEndian(numbers.get(row), column.length());
    }
    BytesVector bytes = (BytesVector) vector;
    if (!column.isText()) {
      return bigEndian(size(column, bytes, row), 4);
    }
    ByteSink out = new ByteSink(0);
    detoaster.append(bytes.form(row), bytes.array(), bytes.from(row), bytes.length(row), out);
    return out.toByteArray();
  }

  private static int size(RealTable.Column column, BytesVector bytes, int row) {
    int length = bytes.length(row);
    if (column.length() != -1) {
      return column.length() == -2 ? length + 1 : column.length();
    }
    return switch (bytes.form(row)) {
      case BytesVector.EXTERNAL -> ToastPointer.read(bytes.array(), bytes.from(row)).storedSize();
      case BytesVector.COMPRESSED, BytesVector.PLAIN_LONG -> length + 4;
      default -> length < Varlena.MAX_SHORT && column.storage() != 'p' ? length + 1 : length + 4;
    };
  }

  static byte[] bigEndian(long value, int length) {
    byte[] all = ByteBuffer.allocate(8).putLong(value).array();
    return Arrays.copyOfRange(all, 8 - length, 8);
  }
}
