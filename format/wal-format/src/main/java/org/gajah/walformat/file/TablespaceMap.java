package org.gajah.walformat.file;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;

/// `tablespace_map`: where the tablespaces of a base backup lie, for whoever restores it. A line
/// for each: oid, a space, the path, in which line ends and backslashes follow a backslash. Mirrors
/// `access/transam/xlogrecovery.c`.
///
/// @param paths by oid, in the order of the file
public record TablespaceMap(Map<String, String> paths) {
  /// The content of the file.
  public String text() {
    StringBuilder text = new StringBuilder();
    paths.forEach((oid, path) -> text.append(oid).append(' ').append(escape(path)).append('\n'));
    return text.toString();
  }

  private static String escape(String path) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c == '\n' || c == '\r' || c == '\\') {
        escaped.append('\\');
      }
      escaped.append(c);
    }
    return escaped.toString();
  }

  /// Reads the file.
  ///
  /// @throws PgException FATAL when it makes no sense
  public static TablespaceMap parse(String text) {
    Map<String, String> paths = new LinkedHashMap<>();
    StringBuilder line = new StringBuilder();
    boolean escaped = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!escaped && (c == '\n' || c == '\r')) {
        if (!line.isEmpty()) {
          add(paths, line.toString());
          line.setLength(0);
        }
      } else if (!escaped && c == '\\') {
        escaped = true;
      } else {
        line.append(c);
        escaped = false;
      }
    }
    if (!line.isEmpty() || escaped) {
      throw bad();
    }
    return new TablespaceMap(paths);
  }

  private static void add(Map<String, String> paths, String line) {
    int space = line.indexOf(' ');
    if (space < 1 || !line.chars().limit(space).allMatch(Character::isDigit)) {
      throw bad();
    }
    paths.put(line.substring(0, space), line.substring(space + 1));
  }

  private static PgException bad() {
    return PgException.fatal(
        SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE, "invalid data in file \"tablespace_map\"");
  }
}
