package org.gajah.session.protocol;

import java.nio.charset.StandardCharsets;
import org.gajah.base.bytes.ByteSink;
import org.gajah.batch.Batch;
import org.gajah.batch.Vector;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowShape;
import org.gajah.spi.RowSink;
import org.gajah.spi.SqlSession;
import org.gajah.spi.ValueEncoder;

/// The standard output of a standalone session: each value on a line of its own, with what is known
/// of its column. Mirrors `debugtup` of `access/common/printtup.c`.
final class DebugDestination implements Destination, RowSink {
  private static final byte[] EQUALS = " = \"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] RULE = "\t----\n".getBytes(StandardCharsets.US_ASCII);

  private final StandardOutput output;
  private final SqlSession sql;
  private byte[][] heads = {};
  private byte[][] tails = {};
  private ValueEncoder[] encoders = {};

  DebugDestination(StandardOutput output, SqlSession sql) {
    this.output = output;
    this.sql = sql;
  }

  @Override
  public RowSink rows(int[] formats) {
    return this;
  }

  @Override
  public void completed(Completion completion) {}

  @Override
  public void empty() {}

  @Override
  public void start(RowShape shape) {
    ByteSink buffer = output.buffer();
    int columns = shape.columns().size();
    heads = new byte[columns][];
    tails = new byte[columns][];
    encoders = new ValueEncoder[columns];
    for (int i = 0; i < columns; i++) {
      RowShape.Column column = shape.columns().get(i);
      boolean isDomain = column.domain() != 0;
      encoders[i] = sql.encoder(column.type(), false);
      ByteSink head = new ByteSink(64);
      head.putBytes("\t%2d: ".formatted(i + 1).getBytes(StandardCharsets.US_ASCII));
      sql.text().encode(column.name(), head);
      heads[i] = head.toByteArray();
      tails[i] =
          "\t(typeid = %d, len = %d, typmod = %d, byval = %c)\n"
              .formatted(
                  Integer.toUnsignedLong(isDomain ? column.domain() : column.type()),
                  column.typeSize(),
                  isDomain ? -1 : column.typeModifier(),
                  sql.passesByValue(column.type()) ? 't' : 'f')
              .getBytes(StandardCharsets.US_ASCII);
      buffer.putBytes(heads[i]);
      buffer.putBytes(tails[i]);
    }
    buffer.putBytes(RULE);
  }

  @Override
  public void rows(Batch batch) {
    int count = batch.selected();
    for (int i = 0; i < count; i++) {
      row(batch, batch.row(i));
    }
  }

  private void row(Batch batch, int row) {
    ByteSink buffer = output.buffer();
    for (int column = 0; column < encoders.length; column++) {
      Vector vector = batch.column(column);
      if (!vector.isNull(row)) {
        buffer.putBytes(heads[column]);
        buffer.putBytes(EQUALS);
        encoders[column].encode(vector, row, buffer);
        buffer.putByte('"');
        buffer.putBytes(tails[column]);
      }
    }
    buffer.putBytes(RULE);
    output.flushIfLarge();
  }

  @Override
  public boolean takesUnannounced() {
    return true;
  }
}
