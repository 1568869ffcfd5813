package org.gajah.commands.copy;

import java.util.Arrays;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.BytesVector;

/// Reads rows in binary form.
final class BinaryReader implements RowReader {
  /// A value of more is refused before it is read.
  private static final int MOST_BYTES = 0x3fff_ffff;

  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0
  };
  private static final int WITH_OIDS = 1 << 16;

  private final CopySource source;
  private final CopyErrors errors;
  private final List<String> names;
  private final ByteSink buffer = new ByteSink(1 << 17);
  private int position;
  private boolean ended;
  private long number;

  BinaryReader(CopySource source, CopyErrors errors, List<String> names) {
    this.source = source;
    this.errors = errors;
    this.names = names;
  }

  @Override
  public long line() {
    return number;
  }

  private static PgException fault(String message) {
    return new PgException(SqlState.BAD_COPY_FILE_FORMAT, message);
  }

  /// Whether so many bytes are there.
  private boolean has(int count) {
    while (buffer.length() - position < count) {
      if (position > 0) {
        int kept = buffer.length() - position;
        System.arraycopy(buffer.array(), position, buffer.array(), 0, kept);
        buffer.truncate(kept);
        position = 0;
      }
      if (!source.read(buffer)) {
        return false;
      }
    }
    return true;
  }

  private int integer() {
    byte[] bytes = buffer.array();
    int at = position;
    position += 4;
    return bytes[at] << 24
        | (bytes[at + 1] & 0xff) << 16
        | (bytes[at + 2] & 0xff) << 8
        | (bytes[at + 3] & 0xff);
  }

  @Override
  public void begin() {
    if (!has(SIGNATURE.length)
        || !Arrays.equals(
            buffer.array(),
            position,
            position + SIGNATURE.length,
            SIGNATURE,
            0,
            SIGNATURE.length)) {
      throw fault("COPY file signature not recognized");
    }
    position += SIGNATURE.length;
    if (!has(4)) {
      throw fault("invalid COPY file header (missing flags)");
    }
    int flags = integer();
    if ((flags & WITH_OIDS) != 0) {
      throw fault("invalid COPY file header (WITH OIDS)");
    }
    if (flags >> 16 != 0) {
      throw fault("unrecognized critical flags in COPY file header");
    }
    int extension = has(4) ? integer() : -1;
    if (extension < 0) {
      throw fault("invalid COPY file header (missing length)");
    }
    while (extension-- > 0) {
      if (!has(1)) {
        throw fault("invalid COPY file header (wrong length)");
      }
      position++;
    }
  }

  @Override
  public boolean fill(RawRows rows) {
    while (!ended && !rows.isFull()) {
      number++;
      rows.line(number);
      try {
        if (!row(rows)) {
          ended = true;
          break;
        }
      } catch (PgException e) {
        if (rows.failure() == null) {
          rows.fail(e, 0);
        }
        break;
      }
      rows.finishRow();
    }
    return !ended;
  }

  private boolean row(RawRows rows) {
    if (!has(2)) {
      return false;
    }
    int count = (short) (buffer.array()[position] << 8 | (buffer.array()[position + 1] & 0xff));
    position += 2;
    if (count == -1) {
      if (has(1)) {
        throw fault("received copy data after EOF marker");
      }
      return false;
    }
    if (count != names.size()) {
      throw fault("row field count is %d, expected %d".formatted(count, names.size()));
    }
    for (int i = 0; i < count; i++) {
      try {
        field(rows.column(i), rows.rows());
      } catch (PgException e) {
        rows.fail(e.where(errors.line(number) + ", column " + names.get(i)), i);
        throw e;
      }
    }
    return true;
  }

  private void field(BytesVector column, int row) {
    if (!has(4)) {
      throw fault("unexpected EOF in COPY data");
    }
    int length = integer();
    if (length == -1) {
      column.setNull(row);
      return;
    }
    if (length < 0) {
      throw fault("invalid field size");
    }
    if (length >= MOST_BYTES) {
      throw new PgException(SqlState.PROGRAM_LIMIT_EXCEEDED, "out of memory")
          .detail(
              "Cannot enlarge string buffer containing 0 bytes by %d more bytes."
                  .formatted(length));
    }
    if (!has(length)) {
      throw fault("unexpected EOF in COPY data");
    }
    column.set(row, buffer.array(), position, length);
    position += length;
  }
}
