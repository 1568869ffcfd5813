package org.gajah.oracle.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Holds a file of the repository against what the oracle says should be in it.
///
/// Facts of PostgreSQL (codes, layouts, identifiers) are never typed by hand: a test derives the
/// whole file from the oracle and compares. `./build facts` runs the same tests in rewriting mode,
/// which writes the files instead.
public final class Facts {
  private static final boolean REWRITE = "rewrite".equals(System.getProperty("gajah.facts"));

  private Facts() {}

  /// Compares (or, in rewriting mode, writes) the file at `path`, relative to the root of the
  /// repository.
  public static void check(String path, String expected) throws IOException {
    Path file = root().resolve(path);
    if (REWRITE) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, expected);
    }
    assertThat(file)
        .as("%s against the oracle; ./build facts rewrites it", path)
        .exists()
        .hasContent(expected);
  }

  /// The same for a file of bytes.
  public static void check(String path, byte[] expected) throws IOException {
    Path file = root().resolve(path);
    if (REWRITE) {
      Files.createDirectories(file.getParent());
      Files.write(file, expected);
    }
    assertThat(file)
        .as("%s against the oracle; ./build facts rewrites it", path)
        .exists()
        .hasBinaryContent(expected);
  }

  /// The root of the repository.
  public static Path root() {
    return Path.of(System.getProperty("gajah.root"));
  }
}
