package org.gajah.base.seam;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A program of the machine that a command runs in its own stead: it speaks where the command
/// speaks, and reads nothing.
public final class HostProgram {
  private static final File NOTHING = new File("/dev/null");

  private HostProgram() {}

  /// What becomes of what the program says of errors.
  public enum Errors {
    SHOWN,
    HIDDEN
  }

  /// Runs a program to its end.
  ///
  /// @param words the program and its arguments
  /// @param folder in which it runs
  /// @param added variables that its environment has beside this process's
  /// @return its exit status
  public static int run(List<String> words, Path folder, Map<String, String> added, Errors errors)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectInput(NOTHING)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(
                errors == Errors.SHOWN
                    ? ProcessBuilder.Redirect.INHERIT
                    : ProcessBuilder.Redirect.to(NOTHING));
    builder.environment().putAll(added);
    try {
      return builder.start().waitFor();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /// Whether there is a process of this number.
  public static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }
}
