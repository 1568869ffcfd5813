package org.gajah.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// A script of SQL that makes what a new cluster's catalogs hold beyond their first rows. It runs
/// once in `template1`, as the bootstrap superuser, with `search_path = pg_catalog` and
/// `allow_system_table_mods = on`, after [Bootstrap#make].
///
/// Objects that a script makes are not qualified: they come into the first schema of the path.
///
/// @param name what it is about, and its file's name in `sql/` without the ending
/// @param text its statements, each ended by a semicolon
public record InitialScript(String name, String text) {
  private static final List<String> ORDER =
      List.of("functions", "views", "privileges", "information-schema", "information-schema-rows");

  /// All scripts, in the order in which they run.
  public static List<InitialScript> all() {
    return ORDER.stream().map(InitialScript::read).toList();
  }

  private static InitialScript read(String name) {
    String file = "sql/" + name + ".sql";
    try (InputStream in =
        Objects.requireNonNull(InitialScript.class.getResourceAsStream(file), file)) {
      return new InitialScript(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
