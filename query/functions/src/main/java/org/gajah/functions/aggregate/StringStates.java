package org.gajah.functions.aggregate;

import java.util.Arrays;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.BytesVector;
import org.gajah.batch.Vector;
import org.gajah.functions.contract.FunctionContext;
import org.jspecify.annotations.Nullable;

/// `string_agg` of `text` and `bytea`: values with delimiters between them; each value is led by
/// the delimiter of its own row.
public final class StringStates extends States {
  private @Nullable ByteSink[] texts = {};
  private long bytes;

  /// The longest value there may be.
  private static final int LONGEST = 0x3FFFFFFE;

  public StringStates() {
    super(false);
  }

  @Override
  public void ensureGroups(int count) {
    if (count > texts.length) {
      texts = Arrays.copyOf(texts, Math.max(count, 2 * texts.length));
    }
  }

  @Override
  protected void advance(FunctionContext context, Vector[] arguments, int row, int group) {
    int at = at(arguments[0], row);
    if (arguments[0].isNull(at)) {
      return;
    }
    ByteSink text = texts[group];
    if (text == null) {
      text = new ByteSink(32);
      texts[group] = text;
      bytes += 32;
    } else {
      int delimiterAt = at(arguments[1], row);
      if (!arguments[1].isNull(delimiterAt)) {
        put(context, (BytesVector) arguments[1], delimiterAt, text);
      }
    }
    put(context, (BytesVector) arguments[0], at, text);
  }

  private void put(FunctionContext context, BytesVector vector, int at, ByteSink out) {
    byte form = vector.form(at);
    int before = out.array().length;
    if (form < BytesVector.COMPRESSED && out.length() + vector.length(at) > LONGEST) {
      throw tooLong(out.length(), vector.length(at));
    }
    if (form < BytesVector.COMPRESSED) {
      out.putBytes(vector.array(), vector.from(at), vector.length(at));
    } else {
      context.toast().read(form, vector.array(), vector.from(at), vector.length(at), out);
    }
    bytes += out.array().length - before;
  }

  private static PgException tooLong(int length, int more) {
    return new PgException(SqlState.PROGRAM_LIMIT_EXCEEDED, "out of memory")
        .detail(
            "Cannot enlarge string buffer containing %d bytes by %d more bytes."
                .formatted(length, more));
  }

  @Override
  public void finish(FunctionContext context, int group, Vector[] direct, Vector result, int row) {
    ByteSink text = texts[group];
    if (text == null) {
      result.setNull(row);
    } else {
      ((BytesVector) result).set(row, text.array(), 0, text.length());
    }
  }

  @Override
  public void reset(int group) {
    ByteSink text = texts[group];
    if (text != null) {
      bytes -= text.array().length;
      texts[group] = null;
    }
  }

  @Override
  public long memory() {
    return bytes + 48L * texts.length;
  }
}
