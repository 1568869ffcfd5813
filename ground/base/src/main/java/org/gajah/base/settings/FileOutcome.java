package org.gajah.base.settings;

import java.util.List;
import org.gajah.base.error.PgException;
import org.jspecify.annotations.Nullable;

/// What came of the settings in the configuration files.
///
/// @param lines one for each line of the files, in their order
/// @param log what to write into the log
/// @param failed whether anything was wrong
/// @param applied whether anything was taken over
public record FileOutcome(
    List<Line> lines, List<PgException> log, boolean failed, boolean applied) {
  /// What came of one line (`pg_file_settings`).
  ///
  /// @param applied whether its value counts, or counts as far as the files go
  /// @param error what is wrong with it, or null
  public record Line(FileSetting setting, boolean applied, @Nullable String error) {}
}
