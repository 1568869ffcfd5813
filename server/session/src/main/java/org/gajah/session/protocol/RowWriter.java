package org.gajah.session.protocol;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.Batch;
import org.gajah.batch.Vector;
import org.gajah.spi.ClientText;
import org.gajah.spi.RowShape;
import org.gajah.spi.RowSink;
import org.gajah.spi.SqlSession;
import org.gajah.spi.ValueEncoder;
import org.gajah.wire.stream.BackendWriter;

/// Sends rows as DataRow messages, value by value from the vectors into the output buffer. Mirrors
/// `access/common/printtup.c`.
final class RowWriter implements RowSink {
  private static final ValueEncoder[] NONE = {};

  private final ClientLink link;
  private final SqlSession session;
  private final ByteSink conversion = new ByteSink(64);
  private int[] formats = {};
  private boolean describes;
  private ValueEncoder[] encoders = NONE;
  private boolean[] converts = {};

  RowWriter(ClientLink link, SqlSession session) {
    this.link = link;
    this.session = session;
  }

  /// Makes ready for the next portal.
  ///
  /// @param resultFormats as the client asked for them
  /// @param withDescription whether a RowDescription comes before the rows
  RowWriter prepare(int[] resultFormats, boolean withDescription) {
    formats = resultFormats;
    describes = withDescription;
    encoders = NONE;
    return this;
  }

  /// The format of a column.
  static int format(int[] formats, int column) {
    return switch (formats.length) {
      case 0 -> 0;
      case 1 -> formats[0];
      default -> formats[column];
    };
  }

  @Override
  public void start(RowShape shape) {
    int columns = shape.columns().size();
    if (describes) {
      describe(link, shape, formats);
    }
    encoders = new ValueEncoder[columns];
    converts = new boolean[columns];
    boolean same = session.text().isSame();
    for (int i = 0; i < columns; i++) {
      encoders[i] = session.encoder(shape.columns().get(i).type(), binary(format(formats, i)));
      converts[i] = !same && encoders[i].isText();
    }
  }

  @Override
  public boolean takesUnannounced() {
    return describes;
  }

  private static boolean binary(int format) {
    if (format != 0 && format != 1) {
      throw unsupported(format);
    }
    return format == 1;
  }

  static PgException unsupported(int format) {
    return new PgException(SqlState.INVALID_PARAMETER_VALUE, "unsupported format code: " + format);
  }

  /// Sends a RowDescription.
  static void describe(ClientLink link, RowShape shape, int[] formats) {
    BackendWriter writer = link.writer();
    writer.beginRowDescription(shape.columns().size());
    ByteSink name = new ByteSink(64);
    for (int i = 0; i < shape.columns().size(); i++) {
      RowShape.Column column = shape.columns().get(i);
      name.clear();
      link.text().encode(column.name(), name);
      writer.column(
          name.toByteArray(),
          column.table(),
          column.attribute(),
          column.type(),
          column.typeSize(),
          column.typeModifier(),
          format(formats, i));
    }
    writer.end();
  }

  @Override
  public void rows(Batch batch) {
    int count = batch.selected();
    for (int i = 0; i < count; i++) {
      row(batch, batch.row(i));
      link.flushIfLarge();
    }
  }

  private void row(Batch batch, int row) {
    BackendWriter writer = link.writer();
    writer.beginDataRow(encoders.length);
    for (int column = 0; column < encoders.length; column++) {
      Vector vector = batch.column(column);
      if (vector.isNull(row)) {
        writer.nullValue();
      } else {
        int begun = writer.beginValue();
        if (converts[column]) {
          convert(encoders[column], vector, row, writer.out());
        } else {
          encoders[column].encode(vector, row, writer.out());
        }
        writer.endValue(begun);
      }
    }
    writer.end();
  }

  private void convert(ValueEncoder encoder, Vector vector, int row, ByteSink out) {
    conversion.clear();
    encoder.encode(vector, row, conversion);
    ClientText text = session.text();
    text.toClient(conversion.array(), 0, conversion.length(), out);
  }
}
