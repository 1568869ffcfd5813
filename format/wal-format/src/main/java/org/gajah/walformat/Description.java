package org.gajah.walformat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.gajah.base.id.ForkNumber;
import org.gajah.base.id.FullXid;
import org.gajah.base.id.Lsn;
import org.gajah.base.id.Oid;
import org.gajah.base.id.RelFileLocator;

/// A description of a record in the making: a text that grows, and the forms in which `pg_waldump`
/// prints values.
///
/// [#add] takes a pattern in which each directive consumes the next value:
///
/// | directive | value | form |
/// |---|---|---|
/// | `%u` | Integer | unsigned decimal |
/// | `%d` | Integer, Long | signed decimal |
/// | `%x` | Integer | two hexadecimal digits, upper case |
/// | `%s` | anything | its text |
/// | `%g` | Double | six significant digits, as C prints it |
/// | `%b` | Boolean | `T` or `F` |
/// | `%l` | Long | an LSN |
/// | `%f` | Long | a full transaction id, `epoch:xid` |
/// | `%t` | Long | a time, microseconds since 2000-01-01 UTC |
/// | `%r` | RelFileLocator | `tablespace/database/relation` |
/// | `%o` | int[] | ` [1, 2, 3]` |
public final class Description {
  /// Seconds from 1970-01-01 to 2000-01-01.
  private static final long EPOCH_2000 = 946_684_800L;

  private static final long MICROS = 1_000_000;

  /// The folder that each tablespace has for this version of PostgreSQL.
  private static final String TABLESPACE_VERSION = "PG_17_202406281";

  private final StringBuilder out;
  private final ZoneId zone;

  /// @param out what the description is appended to
  /// @param zone where times are told
  public Description(StringBuilder out, ZoneId zone) {
    this.out = out;
    this.zone = zone;
  }

  @Override
  public String toString() {
    return out.toString();
  }

  /// Appends `pattern`, with values in the place of its directives.
  public Description add(String pattern, Object... values) {
    int next = 0;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '%') {
        directive(pattern.charAt(++i), values[next++]);
      } else {
        out.append(c);
      }
    }
    return this;
  }

  private void directive(char kind, Object value) {
    switch (kind) {
      case 'u' -> out.append(Integer.toUnsignedString((int) value));
      case 'd', 's' -> out.append(value);
      case 'x' -> out.append(String.format(Locale.ROOT, "%02X", (int) value));
      case 'b' -> out.append((boolean) value ? 'T' : 'F');
      case 'l' -> out.append(Lsn.toString((long) value));
      case 'f' -> fullXid((long) value);
      case 't' -> time((long) value);
      case 'r' -> out.append(value);
      case 'g' -> general((double) value);
      case 'o' -> list((int[]) value);
      default -> throw new IllegalArgumentException("directive %" + kind);
    }
  }

  /// Appends text as it is.
  public Description text(String text) {
    out.append(text);
    return this;
  }

  private void fullXid(long full) {
    out.append(Integer.toUnsignedString(FullXid.epoch(full)))
        .append(':')
        .append(Integer.toUnsignedString(FullXid.xid(full)));
  }

  private void time(long micros) {
    Instant second = Instant.ofEpochSecond(micros / MICROS + EPOCH_2000);
    DateTimeFormatter format =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
    out.append(format.format(second))
        .append(String.format(Locale.ROOT, ".%06d ", micros % MICROS))
        .append(DateTimeFormatter.ofPattern("zzz", Locale.US).withZone(zone).format(second));
  }

  private void general(double value) {
    if (value == 0) {
      out.append('0');
      return;
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent >= -4 && exponent < 6) {
      out.append(rounded.toPlainString());
    } else {
      out.append(rounded.movePointLeft(exponent).toPlainString());
      out.append(String.format(Locale.ROOT, "e%+03d", exponent));
    }
  }

  private void list(int[] values) {
    out.append(" [");
    for (int i = 0; i < values.length; i++) {
      out.append(i == 0 ? "" : ", ").append(Integer.toUnsignedString(values[i]));
    }
    out.append(']');
  }

  /// Appends ` [a->b, c->d]`, from pairs.
  public Description pairs(int[] values) {
    out.append(" [");
    for (int i = 0; i < values.length; i += 2) {
      out.append(i == 0 ? "" : ", ").append(values[i]).append("->").append(values[i + 1]);
    }
    out.append(']');
    return this;
  }

  /// Appends `label: [A, B]`, with the names of the bits of `flags` that are set.
  ///
  /// @param names by bit, from the lowest up
  public Description flags(String label, int flags, String... names) {
    out.append(label).append(": [");
    String separator = "";
    for (int i = 0; i < names.length; i++) {
      if ((flags & 1 << i) != 0) {
        out.append(separator).append(names[i]);
        separator = ", ";
      }
    }
    out.append(']');
    return this;
  }

  /// Appends the path of a relation's first file, relative to the data directory.
  public Description path(RelFileLocator locator, ForkNumber fork) {
    String relation = Oid.toString(locator.relNumber());
    String database = Oid.toString(locator.database());
    if (locator.tablespace() == RelFileLocator.GLOBAL_TABLESPACE) {
      out.append("global/");
    } else if (locator.tablespace() == RelFileLocator.DEFAULT_TABLESPACE) {
      out.append("base/").append(database).append('/');
    } else {
      out.append("pg_tblspc/").append(Oid.toString(locator.tablespace())).append('/');
      out.append(TABLESPACE_VERSION).append('/').append(database).append('/');
    }
    out.append(relation);
    if (fork != ForkNumber.MAIN) {
      out.append('_').append(fork.suffix());
    }
    return this;
  }

  /// Appends all block references of a record on the same line, as `pg_waldump` does.
  public Description blocksBriefly(RecordView view) {
    for (int i = 0; i < view.blockCount(); i++) {
      if (!view.hasBlock(i)) {
        continue;
      }
      RecordView.BlockView block = view.block(i);
      add(", blkref #%d: rel %r", i, block.locator());
      if (block.fork() != ForkNumber.MAIN) {
        add(" fork %s", block.fork().label());
      }
      add(" blk %u", block.block());
      if (block.hasImage()) {
        out.append(block.applyImage() ? " FPW" : " FPW for WAL verification");
      }
    }
    return this;
  }

  /// Appends all block references of a record with all that is known of their images, each on a
  /// line of its own, as `pg_waldump --bkp-details` does.
  public Description blocksInDetail(RecordView view) {
    out.append('\n');
    for (int i = 0; i < view.blockCount(); i++) {
      if (!view.hasBlock(i)) {
        continue;
      }
      RecordView.BlockView block = view.block(i);
      add("\tblkref #%d: rel %r fork %s", i, block.locator(), block.fork().label());
      add(" blk %u", block.block());
      if (block.hasImage()) {
        image(block);
      }
      out.append('\n');
    }
    return this;
  }

  private void image(RecordView.BlockView block) {
    out.append(block.applyImage() ? " (FPW)" : " (FPW for WAL verification)");
    add("; hole: offset: %d, length: %d", block.holeOffset(), block.holeLength());
    int compression = block.imageInfo() & WalFormat.IMAGE_COMPRESSED;
    if (compression != 0) {
      add(
          ", compression saved: %u, method: %s",
          WalFormat.PAGE_SIZE - block.holeLength() - block.imageLength(),
          (compression & WalFormat.IMAGE_PGLZ) != 0
              ? "pglz"
              : (compression & WalFormat.IMAGE_LZ4) != 0 ? "lz4" : "zstd");
    }
  }
}
