package org.gajah.oracle.query;

import java.util.Locale;

/// What the text of a statement says about how its answer is compared.
final class Wording {
  private Wording() {}

  /// Whether the rows come in an order: an ORDER BY stands outside all parentheses and literals.
  static boolean isOrdered(String sql) {
    return outside(sql).contains("order by");
  }

  /// Whether it can be sent with a row limit.
  static boolean isQuery(String sql) {
    String text = outside(sql).strip();
    return (text.startsWith("select")
            || text.startsWith("with")
            || text.startsWith("values")
            || text.startsWith("table")
            || text.startsWith("("))
        && !text.contains(";");
  }

  /// The text outside literals, parentheses (but not those around the whole) and brackets.
  private static String outside(String sql) {
    StringBuilder result = new StringBuilder();
    int depth = 0;
    boolean literal = false;
    for (int i = 0; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (c == '\'') {
        literal = !literal;
      } else if (!literal) {
        if (c == ')' || c == ']') {
          depth--;
        }
        if (depth == 0) {
          result.append(Character.isWhitespace(c) ? ' ' : c);
        }
        if (c == '(' || c == '[') {
          depth++;
        }
      }
    }
    return result.toString().toLowerCase(Locale.ROOT).replaceAll(" +", " ");
  }
}
