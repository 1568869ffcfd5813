package org.gajah.relations.toast;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.gajah.base.bytes.Slice;
import org.gajah.batch.BytesVector;
import org.gajah.batch.Vector;
import org.gajah.page.heap.HeapTuple;
import org.gajah.page.value.ToastPointer;
import org.gajah.page.value.TupleDecoder;
import org.gajah.page.value.TupleLayout;
import org.jspecify.annotations.Nullable;

/// The pointers in a version of a row that is replaced or deleted.
final class OldPointers {
  private final int[] varying;
  private final Vector[] values;
  private final TupleDecoder decoder;
  private final @Nullable Slice[] pointers;

  OldPointers(TupleLayout layout) {
    this.varying =
        IntStream.range(0, layout.attributeCount())
            .filter(i -> layout.attribute(i).length() == -1)
            .toArray();
    this.values = new Vector[varying.length];
    Arrays.setAll(values, i -> new BytesVector(1));
    this.decoder = new TupleDecoder(layout, varying, values);
    this.pointers = new Slice[layout.attributeCount()];
  }

  void clear() {
    Arrays.fill(pointers, null);
  }

  /// Notes the pointers of a tuple.
  void read(MemorySegment page, int at) {
    if (!HeapTuple.hasExternal(page, at)) {
      return;
    }
    for (Vector value : values) {
      value.clear();
    }
    decoder.heapTuple(page, at, 0);
    for (int i = 0; i < varying.length; i++) {
      BytesVector value = (BytesVector) values[i];
      if (!value.isNull(0) && value.form(0) == BytesVector.EXTERNAL) {
        pointers[varying[i]] = value.slice(0);
      }
    }
  }

  /// Says that the new version has this pointer.
  ///
  /// @return whether the old one has the same, which stays then
  boolean keep(int attribute, byte[] bytes, int from) {
    Slice known = pointers[attribute];
    if (known == null || !known.contentEquals(new Slice(bytes, from, ToastPointer.SIZE))) {
      return false;
    }
    pointers[attribute] = null;
    return true;
  }

  /// The pointer of an attribute whose value nobody will refer to any more; null for none.
  @Nullable Slice toDelete(int attribute) {
    return pointers[attribute];
  }
}
