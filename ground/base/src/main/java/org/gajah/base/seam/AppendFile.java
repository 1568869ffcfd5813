package org.gajah.base.seam;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// A file that is written at its end. One thread at a time uses it.
public interface AppendFile extends AutoCloseable {
  void write(byte[] bytes) throws IOException;

  /// The size in bytes.
  long size() throws IOException;

  void truncate() throws IOException;

  @Override
  void close() throws IOException;

  /// On disks that know positions only.
  record Positioned(DiskFile file) implements AppendFile {
    @Override
    public void write(byte[] bytes) throws IOException {
      file.write(MemorySegment.ofArray(bytes), file.size());
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public void truncate() throws IOException {
      file.truncate(0);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
