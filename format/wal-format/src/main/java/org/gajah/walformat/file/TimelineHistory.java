package org.gajah.walformat.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Lsn;

/// Where a timeline came from: the timelines before it and where each was left. Mirrors
/// `access/transam/timeline.c`.
///
/// A history file (`00000003.history`) has a line for each earlier timeline, oldest first: its
/// number, where it was left, and why, parted by tabs. Empty lines and those that start with `#`
/// mean nothing.
///
/// @param entries newest first, the timeline itself at the head
public record TimelineHistory(List<Entry> entries) {
  /// A stretch of the log.
  ///
  /// @param begin where the timeline starts
  /// @param end where it was left, [Lsn#INVALID] for the newest
  public record Entry(int timeline, long begin, long end) {}

  /// A timeline without ancestors.
  public static TimelineHistory first(int timeline) {
    return new TimelineHistory(List.of(new Entry(timeline, Lsn.INVALID, Lsn.INVALID)));
  }

  /// The name of the history file of a timeline.
  public static String fileName(int timeline) {
    return String.format(Locale.ROOT, "%08X.history", timeline);
  }

  /// Whether `name` is one of a history file.
  public static boolean isFileName(String name) {
    return name.length() == 16
        && name.endsWith(".history")
        && name.chars().limit(8).allMatch(c -> c >= '0' && c <= '9' || c >= 'A' && c <= 'F');
  }

  /// Reads the history file of a timeline.
  ///
  /// @param path for messages
  /// @throws PgException FATAL when it makes no sense
  public static TimelineHistory parse(String text, int timeline, String path) {
    List<Entry> entries = new ArrayList<>();
    int last = 0;
    long begin = Lsn.INVALID;
    for (String line : text.split("\n", -1)) {
      String content = line.strip();
      if (content.isEmpty() || content.startsWith("#")) {
        continue;
      }
      String[] fields = content.split("\\s+", 3);
      int parent = parseTimeline(fields[0], line);
      if (!entries.isEmpty() && Integer.compareUnsigned(parent, last) <= 0) {
        throw bad("invalid data in history file: " + line)
            .hint("Timeline IDs must be in increasing sequence.");
      }
      long end = parseLsn(fields, line);
      entries.addFirst(new Entry(parent, begin, end));
      last = parent;
      begin = end;
    }
    if (!entries.isEmpty() && Integer.compareUnsigned(timeline, last) <= 0) {
      throw bad("invalid data in history file \"" + path + "\"")
          .hint("Timeline IDs must be less than child timeline's ID.");
    }
    entries.addFirst(new Entry(timeline, begin, Lsn.INVALID));
    return new TimelineHistory(entries);
  }

  private static int parseTimeline(String field, String line) {
    try {
      return Integer.parseUnsignedInt(field);
    } catch (NumberFormatException e) {
      throw bad("syntax error in history file: " + line).hint("Expected a numeric timeline ID.");
    }
  }

  private static long parseLsn(String[] fields, String line) {
    try {
      return Lsn.parse(fields.length > 1 ? fields[1] : "");
    } catch (NumberFormatException e) {
      throw bad("syntax error in history file: " + line)
          .hint("Expected a write-ahead log switchpoint location.");
    }
  }

  private static PgException bad(String message) {
    return PgException.fatal(SqlState.INTERNAL_ERROR, message);
  }

  /// The content of the history file of a new timeline.
  ///
  /// @param parentText content of the history file of the timeline it comes from; empty when that
  ///   has none
  /// @param parent the timeline it comes from
  /// @param switchPoint where that is left
  /// @param reason one line
  public static String newFile(String parentText, int parent, long switchPoint, String reason) {
    return parentText
        + (parentText.isEmpty() ? "" : "\n")
        + Integer.toUnsignedString(parent)
        + "\t"
        + Lsn.toString(switchPoint)
        + "\t"
        + reason
        + "\n";
  }

  /// The timeline itself.
  public int timeline() {
    return entries.getFirst().timeline();
  }

  /// Whether a timeline is among the ancestors, or is the timeline itself.
  public boolean contains(int timeline) {
    return entries.stream().anyMatch(entry -> entry.timeline() == timeline);
  }

  /// The timeline that the byte at a position belongs to.
  public int timelineAt(long lsn) {
    for (Entry entry : entries) {
      boolean begun = !Lsn.isValid(entry.begin()) || !Lsn.before(lsn, entry.begin());
      if (begun && (!Lsn.isValid(entry.end()) || Lsn.before(lsn, entry.end()))) {
        return entry.timeline();
      }
    }
    throw PgException.internal("timeline history was not contiguous");
  }

  /// Where an ancestor was left; [Lsn#INVALID] for the timeline itself.
  public long switchPoint(int timeline) {
    for (Entry entry : entries) {
      if (entry.timeline() == timeline) {
        return entry.end();
      }
    }
    throw PgException.internal(
        "requested timeline "
            + Integer.toUnsignedString(timeline)
            + " is not in this server's history");
  }

  /// The timeline that came after an ancestor; 0 for the timeline itself.
  public int successor(int timeline) {
    int next = 0;
    for (Entry entry : entries) {
      if (entry.timeline() == timeline) {
        return next;
      }
      next = entry.timeline();
    }
    throw PgException.internal(
        "requested timeline "
            + Integer.toUnsignedString(timeline)
            + " is not in this server's history");
  }
}
