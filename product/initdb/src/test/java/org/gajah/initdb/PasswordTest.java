package org.gajah.initdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Disk.OpenMode;
import org.gajah.base.seam.DiskFile;
import org.gajah.base.seam.memory.MemoryDisk;
import org.junit.jupiter.api.Test;

/// A password is typed twice alike, or is the first line of a file that has one.
final class PasswordTest {
  private static final String PROMPTS = "Enter new superuser password: \nEnter it again: \n";

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

  private String typed(String text) {
    return Password.prompt(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        new PrintStream(shown, false, StandardCharsets.UTF_8));
  }

  private static String of(String content) throws IOException {
    MemoryDisk disk = new MemoryDisk(Clock.system());
    try (DiskFile file = disk.open(Path.of("/file"), OpenMode.CREATE)) {
      file.write(MemorySegment.ofArray(content.getBytes(StandardCharsets.UTF_8)), 0);
    }
    return Password.read(disk, "/file");
  }

  @Test
  void isTypedTwice() {
    assertThat(typed("säcret\nsäcret\n")).isEqualTo("säcret");
    assertThat(shown.toString(StandardCharsets.UTF_8)).isEqualTo(PROMPTS);
  }

  @Test
  void thatDiffersIsRefused() {
    assertThatThrownBy(() -> typed("secret\nSecret\n"))
        .isInstanceOfSatisfying(
            PlainFault.class,
            fault -> assertThat(fault.text()).isEqualTo("Passwords didn't match."));
    assertThatThrownBy(() -> typed("secret\n")).isInstanceOf(PlainFault.class);
    assertThat(shown.toString(StandardCharsets.UTF_8)).isEqualTo(PROMPTS + PROMPTS);
  }

  @Test
  void isTheFirstLineOfAFile() throws IOException {
    assertThat(of("one\ntwo\n")).isEqualTo("one");
    assertThat(of("one\r\n")).isEqualTo("one");
    assertThat(of("one")).isEqualTo("one");
    assertThat(of("\n")).isEmpty();
    assertThatThrownBy(() -> of("")).hasMessage("password file \"/file\" is empty");
    assertThatThrownBy(() -> Password.read(new MemoryDisk(Clock.system()), "/none"))
        .hasMessage("could not open file \"/none\" for reading: No such file or directory");
  }
}
