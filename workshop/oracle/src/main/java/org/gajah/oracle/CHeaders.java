package org.gajah.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Asks the C compiler what the oracle's headers say: sizes, offsets, flags and whatever else is an
/// integer expression of C.
///
/// One small program is compiled against the headers, run and thrown away for each [#evaluate].
/// GCC's statement expressions are allowed, so bit fields and inline functions can be asked, too.
public final class CHeaders {
  private final Oracle oracle;
  private final List<String> includes;

  /// @param includes headers, as in `access/htup_details.h`, to include behind `postgres.h`
  public CHeaders(Oracle oracle, List<String> includes) {
    this.oracle = oracle;
    this.includes = List.copyOf(includes);
  }

  /// The values of C expressions, in the order asked.
  ///
  /// @throws IllegalStateException with the compiler's words when there is no such thing
  public Map<String, Long> evaluate(List<String> expressions) {
    try {
      Path folder = Files.createTempDirectory("gajah-headers");
      Path source = folder.resolve("probe.c");
      Path program = folder.resolve("probe");
      Files.writeString(source, program(expressions));
      // Inline functions of the headers refer to the server's functions; none of those is called.
      run(
          List.of(
              "gcc",
              "-w",
              "-O1",
              "-I" + oracle.home().resolve("include"),
              "-Wl,--unresolved-symbols=ignore-all",
              "-o",
              program.toString(),
              source.toString()));
      Map<String, Long> values = parse(expressions, run(List.of(program.toString())));
      for (Path left : List.of(source, program, folder)) {
        Files.delete(left);
      }
      return values;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String program(List<String> expressions) {
    StringBuilder text = new StringBuilder("#include \"postgres.h\"\n");
    for (String include : includes) {
      text.append("#include \"").append(include).append("\"\n");
    }
    text.append("#undef printf\n#include <stdio.h>\nint main(void)\n{\n");
    for (String expression : expressions) {
      text.append("  printf(\"%lld\\n\", (long long) (").append(expression).append("));\n");
    }
    return text.append("  return 0;\n}\n").toString();
  }

  private static Map<String, Long> parse(List<String> expressions, String output) {
    List<String> lines = output.lines().toList();
    if (lines.size() != expressions.size()) {
      throw new IllegalStateException("expected " + expressions.size() + " values: " + output);
    }
    Map<String, Long> values = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      values.put(expressions.get(i), Long.parseLong(lines.get(i)));
    }
    return values;
  }

  private static String run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      int status = process.waitFor();
      if (status != 0) {
        throw new IllegalStateException(
            command.getFirst() + " ended with " + status + ":\n" + output);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return output;
  }
}
