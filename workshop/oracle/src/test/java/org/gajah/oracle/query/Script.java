package org.gajah.oracle.query;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The statements of one file, which one session runs in turn.
///
/// A statement ends where a line ends with a semicolon; several on one line are sent as one message. Lines that start
/// with `--` between statements are left out.
record Script(String name, boolean changes, List<String> statements) {
  /// The first line of a script that changes what is stored, so that it can run only once.
  private static final String CHANGES = "-- Changes what is stored.";

  /// All scripts of the corpus, by name.
  static List<Script> all() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      List<Script> scripts = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".sql")).sorted().toList()) {
        scripts.add(read(file));
      }
      return scripts;
    }
  }

  /// What the real server loads before the cluster is copied.
  static Path load() {
    return folder().resolveSibling("load.sql");
  }

  private static Path folder() {
    try {
      return Path.of(Objects.requireNonNull(Script.class.getResource("scripts")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Script read(Path file) throws IOException {
    List<String> statements = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    List<String> lines = Files.readAllLines(file);
    for (String line : lines) {
      if (current.isEmpty() && (line.isBlank() || line.startsWith("--"))) {
        continue;
      }
      current.append(current.isEmpty() ? "" : "\n").append(line);
      if (line.endsWith(";")) {
        statements.add(current.substring(0, current.length() - 1));
        current.setLength(0);
      }
    }
    if (!current.isEmpty()) {
      throw new IllegalStateException(file + " ends within a statement: " + current);
    }
    String name = file.getFileName().toString();
    boolean changes = lines.getFirst().equals(CHANGES);
    return new Script(name.substring(0, name.length() - ".sql".length()), changes, statements);
  }
}
