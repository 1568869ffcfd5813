package org.gajah.walformat.record;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.walformat.RecordView;

/// The old version of a row, or only its replica identity, as updates and deletions carry it at
/// `wal_level = logical`. Redo does not look at it.
///
/// | offset | size | field | meaning |
/// |---:|---:|---|---|
/// | 0 | 2 | t_infomask2 | of the tuple |
/// | 2 | 2 | t_infomask | of the tuple |
/// | 4 | 1 | t_hoff | of the tuple |
/// | 5 | - | body | the tuple from its byte 23 on |
public record OldTuple(int infomask2, int infomask, int headerSize, Slice body) {
  static final int HEADER = 5;

  void encode(ByteSink out) {
    out.putShort(infomask2).putShort(infomask).putByte(headerSize).putSlice(body);
  }

  /// The tuple from `position` to the end of the main data.
  static OldTuple decode(RecordView view, int position) {
    return new OldTuple(
        view.unsignedShortAt(position),
        view.unsignedShortAt(position + 2),
        view.byteAt(position + 4),
        view.mainFrom(position + HEADER));
  }
}
