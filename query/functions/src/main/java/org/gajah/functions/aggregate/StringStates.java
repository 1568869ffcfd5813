package org.gajah.functions.aggregate;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.BytesVector;
import org.gajah.batch.Vector;
import org.gajah.functions.contract.FunctionContext;

/// `string_agg` of `text` and `bytea`: values with delimiters between them; each value is led by
/// the delimiter of its own row.
public final class StringStates extends ObjectStates<StringStates.Text> {
  /// The longest value there may be.
  private static final int LONGEST = 0x3FFFFFFE;

  /// The text of a group.
  static final class Text {
    private final ByteSink bytes = new ByteSink(32);
    private boolean started;
  }

  public StringStates() {
    super(false, 64);
  }

  @Override
  protected Text empty() {
    return new Text();
  }

  @Override
  protected long size(Text text) {
    return text.bytes.array().length;
  }

  @Override
  protected boolean ignores(Vector[] arguments, int row) {
    return arguments[0].isNull(at(arguments[0], row));
  }

  @Override
  protected void advance(FunctionContext context, Vector[] arguments, int row, Text text) {
    int delimiterAt = at(arguments[1], row);
    if (text.started && !arguments[1].isNull(delimiterAt)) {
      append(context, (BytesVector) arguments[1], delimiterAt, text.bytes);
    }
    text.started = true;
    append(context, (BytesVector) arguments[0], at(arguments[0], row), text.bytes);
  }

  private static void append(FunctionContext context, BytesVector vector, int at, ByteSink out) {
    if (vector.form(at) < BytesVector.COMPRESSED && out.length() + vector.length(at) > LONGEST) {
      throw tooLong(out.length(), vector.length(at));
    }
    put(context, vector, at, out);
  }

  private static PgException tooLong(int length, int more) {
    return new PgException(SqlState.PROGRAM_LIMIT_EXCEEDED, "out of memory")
        .detail(
            "Cannot enlarge string buffer containing %d bytes by %d more bytes."
                .formatted(length, more));
  }

  @Override
  protected void finish(
      FunctionContext context, Text text, Vector[] direct, Vector result, int row) {
    ((BytesVector) result).set(row, text.bytes.array(), 0, text.bytes.length());
  }
}
