package org.gajah.recovery.redo;

import org.gajah.base.error.PgException;
import org.gajah.walformat.InvalidWalException;
import org.gajah.walformat.RecordDecoder;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.WalReader;
import org.jspecify.annotations.Nullable;

/// Records that follow each other in the log: what one thread has read and another applies. Filled
/// again and again, and never by the one while the other uses it.
///
/// It carries copies of the records' bytes, and each is taken apart once more where it is applied:
/// that costs less than bringing over from another processor what was made of it there.
final class RecordBatch {
  static final int RECORDS = 512;
  static final int BYTES = 128 << 10;

  private final byte[] bytes = new byte[BYTES];
  private final int[] places = new int[RECORDS];
  private final long[] starts = new long[RECORDS];
  private final long[] ends = new long[RECORDS];
  private final long[] overwritten = new long[RECORDS];
  private int count;

  /// The last record, where it is too long for what room is left.
  private byte @Nullable [] tooLong;

  /// Reads as many records as there is room for.
  ///
  /// @return false when the log ended, or broke off, behind the last of them
  boolean fill(WalReader reader) {
    count = 0;
    tooLong = null;
    int used = 0;
    while (count < RECORDS && tooLong == null) {
      if (!reader.next()) {
        return false;
      }
      RecordView record = reader.record();
      keep(record, used);
      used += record.totalLength();
      starts[count] = record.start();
      ends[count] = record.end();
      overwritten[count] = reader.overwrittenRecord();
      count++;
    }
    return true;
  }

  private void keep(RecordView record, int place) {
    if (record.totalLength() <= BYTES - place) {
      record.copyTo(bytes, place);
      places[count] = place;
    } else {
      byte[] own = new byte[record.totalLength()];
      record.copyTo(own, 0);
      tooLong = own;
      places[count] = 0;
    }
  }

  int count() {
    return count;
  }

  /// Takes a record apart.
  ///
  /// @param view good until the batch is filled again
  void decode(int index, RecordDecoder decoder, RecordView view) {
    byte[] from = tooLong != null && index == count - 1 ? tooLong : bytes;
    try {
      decoder.decode(from, places[index], starts[index], ends[index], view);
    } catch (InvalidWalException e) {
      throw PgException.internal("a record that was in order is not any more: " + e.getMessage());
    }
  }

  /// [WalReader#overwrittenRecord] of a record.
  long overwritten(int index) {
    return overwritten[index];
  }
}
