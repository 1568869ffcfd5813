package org.gajah.cli;

import java.io.PrintStream;
import java.util.Locale;
import org.gajah.base.id.Lsn;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.ResourceManagerId;
import org.gajah.walformat.WalFormat;
import org.gajah.walformat.record.WalRecords;
import org.gajah.walformat.record.XactRecord;

/// Counts records by resource manager and kind, and prints the counts as `pg_waldump --stats` does.
final class RecordStatistics {
  private static final int MANAGERS = 256;
  private static final int KINDS = 16;

  private final long[] counts = new long[MANAGERS * KINDS];
  private final long[] recordBytes = new long[MANAGERS * KINDS];
  private final long[] imageBytes = new long[MANAGERS * KINDS];
  private final long start;
  private long end;

  RecordStatistics(long start) {
    this.start = start;
    this.end = start;
  }

  void add(RecordView view) {
    int manager = view.resourceManagerNumber();
    int kind = view.info() >> 4;
    if (manager == ResourceManagerId.TRANSACTION.number()) {
      kind &= XactRecord.KIND_MASK >> 4;
    }
    int at = manager * KINDS + kind;
    int images = view.imageBytes();
    counts[at]++;
    recordBytes[at] += view.totalLength() - images;
    imageBytes[at] += images;
    end = view.end();
  }

  private record Sums(long count, long records, long images) {
    long bytes() {
      return records + images;
    }
  }

  private Sums sums(int from, int to) {
    long count = 0;
    long records = 0;
    long images = 0;
    for (int i = from; i < to; i++) {
      count += counts[i];
      records += recordBytes[i];
      images += imageBytes[i];
    }
    return new Sums(count, records, images);
  }

  void print(PrintStream out, boolean byKind) {
    Sums total = sums(0, counts.length);
    out.println(
        "WAL statistics between " + Lsn.toString(start) + " and " + Lsn.toString(end) + ":");
    String heads = "%-27s %20s %8s %20s %8s %20s %8s %20s %8s%n";
    out.format(
        Locale.ROOT,
        heads,
        "Type",
        "N",
        "(%)",
        "Record size",
        "(%)",
        "FPI size",
        "(%)",
        "Combined size",
        "(%)");
    out.format(
        Locale.ROOT,
        heads,
        "----",
        "-",
        "---",
        "-----------",
        "---",
        "--------",
        "---",
        "-------------",
        "---");
    for (int manager = 0; manager < MANAGERS; manager++) {
      if (WalFormat.isResourceManager(manager)) {
        printManager(out, manager, byKind, total);
      }
    }
    out.format(
        Locale.ROOT,
        "%-27s %20s %8s %20s %8s %20s %8s %20s%n",
        "",
        "--------",
        "",
        "--------",
        "",
        "--------",
        "",
        "--------");
    out.format(
        Locale.ROOT,
        "%-27s %20d %-9s %20d %-9s %20d %-9s %20d %-6s%n",
        "Total",
        total.count(),
        "",
        total.records(),
        share(total.records(), total.bytes()),
        total.images(),
        share(total.images(), total.bytes()),
        total.bytes(),
        "[100%]");
  }

  private static String share(long part, long whole) {
    return String.format(Locale.ROOT, "[%.02f%%]", percent(part, whole));
  }

  private static double percent(long part, long whole) {
    return whole == 0 ? 0 : 100.0 * part / whole;
  }

  private void printManager(PrintStream out, int manager, boolean byKind, Sums total) {
    int from = manager * KINDS;
    String name = RecordPrinter.managerName(manager);
    if (!byKind) {
      Sums sums = sums(from, from + KINDS);
      if (sums.count() > 0 || manager < WalFormat.FIRST_CUSTOM_RESOURCE_MANAGER) {
        printRow(out, name, sums, total);
      }
      return;
    }
    for (int kind = 0; kind < KINDS; kind++) {
      Sums sums = sums(from + kind, from + kind + 1);
      if (sums.count() > 0) {
        String known = WalRecords.nameOf(manager, kind << 4);
        String label = known == null ? "UNKNOWN (" + Integer.toHexString(kind << 4) + ")" : known;
        printRow(out, name + "/" + label, sums, total);
      }
    }
  }

  private static void printRow(PrintStream out, String name, Sums sums, Sums total) {
    out.format(
        Locale.ROOT,
        "%-27s %20d (%6.02f) %20d (%6.02f) %20d (%6.02f) %20d (%6.02f)%n",
        name,
        sums.count(),
        percent(sums.count(), total.count()),
        sums.records(),
        percent(sums.records(), total.records()),
        sums.images(),
        percent(sums.images(), total.images()),
        sums.bytes(),
        percent(sums.bytes(), total.bytes()));
  }
}
