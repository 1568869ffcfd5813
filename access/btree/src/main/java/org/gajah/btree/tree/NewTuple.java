package org.gajah.btree.tree;

import java.lang.foreign.MemorySegment;
import org.gajah.accessapi.relation.ColumnStorage;
import org.gajah.accessapi.relation.IndexDescriptor;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.batch.BytesVector;
import org.gajah.batch.Vector;
import org.gajah.page.Bytes;
import org.gajah.page.PageHeader;
import org.gajah.page.value.TupleFormer;
import org.gajah.page.value.ValueCompressor;
import org.jspecify.annotations.Nullable;

/// A tuple that is going to be inserted: its bytes, for records and pages, and a copy in memory of
/// the kind that pages are in, for comparisons. Reused by its owner.
public final class NewTuple {
  /// Values longer than this, their header included, are compressed (`TOAST_INDEX_TARGET`).
  private static final int COMPRESSION_LIMIT = 510;

  private final IndexDescriptor index;
  private final TupleFormer former;
  private final ByteSink bytes = new ByteSink(256);
  private final MemorySegment memory;
  private @Nullable ValueCompressor compressor;
  private final boolean mayCompress;

  /// @param memory a page of memory
  public NewTuple(IndexDescriptor index, MemorySegment memory) {
    this.index = index;
    this.former = new TupleFormer(index.layout());
    this.memory = memory;
    this.mayCompress = !index.columnStorage().isEmpty();
  }

  /// Forms the tuple of a row.
  ///
  /// @throws PgException 54000 when it is longer than any tuple can be
  public void form(Vector[] columns, int row, long tid) {
    bytes.clear();
    former.indexTuple(mayCompress ? compressed(columns, row) : columns, row, tid, bytes);
    settle();
  }

  /// Where tuples of other origin are written, before [#settle].
  ByteSink start() {
    bytes.clear();
    return bytes;
  }

  /// Takes over what was written.
  void settle() {
    int length = Math.min(bytes.length(), PageHeader.PAGE_SIZE);
    Bytes.copyIn(bytes.array(), 0, memory, 0, length);
  }

  /// Keeps the tuple while the place is needed for another.
  byte[] save() {
    return bytes.toByteArray();
  }

  void restore(byte[] saved) {
    bytes.clear();
    bytes.putBytes(saved);
    settle();
  }

  public byte[] array() {
    return bytes.array();
  }

  /// Its length, a multiple of 8.
  public int size() {
    return bytes.length();
  }

  /// The copy, which starts at 0.
  public MemorySegment memory() {
    return memory;
  }

  // Long values

  @SuppressWarnings("ReferenceEquality") // Copied at the first change, and only then.
  private Vector[] compressed(Vector[] columns, int row) {
    Vector[] result = columns;
    for (int i = 0; i < index.columnCount(); i++) {
      if (columns[i] instanceof BytesVector values && isLong(values, row, i)) {
        BytesVector shorter = compress(values, row, index.columnStorage().get(i));
        if (shorter != null) {
          result = result == columns ? columns.clone() : result;
          result[i] = shorter;
        }
      }
    }
    return result;
  }

  private boolean isLong(BytesVector values, int row, int column) {
    if (index.layout().attribute(column).length() != -1 || values.isNull(row)) {
      return false;
    }
    if (values.form(row) == BytesVector.EXTERNAL) {
      throw PgException.internal("value for an index is stored elsewhere");
    }
    return values.length(row) + Integer.BYTES > COMPRESSION_LIMIT
        && values.form(row) != BytesVector.COMPRESSED;
  }

  /// A vector with the value in compressed form at the same row; null when that does not help, or
  /// the column is not to be compressed.
  private @Nullable BytesVector compress(BytesVector values, int row, ColumnStorage storage) {
    switch (storage.strategy()) {
      case PLAIN, EXTERNAL -> {
        return null;
      }
      case MAIN, EXTENDED -> {}
    }
    ValueCompressor known = compressor;
    if (known == null) {
      known = new ValueCompressor();
      compressor = known;
    }
    BytesVector result = new BytesVector(row + 1);
    ByteSink out = result.sink();
    if (!known.compress(
        values.array(), values.from(row), values.length(row), storage.compression(), out)) {
      return null;
    }
    result.finish(row, 0);
    result.setForm(row, BytesVector.COMPRESSED);
    return result;
  }
}
