package org.gajah.oracle.bootstrap;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.gajah.initdb.Initdb;
import org.gajah.oracle.Oracle;

/// What a run of `initdb` came to, Gajah's or the real one's.
///
/// @param code its exit code
/// @param out what it said of itself
/// @param err what it said of faults
record InitdbRun(int code, String out, String err) {
  private static final String USER = "postgres";

  /// Gajah's, in this process, as if the user of the real one had called it.
  static InitdbRun ours(Map<String, String> environment, List<String> words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Initdb.run(
            new Initdb.World(
                environment,
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                Oracle.isRoot() ? USER : System.getProperty("user.name", "?")),
            words);
    return new InitdbRun(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /// The real one's.
  static InitdbRun real(Map<String, String> environment, List<String> words)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(Oracle.installed().asPostgres("initdb", words.toArray(String[]::new)));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(Path.of("").toAbsolutePath().toFile());
    builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
    builder.environment().putAll(environment);
    Process process = builder.redirectInput(Path.of("/dev/null").toFile()).start();
    CompletableFuture<String> err =
        CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
    String out = text(process.getInputStream());
    return new InitdbRun(process.waitFor(), out, err.join());
  }

  private static String text(InputStream stream) {
    try {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
