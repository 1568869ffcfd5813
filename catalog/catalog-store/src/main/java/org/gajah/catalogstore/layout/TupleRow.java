package org.gajah.catalogstore.layout;

import java.nio.charset.Charset;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.source.AclItem;
import org.gajah.catalog.source.CatalogTable;
import org.gajah.catalog.source.RowSource;
import org.gajah.catalogfacts.TypeOid;

/// The values of one row of decoded vectors, which are all plain.
///
/// An array has, behind its header of four bytes that values here are without: the number of
/// dimensions, the offset of its data where it has nulls, the elements' type, and for each
/// dimension its length, then each one's lower bound.
public final class TupleRow implements RowSource {
  private static final int ACL_ITEM_SIZE = 16;

  private final CatalogTable<?> table;
  private final Vector[] columns;
  private final int row;
  private final Charset charset;

  /// @param charset of the database's encoding
  public TupleRow(CatalogTable<?> table, Vector[] columns, int row, Charset charset) {
    this.table = table;
    this.columns = columns;
    this.row = row;
    this.charset = charset;
  }

  @Override
  public boolean isNull(int column) {
    return columns[column - 1].isNull(row);
  }

  private long datum(int column) {
    return ((LongVector) columns[column - 1]).get(row);
  }

  @Override
  public boolean bool(int column) {
    return datum(column) != 0;
  }

  @Override
  public char letter(int column) {
    return (char) (datum(column) & 0xFF);
  }

  @Override
  public short int2(int column) {
    return (short) datum(column);
  }

  @Override
  public int int4(int column) {
    return (int) datum(column);
  }

  @Override
  public long int8(int column) {
    return datum(column);
  }

  @Override
  public float float4(int column) {
    return Float.intBitsToFloat((int) datum(column));
  }

  @Override
  public double float8(int column) {
    return Double.longBitsToDouble(datum(column));
  }

  @Override
  public String text(int column) {
    BytesVector vector = (BytesVector) columns[column - 1];
    int from = vector.from(row);
    int length = vector.length(row);
    if (table.columns().get(column - 1).type() == TypeOid.NAME) {
      int end = from;
      while (end < from + length && vector.array()[end] != 0) {
        end++;
      }
      length = end - from;
    }
    return new String(vector.array(), from, length, charset);
  }

  @Override
  public byte[] bytes(int column) {
    return ((BytesVector) columns[column - 1]).slice(row).toByteArray();
  }

  /// An array of one dimension: where its elements are.
  private record Elements(byte[] bytes, int from, int count) {}

  private Elements elements(int column) {
    BytesVector vector = (BytesVector) columns[column - 1];
    byte[] bytes = vector.array();
    int from = vector.from(row);
    boolean empty = LittleEndian.intAt(bytes, from) == 0;
    int data = LittleEndian.intAt(bytes, from + 4);
    return new Elements(
        bytes,
        from + (data == 0 ? 20 : data - 4),
        empty ? 0 : LittleEndian.intAt(bytes, from + 12));
  }

  @Override
  public short[] int2s(int column) {
    Elements elements = elements(column);
    short[] result = new short[elements.count];
    for (int i = 0; i < result.length; i++) {
      result[i] = (short) LittleEndian.unsignedShort(elements.bytes, elements.from + 2 * i);
    }
    return result;
  }

  @Override
  public int[] oids(int column) {
    Elements elements = elements(column);
    int[] result = new int[elements.count];
    for (int i = 0; i < result.length; i++) {
      result[i] = LittleEndian.intAt(elements.bytes, elements.from + 4 * i);
    }
    return result;
  }

  @Override
  public float[] float4s(int column) {
    Elements elements = elements(column);
    float[] result = new float[elements.count];
    for (int i = 0; i < result.length; i++) {
      result[i] = Float.intBitsToFloat(LittleEndian.intAt(elements.bytes, elements.from + 4 * i));
    }
    return result;
  }

  @Override
  public char[] letters(int column) {
    Elements elements = elements(column);
    char[] result = new char[elements.count];
    for (int i = 0; i < result.length; i++) {
      result[i] = (char) (elements.bytes[elements.from + i] & 0xFF);
    }
    return result;
  }

  @Override
  public String[] texts(int column) {
    Elements elements = elements(column);
    String[] result = new String[elements.count];
    int start = ((BytesVector) columns[column - 1]).from(row);
    int at = elements.from;
    for (int i = 0; i < result.length; i++) {
      int first = elements.bytes[at] & 0xFF;
      int header = 1;
      int length;
      if ((first & 1) != 0) {
        length = (first >> 1) - 1;
      } else {
        // Long headers are aligned, counted from the array's own header.
        at = start + align(at - start);
        header = 4;
        length = (LittleEndian.intAt(elements.bytes, at) >>> 2) - 4;
      }
      result[i] = new String(elements.bytes, at + header, length, charset);
      at = start + align(at + header + length - start);
    }
    return result;
  }

  private static int align(int offset) {
    return (offset + 3) & ~3;
  }

  @Override
  public AclItem[] acl(int column) {
    Elements elements = elements(column);
    AclItem[] result = new AclItem[elements.count];
    for (int i = 0; i < result.length; i++) {
      int at = elements.from + ACL_ITEM_SIZE * i;
      result[i] =
          new AclItem(
              LittleEndian.intAt(elements.bytes, at),
              LittleEndian.intAt(elements.bytes, at + 4),
              LittleEndian.longAt(elements.bytes, at + 8));
    }
    return result;
  }
}
