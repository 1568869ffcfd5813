package org.gajah.oracle.recovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gajah.base.bytes.LittleEndian;

/// Compares what two servers have made of copies of one data directory: relations page by page, and
/// the logs about transactions.
final class DirectoryComparison {
  private static final int PAGE = 8192;
  private static final int HEAD = 24;
  private static final int CHECKSUM = 8;
  private static final int LOWER = 12;
  private static final int UPPER = 14;
  private static final Pattern RELATION =
      Pattern.compile("(base/[0-9]+|global)/[0-9]+(_vm|_fsm|_init)?(\\.[0-9]+)?");
  private static final List<String> LOGS =
      List.of("pg_xact", "pg_multixact/offsets", "pg_multixact/members", "pg_commit_ts");

  private final Path ours;
  private final Path theirs;
  final List<String> differences = new ArrayList<>();
  final Map<String, Integer> compared = new TreeMap<>();

  DirectoryComparison(Path ours, Path theirs) {
    this.ours = ours;
    this.theirs = theirs;
  }

  private final List<Path[]> pairs = new ArrayList<>();

  /// Compares the folders of a tablespace, too.
  DirectoryComparison tablespace(Path our, Path their) {
    pairs.add(new Path[] {our, their});
    return this;
  }

  DirectoryComparison run() throws IOException {
    TreeSet<String> names = new TreeSet<>();
    collect(ours, names);
    collect(theirs, names);
    for (String name : names) {
      compare(name, ours.resolve(name), theirs.resolve(name));
    }
    for (Path[] pair : pairs) {
      compareTrees(pair[0], pair[1]);
    }
    return this;
  }

  private static void collect(Path root, Set<String> names) throws IOException {
    for (String top : List.of("base", "global")) {
      try (Stream<Path> files = Files.walk(root.resolve(top))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String name = root.relativize(file).toString();
          if (RELATION.matcher(name).matches() || name.endsWith("pg_filenode.map")) {
            names.add(name);
          }
        }
      }
    }
    for (String log : LOGS) {
      try (Stream<Path> files = Files.list(root.resolve(log))) {
        files.forEach(file -> names.add(root.relativize(file).toString()));
      }
    }
  }

  private void compareTrees(Path our, Path their) throws IOException {
    TreeSet<String> names = new TreeSet<>();
    for (Path root : List.of(our, their)) {
      try (Stream<Path> files = Files.walk(root)) {
        files
            .filter(Files::isRegularFile)
            .forEach(file -> names.add(root.relativize(file).toString()));
      }
    }
    for (String name : names) {
      compare(name, our.resolve(name), their.resolve(name));
    }
  }

  private void compare(String name, Path our, Path their) throws IOException {
    if (!Files.exists(our) || !Files.exists(their)) {
      Path present = Files.exists(our) ? our : their;
      // An empty file of a relation that is gone waits for the next checkpoint.
      if (Files.size(present) > 0) {
        differences.add(name + " is only " + (present.equals(our) ? "ours" : "theirs"));
      }
      return;
    }
    byte[] a = Files.readAllBytes(our);
    byte[] b = Files.readAllBytes(their);
    boolean freeSpace = name.contains("_fsm");
    if (a.length != b.length && !freeSpace) {
      differences.add(name + " has " + a.length + " bytes with us, " + b.length + " with them");
    }
    for (int at = 0; at < Math.min(a.length, b.length); at += PAGE) {
      int end = Math.min(Math.min(a.length, b.length), at + PAGE);
      if (!name.startsWith("pg_")) {
        blank(a, at);
        blank(b, at);
      }
      int differs = Arrays.mismatch(a, at, end, b, at, end);
      compared.merge(kind(name), 1, Integer::sum);
      if (differs >= 0 && !freeSpace) {
        differences.add(
            "%s page %d differs from byte %d: %s instead of %s"
                .formatted(
                    name,
                    at / PAGE,
                    differs,
                    hex(a, at + differs, end),
                    hex(b, at + differs, end)));
      }
    }
  }

  /// Blanks what nobody looks at, and with it the checksum: what lies between line pointers and
  /// tuples.
  private static void blank(byte[] bytes, int at) {
    if (at + PAGE > bytes.length) {
      return;
    }
    int lower = LittleEndian.unsignedShort(bytes, at + LOWER);
    int upper = LittleEndian.unsignedShort(bytes, at + UPPER);
    if (lower > HEAD && lower < upper && upper <= PAGE) {
      Arrays.fill(bytes, at + lower, at + upper, (byte) 0);
    }
    bytes[at + CHECKSUM] = 0;
    bytes[at + CHECKSUM + 1] = 0;
  }

  private static String kind(String name) {
    if (name.startsWith("pg_")) {
      return "log pages";
    }
    return name.contains("_fsm") ? "free space pages" : "relation pages";
  }

  private static String hex(byte[] bytes, int from, int end) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < Math.min(end, from + 16); i++) {
      text.append("%02x".formatted(bytes[i]));
    }
    return text.toString();
  }
}
