package org.gajah.initdb;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Paths as PostgreSQL's programs write them.
final class PlainPath {
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_./:-]+");

  private PlainPath() {}

  /// The same path without needless parts.
  static String of(String path) {
    if (path.isEmpty()) {
      return path;
    }
    boolean absolute = path.startsWith("/");
    List<String> parts = new ArrayList<>();
    for (String part : path.split("/")) {
      if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".") && !(part.equals("..") && absolute)) {
        parts.add(part);
      }
    }
    String joined = String.join("/", parts);
    if (absolute) {
      return "/" + joined;
    }
    return joined.isEmpty() ? "." : joined;
  }

  /// As a shell reads it.
  static String forShell(String word) {
    return HARMLESS.matcher(word).matches() ? word : "'" + word.replace("'", "'\"'\"'") + "'";
  }
}
