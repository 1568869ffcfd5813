package org.gajah.catalog.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A row of a catalog whose columns are the texts that the types' output functions make. Whoever
/// has the texts says what [#text(int)] and [#isNull(int)] are.
public abstract class TextRowSource implements RowSource {
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

  /// The elements of an array `{a,b}` or a vector `a b`, quotes and all.
  protected final String[] elements(int column) {
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

  @Override
  public float[] float4s(int column) {
    String[] elements = elements(column);
    float[] result = new float[elements.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = Float.parseFloat(elements[i]);
    }
    return result;
  }
}
