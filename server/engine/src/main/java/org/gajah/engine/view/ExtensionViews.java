package org.gajah.engine.view;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.jspecify.annotations.Nullable;

/// Extensions that may be made. There are no files of extensions: `plpgsql`, which every new
/// cluster has, is all.
final class ExtensionViews {
  private static final String NAME = "plpgsql";
  private static final String VERSION = "1.0";
  private static final String COMMENT = "the procedural language PL/pgSQL";
  private static final int NAME_SIZE = 64;

  private ExtensionViews() {}

  static List<List<@Nullable Object>> available(Asked asked) {
    return List.of(Asked.row(name(NAME), VERSION, COMMENT));
  }

  static List<List<@Nullable Object>> versions(Asked asked) {
    return List.of(
        Asked.row(name(NAME), VERSION, true, true, false, name("pg_catalog"), null, COMMENT));
  }

  private static byte[] name(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Arrays.copyOf(bytes, NAME_SIZE);
  }

  /// With one version there is no way from one to another.
  static List<List<@Nullable Object>> updatePaths(Asked asked) {
    String name = asked.text(0).replace("\0", "");
    check(name);
    if (!name.equals(NAME)) {
      throw new PgException(
              SqlState.FEATURE_NOT_SUPPORTED, "extension \"" + name + "\" is not available")
          .hint("The extension must first be installed on the system where PostgreSQL is running.");
    }
    return List.of();
  }

  private static void check(String name) {
    String fault = null;
    if (name.isEmpty()) {
      fault = "Extension names must not be empty.";
    } else if (name.contains("--")) {
      fault = "Extension names must not contain \"--\".";
    } else if (name.startsWith("-") || name.endsWith("-")) {
      fault = "Extension names must not begin or end with \"-\".";
    } else if (name.contains("/") || name.contains("\\")) {
      fault = "Extension names must not contain directory separator characters.";
    }
    if (fault != null) {
      throw new PgException(
              SqlState.INVALID_PARAMETER_VALUE, "invalid extension name: \"" + name + "\"")
          .detail(fault);
    }
  }
}
