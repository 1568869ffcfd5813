package org.gajah.relations.toast;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.index.IndexAccessMethod;
import org.gajah.accessapi.relation.ColumnStorage;
import org.gajah.accessapi.relation.ColumnStorage.Strategy;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.relation.ToastDescriptor;
import org.gajah.accessapi.table.TableAccessMethod;
import org.gajah.accessapi.toast.RowToaster;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.bytes.Slice;
import org.gajah.base.id.Oid;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.page.Bytes;
import org.gajah.page.heap.HeapTuple;
import org.gajah.page.value.ToastCompression;
import org.gajah.page.value.ToastPointer;
import org.gajah.page.value.TupleLayout;
import org.gajah.page.value.TupleLayout.Attribute;
import org.gajah.page.value.ValueCompressor;
import org.gajah.page.value.Varlena;
import org.jspecify.annotations.Nullable;

/// Shortens the rows of one table. Mirrors `heap_toast_insert_or_update`.
///
/// As long as the row is too long, the longest value is treated: first those that may be compressed
/// are, and moved out at once when one alone is too long; then values are moved out; and only when
/// the row does not fit a page otherwise, those that are to stay in the row.
final class RowShortener implements RowToaster {
  /// Rows whose values are to stay may be as long as a page takes. Mirrors
  /// `TOAST_TUPLE_TARGET_MAIN`.
  private static final int TARGET_FOR_MAIN = HeapTuple.MAX_SIZE;

  private static final int POINTER_SIZE = Varlena.ONDISK_POINTER_SIZE;

  /// Nothing is won by moving out what is not longer than its pointer.
  private static final int MIN_SIZE = Bytes.maxAlign(POINTER_SIZE);

  private final StorageContext context;
  private final TableDescriptor table;
  private final TupleLayout layout;
  private final int attributes;
  private final TableAccessMethod tables;
  private final IndexAccessMethod indexes;
  private final ToastTables toastTables;
  private final @Nullable ChunkStore store;
  private final OldPointers old;
  private final ValueCompressor compressor = new ValueCompressor();
  private final ByteSink scratch = new ByteSink(0);
  private final Vector[] result;

  // Of each attribute of the present row.
  private final boolean[] ignored;
  private final boolean[] incompressible;

  /// Ids that values have in the files that their rows are moved out of; 0 for none.
  private final int[] oldIds;

  private @Nullable Detoaster detoaster;

  /// @param moves whether rows come from other files of the same table
  RowShortener(
      StorageContext context,
      TableDescriptor table,
      boolean frozen,
      boolean moves,
      TableAccessMethod tables,
      IndexAccessMethod indexes,
      ToastTables toastTables) {
    this.context = context;
    this.table = table;
    this.layout = table.layout();
    this.attributes = layout.attributeCount();
    this.tables = tables;
    this.indexes = indexes;
    this.toastTables = toastTables;
    ToastDescriptor toast = table.toast();
    this.store =
        toast == null
            ? null
            : new ChunkStore(
                context,
                toast,
                moves ? toastTables.find(toast.table().oid()) : null,
                tables,
                indexes,
                frozen);
    this.old = new OldPointers(layout);
    this.result = new Vector[attributes];
    for (int i = 0; i < attributes; i++) {
      result[i] = layout.attribute(i).byValue() ? new LongVector(1) : new BytesVector(1);
    }
    this.ignored = new boolean[attributes];
    this.incompressible = new boolean[attributes];
    this.oldIds = new int[attributes];
  }

  @Override
  public Vector[] shorten(Vector[] columns, int row, @Nullable MemorySegment oldPage, int oldAt) {
    copy(columns, row);
    old.clear();
    if (oldPage != null) {
      old.read(oldPage, oldAt);
    }
    prepare();
    int headerSize = headerSize();
    int target = table.options().toastTupleTarget() - headerSize;
    for (int next; dataSize() > target && (next = longest(true, false)) >= 0; ) {
      if (strategy(next) == Strategy.EXTENDED) {
        compress(next);
      } else {
        incompressible[next] = true;
      }
      if (size(next) > target) {
        moveOut(next);
      }
    }
    for (int next; store != null && dataSize() > target && (next = longest(false, false)) >= 0; ) {
      moveOut(next);
    }
    for (int next; dataSize() > target && (next = longest(true, true)) >= 0; ) {
      compress(next);
    }
    int mainTarget = TARGET_FOR_MAIN - headerSize;
    for (int next;
        store != null && dataSize() > mainTarget && (next = longest(false, true)) >= 0; ) {
      moveOut(next);
    }
    deleteOld(false);
    return result;
  }

  private void copy(Vector[] columns, int row) {
    for (int i = 0; i < attributes; i++) {
      result[i].clear();
      result[i].copyFrom(columns[i], row, 0);
    }
  }

  private BytesVector bytes(int attribute) {
    return (BytesVector) result[attribute];
  }

  private Strategy strategy(int attribute) {
    return table.columnStorage().get(attribute).strategy();
  }

  // What is to be done with which value

  /// Looks at each value: one that the old version has as well stays where it is; others that are
  /// elsewhere are fetched.
  private void prepare() {
    for (int i = 0; i < attributes; i++) {
      incompressible[i] = false;
      oldIds[i] = Oid.INVALID;
      ignored[i] = layout.attribute(i).length() != -1 || result[i].isNull(0);
      if (ignored[i]) {
        continue;
      }
      BytesVector value = bytes(i);
      boolean external = value.form(0) == BytesVector.EXTERNAL;
      if (external && old.keep(i, value.array(), value.from(0))) {
        ignored[i] = true;
      } else if (external) {
        fetch(i, value);
      }
      ignored[i] |= strategy(i) == Strategy.PLAIN;
    }
  }

  /// Fetches a value from where it is, compressed if it is compressed there, unless it must not be
  /// here.
  private void fetch(int attribute, BytesVector value) {
    ToastPointer pointer = ToastPointer.read(value.array(), value.from(0));
    scratch.clear();
    if (store != null && store.moves() && pointer.tableOid() == store.tableOid()) {
      oldIds[attribute] = pointer.valueId();
    }
    if (strategy(attribute) == Strategy.PLAIN) {
      detoaster()
          .append(BytesVector.EXTERNAL, value.array(), value.from(0), value.length(0), scratch);
    } else {
      detoaster().appendStored(pointer, 0, pointer.storedSize(), scratch);
    }
    boolean compressed = pointer.isCompressed() && strategy(attribute) != Strategy.PLAIN;
    replace(value, scratch, compressed ? BytesVector.COMPRESSED : BytesVector.PLAIN);
  }

  private Detoaster detoaster() {
    Detoaster known = detoaster;
    if (known == null) {
      known = new Detoaster(context, tables, indexes, toastTables);
      detoaster = known;
    }
    return known;
  }

  private static void replace(BytesVector value, ByteSink content, byte form) {
    value.clear();
    value.set(0, content.array(), 0, content.length());
    value.setForm(0, form);
  }

  /// The longest value that something can be done about.
  ///
  /// @param compression whether compressing is meant, rather than moving out
  /// @param main whether values that are to stay in the row are meant, rather than the others
  /// @return the attribute, or -1
  private int longest(boolean compression, boolean main) {
    int found = -1;
    int foundSize = MIN_SIZE;
    for (int i = 0; i < attributes; i++) {
      if (!ignored[i] && isCandidate(i, compression, main) && size(i) > foundSize) {
        found = i;
        foundSize = size(i);
      }
    }
    return found;
  }

  private boolean isCandidate(int attribute, boolean compression, boolean main) {
    byte form = bytes(attribute).form(0);
    boolean open =
        compression
            ? form != BytesVector.COMPRESSED && !incompressible[attribute]
            : form != BytesVector.EXTERNAL;
    return open && form != BytesVector.EXTERNAL && main == (strategy(attribute) == Strategy.MAIN);
  }

  // Doing it

  private void compress(int attribute) {
    BytesVector value = bytes(attribute);
    ColumnStorage storage = table.columnStorage().get(attribute);
    scratch.clear();
    boolean shorter =
        compressor.compress(
            value.array(), value.from(0), value.length(0), storage.compression(), scratch);
    if (shorter) {
      replace(value, scratch, BytesVector.COMPRESSED);
    } else {
      incompressible[attribute] = true;
    }
  }

  private void moveOut(int attribute) {
    if (store == null) {
      return;
    }
    BytesVector value = bytes(attribute);
    boolean compressed = value.form(0) == BytesVector.COMPRESSED;
    int rawLength = Detoaster.length(value.form(0), value.array(), value.from(0), value.length(0));
    int id = oldIds[attribute];
    if (id == Oid.INVALID) {
      id = store.save(value.array(), value.from(0), value.length(0));
    } else {
      store.move(id, value.array(), value.from(0), value.length(0));
    }
    ToastPointer pointer =
        new ToastPointer(
            rawLength + ToastPointer.HEADER,
            value.length(0),
            compressed ? method(value) : table.columnStorage().get(attribute).compression(),
            id,
            store.tableOid());
    scratch.clear();
    pointer.write(scratch);
    replace(value, scratch, BytesVector.EXTERNAL);
    ignored[attribute] = true;
  }

  private static ToastCompression method(BytesVector value) {
    return ToastCompression.ofInfo(LittleEndian.intAt(value.array(), value.from(0)));
  }

  private void deleteOld(boolean takenBack) {
    if (store == null) {
      return;
    }
    for (int i = 0; i < attributes; i++) {
      Slice pointer = old.toDelete(i);
      if (pointer != null) {
        store.delete(ToastPointer.read(pointer.array(), pointer.from()).valueId(), takenBack);
      }
    }
  }

  @Override
  public void delete(MemorySegment page, int at, boolean takenBack) {
    old.clear();
    old.read(page, at);
    deleteOld(takenBack);
  }

  // Sizes

  private int headerSize() {
    boolean nulls = Arrays.stream(result).anyMatch(column -> column.isNull(0));
    return Bytes.maxAlign(HeapTuple.HEADER_SIZE + (nulls ? (attributes + 7) / 8 : 0));
  }

  /// Size of a value with its header.
  private int size(int attribute) {
    BytesVector value = bytes(attribute);
    return value.form(0) == BytesVector.EXTERNAL ? POINTER_SIZE : 4 + value.length(0);
  }

  /// Size of the attributes as they are now. Mirrors `heap_compute_data_size`.
  private int dataSize() {
    int size = 0;
    for (int i = 0; i < attributes; i++) {
      if (!result[i].isNull(0)) {
        size = add(size, layout.attribute(i), i);
      }
    }
    return size;
  }

  private int add(int size, Attribute attribute, int index) {
    if (attribute.length() >= 0) {
      return Bytes.align(size, attribute.align()) + attribute.length();
    }
    BytesVector value = bytes(index);
    int length = value.length(0);
    if (attribute.length() == -2) {
      return size + length + 1;
    }
    return switch (value.form(0)) {
      case BytesVector.EXTERNAL -> size + POINTER_SIZE;
      case BytesVector.COMPRESSED -> Bytes.align(size, attribute.align()) + 4 + length;
      default ->
          attribute.packable() && length < Varlena.MAX_SHORT
              ? size + length + 1
              : Bytes.align(size, attribute.align()) + 4 + length;
    };
  }

  @Override
  public void close() {
    if (store != null) {
      store.close();
    }
    if (detoaster != null) {
      detoaster.close();
    }
  }
}
