package org.gajah.catalog.source;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A row of a system catalog that is being made, or made of another: column by column, by the
/// numbers that the row's class has constants for (`PgClass.ANUM_RELNAME`).
///
/// Columns that nobody has set are zero, false or empty where the catalog wants a value, else null.
public final class RowEdit<R extends CatalogRow> implements RowSource {
  private final CatalogTable<R> table;
  private final @Nullable Object[] values;

  private RowEdit(CatalogTable<R> table) {
    this.table = table;
    this.values = new Object[table.columns().size() + 1];
  }

  /// A row of which nothing is known yet.
  public static <R extends CatalogRow> RowEdit<R> blank(CatalogTable<R> table) {
    return new RowEdit<>(table);
  }

  /// A row like another.
  public static <R extends CatalogRow> RowEdit<R> of(CatalogTable<R> table, R row) {
    RowEdit<R> result = new RowEdit<>(table);
    for (int i = 1; i < result.values.length; i++) {
      result.values[i] = row.value(i);
    }
    return result;
  }

  /// Sets a column.
  ///
  /// @param value as [CatalogRow#value] has it; numbers may be wider than the column
  public RowEdit<R> set(int column, @Nullable Object value) {
    values[column] = value;
    return this;
  }

  /// The row.
  public R row() {
    return table.read().apply(this);
  }

  private Object present(int column) {
    return Objects.requireNonNull(values[column], () -> table.columns().get(column - 1).name());
  }

  private Number number(int column) {
    return values[column] == null ? Integer.valueOf(0) : (Number) present(column);
  }

  @Override
  public boolean isNull(int column) {
    return values[column] == null;
  }

  @Override
  public boolean bool(int column) {
    return values[column] != null && (Boolean) present(column);
  }

  @Override
  public char letter(int column) {
    return values[column] == null ? '\0' : (Character) present(column);
  }

  @Override
  public short int2(int column) {
    return number(column).shortValue();
  }

  @Override
  public int int4(int column) {
    return number(column).intValue();
  }

  @Override
  public long int8(int column) {
    return number(column).longValue();
  }

  @Override
  public float float4(int column) {
    return number(column).floatValue();
  }

  @Override
  public double float8(int column) {
    return number(column).doubleValue();
  }

  @Override
  public String text(int column) {
    return values[column] == null ? "" : (String) present(column);
  }

  @Override
  public byte[] bytes(int column) {
    return (byte[]) present(column);
  }

  @Override
  public short[] int2s(int column) {
    return values[column] == null ? new short[0] : (short[]) present(column);
  }

  @Override
  public int[] oids(int column) {
    return values[column] == null ? new int[0] : (int[]) present(column);
  }

  @Override
  public float[] float4s(int column) {
    return (float[]) present(column);
  }

  @Override
  public char[] letters(int column) {
    return (char[]) present(column);
  }

  @Override
  public String[] texts(int column) {
    return (String[]) present(column);
  }

  @Override
  public AclItem[] acl(int column) {
    return (AclItem[]) present(column);
  }
}
