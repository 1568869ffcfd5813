package org.gajah.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Small C programs on the oracle's headers: what a compiler says of a constant or a layout is a
/// fact.
public final class CProgram {
  private final Oracle oracle;
  private final Path folder;

  private CProgram(Oracle oracle, Path folder) {
    this.oracle = oracle;
    this.folder = folder;
  }

  /// The values of C integer constants (macros, enumerators, characters), in the given order.
  ///
  /// @param headers headers to include after `postgres.h`, for example `nodes/parsenodes.h`
  public static List<Long> values(Oracle oracle, List<String> headers, List<String> constants) {
    StringBuilder source =
        new StringBuilder("#include \"postgres.h\"\n#include <limits.h>\n#undef printf\n");
    for (String header : headers) {
      source.append("#include \"").append(header).append("\"\n");
    }
    source.append("int printf(const char *, ...);\nint main(void) {\n");
    for (String constant : constants) {
      source.append("  printf(\"%lld\\n\", (long long) (").append(constant).append("));\n");
    }
    source.append("  return 0;\n}\n");
    String output =
        in(
            oracle,
            program -> {
              Path made = program.compile("values", source.toString());
              return program.run(List.of(made.toString()));
            });
    return output.lines().map(Long::valueOf).toList();
  }

  /// Compiles a loadable module for the oracle's server and puts it at `module`, readable by the
  /// user that the server runs as.
  public static void module(Oracle oracle, String source, Path module) {
    in(
        oracle,
        program -> {
          program.compile("module", source, "-fPIC", "-shared", "-o", module.toString());
          return "";
        });
  }

  private static String in(Oracle oracle, Work work) {
    try {
      Path folder = Files.createTempDirectory("gajah-c");
      try {
        return work.with(new CProgram(oracle, folder));
      } finally {
        deleteAll(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path compile(String name, String source, String... options) throws IOException {
    Path file = folder.resolve(name + ".c");
    Path made = folder.resolve(name);
    Files.writeString(file, source);
    List<String> command = new ArrayList<>(List.of("gcc", "-O0", "-D_GNU_SOURCE", "-I"));
    command.add(oracle.home().resolve("include").toString());
    command.addAll(List.of(options.length == 0 ? new String[] {"-o", made.toString()} : options));
    command.add(file.toString());
    run(command);
    return made;
  }

  private String run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    int status = exit(process);
    if (status != 0) {
      throw new IllegalStateException(command + " exited with " + status + ": " + output);
    }
    return output;
  }

  private static int exit(Process process) {
    return process.onExit().join().exitValue();
  }

  private static void deleteAll(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private interface Work {
    String with(CProgram program) throws IOException;
  }
}
