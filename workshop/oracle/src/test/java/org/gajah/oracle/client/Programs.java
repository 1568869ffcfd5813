package org.gajah.oracle.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs programs to their end.
final class Programs {
  private static final long PATIENCE_SECONDS = 120;

  private Programs() {}

  /// What a program left.
  ///
  /// @param text all that it wrote, errors included
  record Outcome(int status, String text) {}

  static Outcome run(List<String> command, Map<String, String> environment) {
    return run(command, environment, "");
  }

  /// Runs a program; one that does not end in time fails.
  static Outcome run(List<String> command, Map<String, String> environment, String input) {
    try {
      Path in = Files.writeString(Files.createTempFile("gajah-", ".in"), input);
      Path out = Files.createTempFile("gajah-", ".out");
      try {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        Process process =
            builder
                .redirectErrorStream(true)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new IllegalStateException("does not end: " + String.join(" ", command));
        }
        return new Outcome(
            process.exitValue(), new String(Files.readAllBytes(out), StandardCharsets.UTF_8));
      } finally {
        Files.delete(in);
        Files.delete(out);
      }
    } catch (IOException e) {
      throw new IllegalStateException(String.join(" ", command), e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
