package org.gajah.catalog.type;

import java.util.ArrayList;
import java.util.List;
import org.gajah.catalog.rows.PgAttribute;
import org.jspecify.annotations.Nullable;

/// The version of a column: the position in WAL at which it got its present type. PostgreSQL keeps
/// it from 17.12 on, as the first of a column's options, in `pg_attribute.attoptions`; a value of a
/// row type carries the latest version of the type's columns, so that one that was made before a
/// column changed is not read as if it had been made after.
///
/// Mirrors `ATTRIBUTE_VERSION_ATTOPTION` of `catalog/pg_attribute.h`. Gajah keeps versions where
/// there are any, that is in relations that such a server has made, and gives none to its own.
public final class ColumnVersion {
  private static final String OPTION = "pg_attver=";

  /// Of columns that have no version.
  public static final long NONE = 0;

  private ColumnVersion() {}

  /// The version of a column, a position in WAL, or [#NONE].
  public static long of(PgAttribute column) {
    String[] options = column.attoptions();
    if (options != null) {
      for (String option : options) {
        if (option.startsWith(OPTION)) {
          return Long.parseUnsignedLong(option, OPTION.length(), option.length(), 10);
        }
      }
    }
    return NONE;
  }

  /// The latest version of columns, or [#NONE].
  public static long latest(List<PgAttribute> columns) {
    long latest = NONE;
    for (PgAttribute column : columns) {
      long version = of(column);
      if (Long.compareUnsigned(version, latest) > 0) {
        latest = version;
      }
    }
    return latest;
  }

  /// The options of a column without its version, null for none.
  public static @Nullable List<String> without(String @Nullable [] options) {
    if (options == null) {
      return null;
    }
    List<String> others = new ArrayList<>(List.of(options));
    others.removeIf(option -> option.startsWith(OPTION));
    return others.isEmpty() ? null : others;
  }

  /// Options with a version before them.
  ///
  /// @param others null for none
  /// @return null when there are neither options nor a version
  public static String @Nullable [] with(long version, @Nullable List<String> others) {
    List<String> all = new ArrayList<>();
    if (version != NONE) {
      all.add(OPTION + Long.toUnsignedString(version));
    }
    if (others != null) {
      all.addAll(others);
    }
    return all.isEmpty() ? null : all.toArray(String[]::new);
  }
}
