package org.gajah.bootstrap;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.gajah.catalog.source.AclItem;
import org.gajah.catalog.source.RowSource;
import org.jspecify.annotations.Nullable;

/// A row of a catalog as a line of text. Columns that are empty in every row that a cluster begins
/// with (privileges, statistics) have no reader here.
final class TextRow implements RowSource {
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

  @Override
  public boolean bool(int column) {
    return text(column).equals("true");
  }

  @Override
  public char letter(int column) {
    return text(column).isEmpty() ? '\0' : text(column).charAt(0);
  }

  @Override
  public short int2(int column) {
    return Short.parseShort(text(column));
  }

  /// OIDs are unsigned, `int4` is not.
  @Override
  public int int4(int column) {
    return (int) Long.parseLong(text(column));
  }

  @Override
  public long int8(int column) {
    return Long.parseLong(text(column));
  }

  @Override
  public float float4(int column) {
    return Float.parseFloat(text(column));
  }

  @Override
  public double float8(int column) {
    return Double.parseDouble(text(column));
  }

  @Override
  public byte[] bytes(int column) {
    return text(column).getBytes(StandardCharsets.UTF_8);
  }

  /// The elements of an array `{a,b}` or a vector `a b`; none of them is quoted.
  private String[] elements(int column) {
    String text = text(column);
    if (text.startsWith("{")) {
      return text.length() == 2
          ? new String[0]
          : text.substring(1, text.length() - 1).split(",", -1);
    }
    return text.isEmpty() ? new String[0] : text.split(" ", -1);
  }

  @Override
  public short[] int2s(int column) {
    String[] elements = elements(column);
    short[] result = new short[elements.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = Short.parseShort(elements[i]);
    }
    return result;
  }

  @Override
  public int[] oids(int column) {
    return Arrays.stream(elements(column)).mapToInt(Integer::parseUnsignedInt).toArray();
  }

  @Override
  public char[] letters(int column) {
    return String.join("", elements(column)).toCharArray();
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
  public float[] float4s(int column) {
    throw new UnsupportedOperationException("no row begins with float4[]");
  }

  @Override
  public AclItem[] acl(int column) {
    throw new UnsupportedOperationException("no row begins with privileges");
  }
}
