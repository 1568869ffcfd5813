package org.gajah.analyzer.context;

import java.util.List;
import org.gajah.parser.lex.KeywordCategory;
import org.gajah.parser.lex.Keywords;
import org.gajah.parser.lex.Token;

/// Names in messages and in SQL that is made.
public final class NameLists {
  private NameLists() {}

  /// The parts with dots between them, as messages show names.
  public static String join(List<String> names) {
    return String.join(".", names);
  }

  /// A name as SQL needs it: in quotes unless it is a plain word that is no keyword.
  public static String quote(String name) {
    if (isPlain(name)) {
      Token keyword = Keywords.find(name);
      if (keyword == null || keyword.category() == KeywordCategory.UNRESERVED) {
        return name;
      }
    }
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  private static boolean isPlain(String name) {
    if (name.isEmpty()) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c == '_';
      if (!letter && (i == 0 || c < '0' || c > '9')) {
        return false;
      }
    }
    return true;
  }

  /// A name with its schema, both quoted where that is needed.
  public static String quote(String schema, String name) {
    return quote(schema) + "." + quote(name);
  }
}
