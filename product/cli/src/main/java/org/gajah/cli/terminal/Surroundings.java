package org.gajah.cli.terminal;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.RealDisk;
import org.gajah.base.seam.Threads;

/// What a command may touch.
///
/// @param directory what relative paths start from
/// @param environment environment variables
/// @param zone where times are told
public record Surroundings(
    Disk disk,
    Threads threads,
    PrintStream out,
    PrintStream err,
    Path directory,
    Map<String, String> environment,
    ZoneId zone) {
  private static final int BUFFER = 1 << 16;

  /// The real ones of a process.
  public static Surroundings real() {
    return new Surroundings(
        new RealDisk(RealDisk.Ownership.PRIVATE),
        Threads.platform(),
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        Path.of("").toAbsolutePath(),
        System.getenv(),
        // Tools tell times as the machine does; nothing else in the house asks for this.
        ZoneId.systemDefault());
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), BUFFER),
        false,
        StandardCharsets.UTF_8);
  }

  /// A path as somebody typed it.
  public Path path(String typed) {
    return directory.resolve(typed);
  }
}
