package org.gajah.session.log;

import java.util.List;
import org.gajah.base.settings.ListText;
import org.gajah.base.settings.SettingReader;
import org.gajah.base.settings.Settings;
import org.jspecify.annotations.Nullable;

/// What `log_destination` asks for.
public record LogDestinations(boolean stderr, boolean csvlog, boolean jsonlog) {
  public static LogDestinations of(SettingReader settings) {
    String text = settings.string(Settings.LOG_DESTINATION);
    @Nullable List<String> words = ListText.identifiers(text);
    return words == null
        ? new LogDestinations(true, false, false)
        : new LogDestinations(
            words.contains("stderr"), words.contains("csvlog"), words.contains("jsonlog"));
  }

  /// Whether a format is among them.
  public boolean has(LogSink.Format format) {
    return switch (format) {
      case STDERR -> stderr;
      case CSVLOG -> csvlog;
      case JSONLOG -> jsonlog;
    };
  }
}
