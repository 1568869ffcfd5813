package org.gajah.oracle.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.gajah.oracle.facts.Facts;

/// A `bin/postgres` in a process of its own.
public record GajahServer(Process process) {
  public static GajahServer start(Path data, int port, Path sockets, Path log) throws IOException {
    Process process =
        new ProcessBuilder(
                Facts.root().resolve("bin/postgres").toString(),
                "-D",
                data.toString(),
                "-p",
                Integer.toString(port),
                "-k",
                sockets.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    GajahServer server = new GajahServer(process);
    server.awaitReady(log);
    return server;
  }

  private void awaitReady(Path log) throws IOException {
    long deadline = System.nanoTime() + 180_000_000_000L;
    while (!Files.readString(log).contains("ready to accept connections")) {
      if (ends(20) || System.nanoTime() > deadline) {
        throw new IllegalStateException("did not start: " + Files.readString(log));
      }
    }
  }

  private boolean ends(long millis) {
    try {
      return process.waitFor(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Stops it as `pg_ctl -m fast` does.
  public void stop() throws IOException {
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("did not stop");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
