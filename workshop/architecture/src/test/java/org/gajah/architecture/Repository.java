package org.gajah.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The checkout that the tests look at.
final class Repository {
  private Repository() {}

  static Path root() {
    return Path.of(System.getProperty("gajah.root"));
  }

  /// Every Java source, tests included, what the build made excluded.
  static List<Path> javaSources() {
    try (Stream<Path> files = Files.walk(root())) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !root().relativize(file).toString().contains("target/"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
