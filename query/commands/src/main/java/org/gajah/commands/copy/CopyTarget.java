package org.gajah.commands.copy;

/// Where COPY TO puts its bytes.
interface CopyTarget extends AutoCloseable {
  /// Takes a row, or whatever stands before and behind the rows.
  void write(byte[] bytes, int from, int length);

  /// Says that all has been written.
  void done();

  @Override
  void close();
}
