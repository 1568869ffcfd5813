package org.gajah.oracle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/// One session with a server through the oracle's own psql. The first error ends it.
public final class Psql implements AutoCloseable {
  private static final String DONE = "@done";
  private static final int REMEMBERED = 20;

  private final Process process;
  private final OutputStream input;
  private final BufferedReader output;
  private final Deque<String> last = new ArrayDeque<>();

  /// @param socketFolder where the server's socket is
  public Psql(Oracle oracle, Path socketFolder, int port) throws IOException {
    process =
        new ProcessBuilder(
                oracle.asPostgres(
                    "psql",
                    "-XqAt",
                    "-v",
                    "ON_ERROR_STOP=1",
                    "-v",
                    "folder=" + socketFolder,
                    "-v",
                    "tablespace=" + socketFolder.resolve("tablespace"),
                    "-h",
                    socketFolder.toString(),
                    "-p",
                    Integer.toString(port),
                    "-U",
                    "postgres",
                    "postgres"))
            .redirectErrorStream(true)
            .start();
    input = process.getOutputStream();
    output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /// Runs statements and psql's own commands, and waits for their end.
  ///
  /// @return what psql printed
  /// @throws IllegalStateException with psql's last words when something fails
  public String run(String script) throws IOException {
    StringBuilder printed = new StringBuilder();
    try {
      input.write((script + "\n\\echo " + DONE + "\n").getBytes(StandardCharsets.UTF_8));
      input.flush();
    } catch (IOException ended) {
      // Its last words are still to be read.
    }
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.equals(DONE)) {
        return printed.toString();
      }
      printed.append(line).append('\n');
      last.addLast(line);
      if (last.size() > REMEMBERED) {
        last.removeFirst();
      }
    }
    throw new IllegalStateException("psql ended: " + String.join("\n", last));
  }

  @Override
  public void close() throws IOException {
    input.close();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
