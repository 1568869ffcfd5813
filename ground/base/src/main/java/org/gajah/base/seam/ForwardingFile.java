package org.gajah.base.seam;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// A file that does what another does, for those that do some of it in another way.
public class ForwardingFile implements DiskFile {
  protected final DiskFile file;

  protected ForwardingFile(DiskFile file) {
    this.file = file;
  }

  @Override
  public int read(MemorySegment into, long position) throws IOException {
    return file.read(into, position);
  }

  @Override
  public void write(MemorySegment from, long position) throws IOException {
    file.write(from, position);
  }

  @Override
  public void sync() throws IOException {
    file.sync();
  }

  @Override
  public void startWriteBack(long position, long length) throws IOException {
    file.startWriteBack(position, length);
  }

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
