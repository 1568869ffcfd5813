package org.gajah.base.settings;

import java.util.Locale;
import org.gajah.base.error.PgException;
import org.jspecify.annotations.Nullable;

/// Judges values of `TimeZone` and `log_timezone`: the name of a zone, a number of hours east of
/// Greenwich, or an interval.
public final class TimeZoneHook implements SettingHooks.Check {
  private static final double SECONDS_PER_HOUR = 3600;
  private static final long GREATEST_OFFSET_SECONDS = 168 * 3600 - 1;

  private final Zones zones;

  /// The zones that are known.
  public interface Zones {
    /// The zone of this name, in whatever case, or of this POSIX description; null when there is
    /// none.
    @Nullable Zone find(String name);

    /// The seconds of an interval written as SQL has it.
    ///
    /// @throws PgException when it is none, or has months or days
    long intervalSeconds(String text);
  }

  /// A zone.
  ///
  /// @param name in its canonical spelling
  /// @param rules what becomes [SettingValue#parsed]
  public record Zone(String name, Object rules) {}

  public TimeZoneHook(Zones zones) {
    this.zones = zones;
  }

  @Override
  public SettingValue check(SettingProposal proposal) {
    Zone zone = zones.find(zoneName(proposal));
    if (zone == null) {
      throw proposal.refusal();
    }
    return new SettingValue(0, zone.name, zone.rules);
  }

  private String zoneName(SettingProposal proposal) {
    String text = proposal.string();
    if (text.toLowerCase(Locale.ROOT).startsWith("interval")) {
      int from = NumberText.skipSpace(text, "interval".length());
      int to = text.indexOf('\'', from + 1);
      if (from >= text.length() || text.charAt(from) != '\'' || to != text.length() - 1) {
        throw proposal.refusal();
      }
      return fixed(zones.intervalSeconds(text.substring(from + 1, to)), proposal);
    }
    CNumber hours = CNumber.real(text);
    if (!hours.isMissing() && hours.end() == text.length()) {
      return fixed((long) (hours.value() * SECONDS_PER_HOUR), proposal);
    }
    return text;
  }

  /// The POSIX description of a fixed offset. Its sign there is the other way round.
  private static String fixed(long secondsEast, SettingProposal proposal) {
    if (Math.abs(secondsEast) > GREATEST_OFFSET_SECONDS) {
      throw proposal.refusal().detail("UTC timezone offset is out of range.");
    }
    long seconds = Math.abs(secondsEast);
    StringBuilder offset = new StringBuilder("%02d".formatted(seconds / 3600));
    if (seconds % 3600 != 0) {
      offset.append(":%02d".formatted(seconds % 3600 / 60));
    }
    if (seconds % 60 != 0) {
      offset.append(":%02d".formatted(seconds % 60));
    }
    return secondsEast < 0 ? "<-" + offset + ">+" + offset : "<+" + offset + ">-" + offset;
  }
}
