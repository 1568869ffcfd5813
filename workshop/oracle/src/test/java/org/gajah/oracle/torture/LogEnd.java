package org.gajah.oracle.torture;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gajah.oracle.OracleServer;

/// What the WAL of a directory ends with, as `pg_waldump` tells it.
///
/// @param splits how many page splits of B-trees recovery has to replay
/// @param insideSplit whether the end lies between a split and the record that completes it
record LogEnd(int splits, boolean insideSplit) {
  private static final Pattern REDO =
      Pattern.compile("Latest checkpoint's REDO location: *([0-9A-F]+/[0-9A-F]+)");
  private static final Pattern BLOCK =
      Pattern.compile("blkref #([0-9]+): rel ([0-9/]+) (?:fork \\w+ )?blk ([0-9]+)");

  static LogEnd of(OracleServer cluster) {
    Matcher redo = REDO.matcher(cluster.run("pg_controldata", cluster.data().toString()));
    if (!redo.find()) {
      throw new IllegalStateException("no redo location");
    }
    Path wal = cluster.data().resolve("pg_wal");
    // The end of the log is always an error to pg_waldump.
    String command = "pg_waldump -r btree -s %s -p '%s' 2>/dev/null || true";
    return read(cluster.run("bash", "-c", command.formatted(redo.group(1), wal)));
  }

  private static LogEnd read(String dump) {
    int splits = 0;
    Set<String> incomplete = new LinkedHashSet<>();
    for (String line : dump.lines().toList()) {
      if (line.contains("desc: SPLIT_")) {
        splits++;
        // A split of an inner page completes the one below it.
        incomplete.remove(block(line, 3));
        incomplete.add(block(line, 0));
      } else if (line.contains("desc: INSERT_UPPER") || line.contains("desc: NEWROOT")) {
        incomplete.remove(block(line, 1));
      }
    }
    return new LogEnd(splits, !incomplete.isEmpty());
  }

  private static String block(String line, int number) {
    Matcher block = BLOCK.matcher(line);
    while (block.find()) {
      if (Integer.parseInt(block.group(1)) == number) {
        return block.group(2) + " " + block.group(3);
      }
    }
    return "";
  }
}
