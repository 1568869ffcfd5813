package org.gajah.base.seam;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// How many file descriptors this process may have, and has already.
///
/// @param allowed the process's limit (`ulimit -n`; Java raises the soft one to the hard one)
/// @param open files, sockets and the like that are open already, and all of Java's own
public record OpenDescriptors(int allowed, int open) {
  private static final String JAR = ".jar";
  private static final String LIMIT = "Max open files";

  /// What the system says of this process; no limit where it says nothing.
  public static OpenDescriptors ofProcess() {
    try {
      return new OpenDescriptors(
          allowed(Files.readAllLines(Path.of("/proc/self/limits"))),
          count(Path.of("/proc/self/fd")) + jars());
    } catch (IOException noSuchSystem) {
      return new OpenDescriptors(Integer.MAX_VALUE, 0);
    }
  }

  private static int allowed(List<String> limits) {
    for (String line : limits) {
      if (line.startsWith(LIMIT)) {
        String soft = line.substring(LIMIT.length()).strip().split("\\s+", 2)[0];
        return soft.equals("unlimited")
            ? Integer.MAX_VALUE
            : (int) Math.min(Integer.MAX_VALUE, Long.parseLong(soft));
      }
    }
    return Integer.MAX_VALUE;
  }

  private static int count(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return (int) entries.filter(entry -> !isJar(entry)).count();
    }
  }

  private static boolean isJar(Path entry) {
    try {
      return Files.readSymbolicLink(entry).toString().endsWith(JAR);
    } catch (IOException closed) {
      return true; // the one that this folder was read through
    }
  }

  /// How many jars the class path has, which Java opens one after the other and keeps open.
  private static int jars() {
    String path = System.getProperty("java.class.path", "");
    return (int) Arrays.stream(path.split(File.pathSeparator)).filter(e -> e.endsWith(JAR)).count();
  }
}
