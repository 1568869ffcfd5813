package org.gajah.walformat.file;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Lsn;
import org.gajah.walformat.WalSegmentSize;

/// What a base backup says of itself: in `backup_label`, and once it is done in the backup history
/// file. Mirrors `access/transam/xlogbackup.c`.
///
/// ```
/// START WAL LOCATION: 0/2000028 (file 000000010000000000000002)
/// STOP WAL LOCATION: 0/2000120 (file 000000010000000000000002)      history file only
/// CHECKPOINT LOCATION: 0/2000080
/// BACKUP METHOD: streamed
/// BACKUP FROM: primary
/// START TIME: 2026-11-23 01:00:28 UTC
/// LABEL: nightly
/// START TIMELINE: 1
/// STOP TIME: 2026-11-23 01:00:29 UTC                                history file only
/// STOP TIMELINE: 1                                                  history file only
/// INCREMENTAL FROM LSN: 0/1000028                                   incremental only
/// INCREMENTAL FROM TLI: 1                                           incremental only
/// ```
///
/// @param start where redo starts
/// @param startFile the segment with it
/// @param checkpoint where the record of the checkpoint is
/// @param fromStandby whether a standby was backed up
/// @param startTime as the server's log would write it
/// @param incrementalFrom where the backup started that this one builds on
/// @param incrementalTimeline and on which timeline
public record BackupLabel(
    long start,
    String startFile,
    long checkpoint,
    boolean fromStandby,
    String startTime,
    String label,
    int startTimeline,
    OptionalLong incrementalFrom,
    OptionalInt incrementalTimeline) {
  private static final Pattern START =
      Pattern.compile("START WAL LOCATION: (\\w+/\\w+) \\(file ([0-9A-F]{24})\\)");
  private static final Pattern CHECKPOINT =
      Pattern.compile("(?m)^CHECKPOINT LOCATION: (\\w+/\\w+)$");

  /// The content of `backup_label`.
  public String text() {
    return text("", "");
  }

  /// The content of the backup history file.
  ///
  /// @param stopTime as the server's log would write it
  public String historyText(long stop, String stopFile, String stopTime, int stopTimeline) {
    return text(
        "STOP WAL LOCATION: " + Lsn.toString(stop) + " (file " + stopFile + ")\n",
        "STOP TIME: "
            + stopTime
            + "\nSTOP TIMELINE: "
            + Integer.toUnsignedString(stopTimeline)
            + "\n");
  }

  private String text(String stopLocation, String stopTime) {
    StringBuilder text = new StringBuilder();
    text.append("START WAL LOCATION: ").append(Lsn.toString(start));
    text.append(" (file ").append(startFile).append(")\n").append(stopLocation);
    text.append("CHECKPOINT LOCATION: ").append(Lsn.toString(checkpoint)).append('\n');
    text.append("BACKUP METHOD: streamed\n");
    text.append("BACKUP FROM: ").append(fromStandby ? "standby" : "primary").append('\n');
    text.append("START TIME: ").append(startTime).append('\n');
    text.append("LABEL: ").append(label).append('\n');
    text.append("START TIMELINE: ").append(Integer.toUnsignedString(startTimeline)).append('\n');
    text.append(stopTime);
    incrementalFrom.ifPresent(
        lsn -> text.append("INCREMENTAL FROM LSN: ").append(Lsn.toString(lsn)).append('\n'));
    incrementalTimeline.ifPresent(tli ->
        text.append("INCREMENTAL FROM TLI: ").append(Integer.toUnsignedString(tli)).append('\n'));
    return text.toString();
  }

  /// Reads a `backup_label`.
  ///
  /// @throws PgException FATAL when it makes no sense
  public static BackupLabel parse(String text) {
    Matcher start = START.matcher(text);
    Matcher checkpoint = CHECKPOINT.matcher(text);
    if (!start.lookingAt() || !checkpoint.find()) {
      throw bad("invalid data in file \"backup_label\"");
    }
    String file = start.group(2);
    int fileTimeline = WalSegmentSize.timelineOf(file);
    int timeline = line(text, "START TIMELINE").map(Integer::parseUnsignedInt).orElse(fileTimeline);
    if (timeline != fileTimeline) {
      throw bad("invalid data in file \"backup_label\"")
          .detail(
              "Timeline ID parsed is "
                  + Integer.toUnsignedString(timeline)
                  + ", but expected "
                  + Integer.toUnsignedString(fileTimeline)
                  + ".");
    }
    Optional<String> from = line(text, "INCREMENTAL FROM LSN");
    Optional<String> fromTimeline = line(text, "INCREMENTAL FROM TLI");
    return new BackupLabel(
        Lsn.parse(start.group(1)),
        file,
        Lsn.parse(checkpoint.group(1)),
        line(text, "BACKUP FROM").map("standby"::equals).orElse(false),
        line(text, "START TIME").orElse(""),
        line(text, "LABEL").orElse(""),
        timeline,
        from.map(lsn -> OptionalLong.of(Lsn.parse(lsn))).orElse(OptionalLong.empty()),
        fromTimeline
            .map(tli -> OptionalInt.of(Integer.parseUnsignedInt(tli)))
            .orElse(OptionalInt.empty()));
  }

  private static Optional<String> line(String text, String name) {
    Matcher line = Pattern.compile("(?m)^" + name + ": (.*)$").matcher(text);
    return line.find() ? Optional.of(line.group(1)) : Optional.empty();
  }

  private static PgException bad(String message) {
    return PgException.fatal(SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE, message);
  }
}
