package org.gajah.cli.control;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a server shall end.
final class StoppingOptions {
  /// What becomes of the clients.
  enum Mode {
    SMART,
    FAST,
    IMMEDIATE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = {"-m", "--mode"},
      paramLabel = "MODE",
      description =
          "smart waits until all clients have left; fast, the usual one, disconnects them; immediate"
              + " writes nothing any more, so that the next start recovers.")
  private Mode mode = Mode.FAST;

  @Option(
      names = {"-t", "--timeout"},
      paramLabel = "SECONDS",
      description = "How long to wait (default: 60).")
  private @Nullable Integer seconds;

  String mode() {
    return mode.toString();
  }

  @Nullable Integer seconds() {
    return seconds;
  }
}
