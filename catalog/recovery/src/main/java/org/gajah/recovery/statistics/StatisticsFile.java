package org.gajah.recovery.statistics;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.gajah.activity.statistics.SharedStatistics;
import org.gajah.activity.statistics.StatisticsKey;
import org.gajah.activity.statistics.StatisticsKind;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.Severity;
import org.gajah.base.seam.WholeFile;
import org.gajah.disk.ClusterFiles;
import org.gajah.disk.FileFault;
import org.jspecify.annotations.Nullable;

/// `pg_stat/pgstat.stat`: statistics between a clean shutdown and the next start. Mirrors
/// `utils/activity/pgstat.c`.
///
/// | size | meaning |
/// |---|---|
/// | 4 | format, 0x01A5BCAC |
/// | 136 | archiver |
/// | 32 | background writer |
/// | 72 | checkpointer |
/// | 16392 | I/O |
/// | 512 | logs about transactions |
/// | 72 | log |
/// | any | objects: `S`, kind, database, object (4 each), numbers (8 each) |
/// | any | replication slots: `N`, kind (4), name (64), numbers |
/// | 1 | `E` |
public final class StatisticsFile {
  static final String NAME = "pg_stat/pgstat.stat";

  private static final int FORMAT = 0x01A5BCAC;
  private static final int NAME_SIZE = 64;

  private final ClusterFiles cluster;
  private final Reporter reporter;

  public StatisticsFile(ClusterFiles cluster, Reporter reporter) {
    this.cluster = cluster;
    this.reporter = reporter;
  }

  /// Writes everything down. What cannot be written is reported, and the next run starts from
  /// nothing.
  public void write(SharedStatistics statistics) {
    ByteSink out = new ByteSink(1 << 16);
    out.putInt(FORMAT);
    for (StatisticsKind kind : StatisticsKind.values()) {
      if (kind.isFixed()) {
        put(out, statistics.copy(kind));
      }
    }
    for (Map.Entry<StatisticsKey, long[]> each : statistics.copy().entrySet()) {
      StatisticsKey key = each.getKey();
      out.putByte('S').putInt(key.kind()).putInt(key.database()).putInt(key.object());
      put(out, each.getValue());
    }
    out.putByte('E');
    try {
      WholeFile.replace(
          cluster.disk(),
          cluster.resolve(NAME),
          cluster.resolve("pg_stat/pgstat.tmp"),
          Arrays.copyOf(out.array(), out.length()));
    } catch (IOException e) {
      reporter.report(
          FileFault.of(
              Severity.LOG, "could not write temporary statistics file \"" + NAME + "\"", e));
    }
  }

  private static void put(ByteSink out, long[] numbers) {
    for (long number : numbers) {
      out.putLong(number);
    }
  }

  /// Takes over what the last run left, all of it or nothing. The file stays.
  ///
  /// @return whether there was something
  public boolean read(SharedStatistics statistics) {
    byte[] bytes;
    try {
      bytes = WholeFile.read(cluster.disk(), cluster.resolve(NAME));
    } catch (NoSuchFileException none) {
      return false;
    } catch (IOException e) {
      reporter.report(
          FileFault.of(Severity.LOG, "could not open statistics file \"" + NAME + "\"", e));
      return false;
    }
    Parsed parsed = new Parser(bytes).parse();
    if (parsed == null) {
      reporter.log("corrupted statistics file \"" + NAME + "\"");
      return false;
    }
    parsed.fixed.forEach(statistics::restore);
    parsed.objects.forEach((key, row) ->
        statistics.change(key, into -> System.arraycopy(row, 0, into, 0, into.length)));
    return true;
  }

  private record Parsed(Map<StatisticsKind, long[]> fixed, Map<StatisticsKey, long[]> objects) {}

  private static final class Parser {
    private final byte[] bytes;
    private int at;

    Parser(byte[] bytes) {
      this.bytes = bytes;
    }

    /// Null when the file is not what it should be.
    @Nullable Parsed parse() {
      try {
        return content();
      } catch (IndexOutOfBoundsException | PgException damaged) {
        return null;
      }
    }

    private @Nullable Parsed content() {
      if (number() != FORMAT) {
        return null;
      }
      Parsed parsed = new Parsed(new HashMap<>(), new HashMap<>());
      for (StatisticsKind kind : StatisticsKind.values()) {
        if (kind.isFixed()) {
          parsed.fixed.put(kind, numbers(kind.counters()));
        }
      }
      while (true) {
        switch (bytes[at++]) {
          case 'S' -> {
            if (!object(parsed)) {
              return null;
            }
          }
          case 'N' -> at += Integer.BYTES + NAME_SIZE + 8 * slotCounters();
          case 'E' -> {
            return at == bytes.length ? parsed : null;
          }
          default -> {
            return null;
          }
        }
      }
    }

    private static int slotCounters() {
      return StatisticsKind.REPLICATION_SLOT.counters();
    }

    private boolean object(Parsed parsed) {
      StatisticsKey key = new StatisticsKey(number(), number(), number());
      for (StatisticsKind kind : StatisticsKind.values()) {
        if (kind.number() == key.kind()
            && !kind.isFixed()
            && kind != StatisticsKind.REPLICATION_SLOT) {
          return parsed.objects.put(key, numbers(kind.counters())) == null;
        }
      }
      return false;
    }

    private int number() {
      int value = LittleEndian.intAt(bytes, at);
      at += Integer.BYTES;
      return value;
    }

    private long[] numbers(int count) {
      long[] values = new long[count];
      for (int i = 0; i < count; i++) {
        values[i] = LittleEndian.longAt(bytes, at);
        at += Long.BYTES;
      }
      return values;
    }
  }
}
