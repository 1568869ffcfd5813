package org.gajah.base.seam;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gajah.base.seam.Disk.OpenMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteBackOfFilesTest {
  @TempDir Path folder;

  /// A wish shows no effect that a program could see, but the system looks at what it is asked.
  @Test
  void theSystemIsAsked() throws IOException {
    Path path = folder.resolve("größe");
    Disk disk = new RealDisk(RealDisk.Ownership.PRIVATE);
    try (DiskFile file = disk.open(path, OpenMode.CREATE)) {
      file.write(MemorySegment.ofArray(new byte[8192]), 0);
      assertThatCode(() -> file.startWriteBack(0, 8192)).doesNotThrowAnyException();
      assertThatThrownBy(() -> file.startWriteBack(-1, 8192))
          .isInstanceOf(IOException.class)
          .hasMessage("Invalid argument");
      Files.delete(path);
      assertThatCode(() -> file.startWriteBack(0, 8192)).doesNotThrowAnyException();
    }
  }
}
