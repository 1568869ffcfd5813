package org.gajah.cli.inspect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.bytes.Slice;
import org.gajah.catalog.source.AclItem;
import org.gajah.catalog.source.CatalogColumn;
import org.gajah.catalog.source.RowSource;
import org.gajah.containers.ArrayValue;
import org.gajah.containers.StoredType;
import org.gajah.types.id.Vectors;

/// A row of a catalog's file, as the classes of the catalogs read it.
record StoredRow(List<CatalogColumn> columns, Row row) implements RowSource {
  private byte[] value(int column) {
    return Objects.requireNonNull(row.bytes(columns.get(column - 1).name()));
  }

  @Override
  public boolean isNull(int column) {
    return row.bytes(columns.get(column - 1).name()) == null;
  }

  @Override
  public boolean bool(int column) {
    return value(column)[0] != 0;
  }

  @Override
  public char letter(int column) {
    return (char) (value(column)[0] & 0xFF);
  }

  @Override
  public short int2(int column) {
    return (short) LittleEndian.unsignedShort(value(column), 0);
  }

  @Override
  public int int4(int column) {
    return LittleEndian.intAt(value(column), 0);
  }

  @Override
  public long int8(int column) {
    return LittleEndian.longAt(value(column), 0);
  }

  @Override
  public float float4(int column) {
    return Float.intBitsToFloat(int4(column));
  }

  @Override
  public double float8(int column) {
    return Double.longBitsToDouble(int8(column));
  }

  @Override
  public String text(int column) {
    return new String(value(column), StandardCharsets.UTF_8);
  }

  @Override
  public byte[] bytes(int column) {
    return value(column);
  }

  @Override
  public short[] int2s(int column) {
    byte[] vector = value(column);
    short[] result = new short[elements(vector)];
    for (int i = 0; i < result.length; i++) {
      result[i] = Vectors.shortAt(vector, 0, i);
    }
    return result;
  }

  @Override
  public int[] oids(int column) {
    byte[] vector = value(column);
    int[] result = new int[elements(vector)];
    Arrays.setAll(result, i -> Vectors.oidAt(vector, 0, i));
    return result;
  }

  @Override
  public float[] float4s(int column) {
    int[] bits = oids(column);
    float[] result = new float[bits.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = Float.intBitsToFloat(bits[i]);
    }
    return result;
  }

  private static int elements(byte[] array) {
    return ArrayValue.dimensions(Slice.of(array)) == 0 ? 0 : Vectors.count(array, 0);
  }

  private static ArrayValue array(byte[] array, int length, int align) {
    Slice value = Slice.of(array);
    return new ArrayValue(
        value, new StoredType.Layout(ArrayValue.elementType(value), length, align));
  }

  @Override
  public char[] letters(int column) {
    byte[] value = value(column);
    ArrayValue array = array(value, 1, 1);
    char[] result = new char[elements(value)];
    for (int i = 0; i < result.length; i++) {
      result[i] = (char) (value[array.start(i)] & 0xFF);
    }
    return result;
  }

  @Override
  public String[] texts(int column) {
    byte[] value = value(column);
    ArrayValue array = array(value, -1, Integer.BYTES);
    String[] result = new String[elements(value)];
    Arrays.setAll(
        result, i -> new String(value, array.start(i), array.length(i), StandardCharsets.UTF_8));
    return result;
  }

  @Override
  public AclItem[] acl(int column) {
    byte[] value = value(column);
    ArrayValue array = array(value, 16, Integer.BYTES);
    AclItem[] result = new AclItem[elements(value)];
    for (int i = 0; i < result.length; i++) {
      int at = array.start(i);
      result[i] =
          new AclItem(
              LittleEndian.intAt(value, at),
              LittleEndian.intAt(value, at + 4),
              LittleEndian.longAt(value, at + 8));
    }
    return result;
  }
}
