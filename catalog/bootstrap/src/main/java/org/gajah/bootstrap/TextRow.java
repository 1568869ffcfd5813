package org.gajah.bootstrap;

import org.gajah.catalog.source.AclItem;
import org.gajah.catalog.source.TextRowSource;
import org.jspecify.annotations.Nullable;

/// A row of a catalog as a line of text. Columns that are empty in every row that a cluster begins
/// with (privileges) have no reader here.
final class TextRow extends TextRowSource {
  private final @Nullable String[] values;

  private TextRow(@Nullable String[] values) {
    this.values = values;
  }

  static TextRow of(String line) {
    @Nullable String[] values = line.split("\t", -1);
    for (int i = 0; i < values.length; i++) {
      String value = values[i];
      if ("\\N".equals(value)) {
        values[i] = null;
      } else if (value != null && value.indexOf('\\') >= 0) {
        values[i] = unescaped(value);
      }
    }
    return new TextRow(values);
  }

  private static String unescaped(String value) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\') {
        char next = value.charAt(++i);
        c = next == 't' ? '\t' : next == 'n' ? '\n' : next;
      }
      out.append(c);
    }
    return out.toString();
  }

  @Override
  public boolean isNull(int column) {
    return values[column - 1] == null;
  }

  @Override
  public String text(int column) {
    String value = values[column - 1];
    if (value == null) {
      throw new IllegalStateException("column " + column + " is null");
    }
    return value;
  }

  /// An element with a special character is in quotes; names of arguments have `""` for none.
  @Override
  public String[] texts(int column) {
    String[] elements = elements(column);
    for (int i = 0; i < elements.length; i++) {
      if (elements[i].startsWith("\"")) {
        elements[i] = elements[i].substring(1, elements[i].length() - 1);
      }
    }
    return elements;
  }

  @Override
  public AclItem[] acl(int column) {
    throw new UnsupportedOperationException("no row begins with privileges");
  }
}
