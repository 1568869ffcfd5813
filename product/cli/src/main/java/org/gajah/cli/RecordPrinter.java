package org.gajah.cli;

import java.io.PrintStream;
import java.time.ZoneId;
import java.util.Locale;
import org.gajah.walformat.Description;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.ResourceManagerId;
import org.gajah.walformat.WalFormat;
import org.gajah.walformat.record.WalRecords;
import org.jspecify.annotations.Nullable;

/// Prints a record as `pg_waldump` does.
final class RecordPrinter {
  private static final String SPACES = "                    ";

  private final PrintStream out;
  private final boolean blockDetails;
  private final StringBuilder line = new StringBuilder();
  private final Description description;

  RecordPrinter(PrintStream out, ZoneId zone, boolean blockDetails) {
    this.out = out;
    this.blockDetails = blockDetails;
    this.description = new Description(line, zone);
  }

  /// The name of a resource manager, custom ones included.
  static String managerName(int number) {
    return number >= WalFormat.FIRST_CUSTOM_RESOURCE_MANAGER
        ? String.format(Locale.ROOT, "custom%03d", number)
        : ResourceManagerId.of(number).label();
  }

  void print(RecordView view) {
    line.setLength(0);
    int total = view.totalLength();
    line.append("rmgr: ");
    left(managerName(view.resourceManagerNumber()), 11);
    line.append(" len (rec/tot): ");
    right(total - view.imageBytes(), 6);
    line.append('/');
    right(total, 6);
    line.append(", tx: ");
    right(Integer.toUnsignedLong(view.xid()), 10);
    line.append(", lsn: ");
    lsn(view.start());
    line.append(", prev ");
    lsn(view.previous());
    line.append(", desc: ");
    describe(view);
    if (blockDetails) {
      description.blocksInDetail(view);
    } else {
      description.blocksBriefly(view);
      line.append('\n');
    }
    out.append(line);
  }

  private void describe(RecordView view) {
    int manager = view.resourceManagerNumber();
    String name = WalRecords.nameOf(manager, view.info());
    if (name == null) {
      line.append("UNKNOWN (").append(Integer.toHexString(view.info())).append(") ");
    } else {
      line.append(name).append(' ');
    }
    if (manager >= WalFormat.FIRST_CUSTOM_RESOURCE_MANAGER) {
      description.add("rmid: %d", manager);
    } else if (name != null) {
      WalRecords.decode(view).describe(description);
    }
  }

  private void left(@Nullable String text, int width) {
    String shown = String.valueOf(text);
    line.append(shown).append(SPACES, 0, Math.max(0, width - shown.length()));
  }

  private void right(long number, int width) {
    int start = line.length();
    line.append(number);
    int missing = width - (line.length() - start);
    if (missing > 0) {
      line.insert(start, SPACES, 0, missing);
    }
  }

  /// Unlike everywhere else, the lower half is padded.
  private void lsn(long lsn) {
    String high = Integer.toHexString((int) (lsn >>> 32)).toUpperCase(Locale.ROOT);
    line.append(high).append('/');
    for (int shift = 28; shift >= 0; shift -= 4) {
      line.append("0123456789ABCDEF".charAt((int) (lsn >>> shift) & 0xF));
    }
  }
}
