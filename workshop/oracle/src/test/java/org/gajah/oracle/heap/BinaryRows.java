package org.gajah.oracle.heap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gajah.base.id.Tid;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// Rows as `COPY (...) TO STDOUT (FORMAT binary)` gives them.
final class BinaryRows {
  private static final int HEADER = 19;

  private BinaryRows() {}

  /// Reads rows whose first column is ctid.
  ///
  /// @return the other columns by tid
  static Map<Long, List<byte @Nullable []>> read(Connection connection, String query)
      throws SQLException, IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyOut("copy (" + query + ") to stdout (format binary)", out);
    ByteBuffer in = ByteBuffer.wrap(out.toByteArray());
    in.position(HEADER);
    Map<Long, List<byte @Nullable []>> rows = new TreeMap<>();
    for (int columns = in.getShort(); columns >= 0; columns = in.getShort()) {
      List<byte @Nullable []> row = new ArrayList<>();
      in.getInt();
      long tid = Tid.of(in.getInt(), in.getShort());
      for (int i = 1; i < columns; i++) {
        int length = in.getInt();
        byte[] value = length < 0 ? null : new byte[length];
        if (value != null) {
          in.get(value);
        }
        row.add(value);
      }
      rows.put(tid, row);
    }
    return rows;
  }
}
