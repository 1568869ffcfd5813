package org.gajah.base.seam;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// An open file with positional reads and writes, which several threads may use at once.
public interface DiskFile extends AutoCloseable {
  /// Reads into the whole of `into`, starting at byte `position` of the file.
  ///
  /// @return the number of bytes read: fewer than asked for only when the file ends there
  int read(MemorySegment into, long position) throws IOException;

  /// Writes all of `from` at byte `position` of the file, extending it where needed.
  void write(MemorySegment from, long position) throws IOException;

  /// Makes what was written through any handle of this file durable, its size included.
  ///
  /// After a failure the state of everything not synced before is unknown: never retry and go on.
  void sync() throws IOException;

  /// Asks the system to begin carrying a stretch to the disk now, so that a later [#sync] has less
  /// to do. Returns at once and promises nothing; where the system knows no such wish, it does
  /// nothing.
  ///
  /// @throws IOException when the system could not begin; what was written may be lost
  default void startWriteBack(long position, long length) throws IOException {}

  void truncate(long size) throws IOException;

  /// The size in bytes.
  long size() throws IOException;

  @Override
  void close() throws IOException;
}
