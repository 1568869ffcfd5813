package org.gajah.base.seam;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// What Linux can do with files and Java does not offer; apart from [LinuxCalls], for a server that
/// only starts does not need it.
final class LinuxFileCalls {
  private static final MethodHandle OPEN = LinuxCalls.link("open");
  private static final MethodHandle WRITE_RANGE = LinuxCalls.link("sync_file_range");

  private LinuxFileCalls() {}

  /// Has the system begin to write changed pages of a file, and does not wait for them.
  ///
  /// Java keeps its descriptors to itself, so there is another one for a moment. It takes no error
  /// away from the file's next sync: the system tells each descriptor, and this call asks for none.
  /// Where the file cannot be opened, because it is gone or there are too many, nothing happens.
  static void startWriteBack(Path path, long position, long length) throws IOException {
    byte[] name = path.toString().getBytes(StandardCharsets.UTF_8);
    try (NativeBuffer scratch = new NativeBuffer(name.length + 1)) {
      MemorySegment.copy(MemorySegment.ofArray(name), 0, scratch.data(), 0, name.length);
      scratch.data().set(ValueLayout.JAVA_BYTE, name.length, (byte) 0);
      MemorySegment errno = scratch.errno();
      long mode = LinuxCalls.O_RDONLY | LinuxCalls.O_CLOEXEC;
      int file = LinuxCalls.call(OPEN, errno, scratch.address(), mode, 0, 0, 0);
      if (file < 0) {
        return;
      }
      try {
        writeRange(file, position, length, errno);
      } finally {
        int _ = LinuxCalls.call(LinuxCalls.CLOSE, errno, file, 0, 0, 0, 0);
      }
    }
  }

  private static void writeRange(int file, long position, long length, MemorySegment errno)
      throws IOException {
    long how = LinuxCalls.SYNC_FILE_RANGE_WRITE;
    while (LinuxCalls.call(WRITE_RANGE, errno, file, position, length, how, 0) < 0) {
      int reason = LinuxCalls.errno(errno);
      if (reason == LinuxCalls.ENOSYS) {
        return; // some systems that call themselves Linux have it not
      }
      if (reason != LinuxCalls.EINTR) {
        throw LinuxCalls.error(errno);
      }
    }
  }
}
