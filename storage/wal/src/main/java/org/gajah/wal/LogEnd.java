package org.gajah.wal;

/// The end of the log, where the next record goes, and what decides about images: replaced as a
/// whole by one compare-and-set, so that a record's place and its images always go together.
///
/// @param bytePosition where the next record starts, as a byte position (page heads not counted)
/// @param previous byte position of the last record's start
/// @param redoPointer where redo would start; pages changed since have their image in the log
///   already
/// @param fullPageWrites whether images are taken
record LogEnd(long bytePosition, long previous, long redoPointer, boolean fullPageWrites) {
  LogEnd advance(long newBytePosition) {
    return new LogEnd(newBytePosition, bytePosition, redoPointer, fullPageWrites);
  }

  LogEnd redoAt(long newRedoPointer) {
    return new LogEnd(bytePosition, previous, newRedoPointer, fullPageWrites);
  }

  LogEnd fullPageWrites(boolean newFullPageWrites) {
    return new LogEnd(bytePosition, previous, redoPointer, newFullPageWrites);
  }
}
