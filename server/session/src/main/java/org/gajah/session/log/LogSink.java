package org.gajah.session.log;

import java.util.Locale;
import java.util.function.Consumer;

/// Where the log's messages end up. Called from many threads at once; a message is written in one
/// piece.
public interface LogSink {
  /// The forms that a message can take in files.
  enum Format {
    STDERR,
    CSVLOG,
    JSONLOG;

    /// As `log_destination` calls it.
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Whether the logger is at work, so that there are files for all formats. Without it everything
  /// goes to the standard error, as plain text.
  boolean isCollecting();

  /// Writes a message with its line ends, in UTF-8.
  void write(Format format, byte[] message);

  /// A sink for plain text alone.
  static LogSink plain(Consumer<byte[]> output) {
    return new LogSink() {
      @Override
      public boolean isCollecting() {
        return false;
      }

      @Override
      public void write(Format format, byte[] message) {
        output.accept(message);
      }
    };
  }
}
