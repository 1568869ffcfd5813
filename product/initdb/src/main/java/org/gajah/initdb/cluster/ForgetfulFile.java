package org.gajah.initdb.cluster;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import org.gajah.base.seam.DiskFile;

/// A file that does not wait until it is safe on disk.
record ForgetfulFile(DiskFile file) implements DiskFile {
  @Override
  public int read(MemorySegment into, long position) throws IOException {
    return file.read(into, position);
  }

  @Override
  public void write(MemorySegment from, long position) throws IOException {
    file.write(from, position);
  }

  @Override
  public void sync() {}

  @Override
  public void truncate(long size) throws IOException {
    file.truncate(size);
  }

  @Override
  public long size() throws IOException {
    return file.size();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
