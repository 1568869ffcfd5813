package org.gajah.text.zone;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A time zone: its offsets from UTC (seconds, east is positive) through all of time.
///
/// Times are seconds since 1970-01-01 UTC. A regime is an offset with its abbreviation; regimes are
/// numbered, and a zone goes from one to the next at its transitions: those that are listed, and
/// for ever after the last one those of a yearly rule.
public final class TimeZone {
  private static final long DAY = 86_400;

  private final String name;
  private final long[] transitions;
  private final int[] regimes;
  private final int[] offsets;
  private final boolean[] daylight;
  private final String[] abbreviations;
  private final @Nullable YearlyRule rule;

  /// @param transitions when regimes start, rising
  /// @param regimes the regime that starts at each
  TimeZone(
      String name,
      long[] transitions,
      int[] regimes,
      int[] offsets,
      boolean[] daylight,
      String[] abbreviations,
      @Nullable YearlyRule rule) {
    this.name = name;
    this.transitions = transitions;
    this.regimes = regimes;
    this.rule = rule;
    int listed = offsets.length;
    int more = rule == null ? 0 : rule.hasDaylight() ? 2 : 1;
    this.offsets = Arrays.copyOf(offsets, listed + more);
    this.daylight = Arrays.copyOf(daylight, listed + more);
    this.abbreviations = Arrays.copyOf(abbreviations, listed + more);
    if (rule != null) {
      this.offsets[listed] = rule.standardOffset();
      this.abbreviations[listed] = rule.standardName();
      if (more == 2) {
        this.offsets[listed + 1] = rule.daylightOffset();
        this.abbreviations[listed + 1] = rule.daylightName();
        this.daylight[listed + 1] = true;
      }
    }
  }

  /// A zone that follows a yearly rule all the time.
  static TimeZone of(String name, YearlyRule rule) {
    return new TimeZone(
        name, new long[0], new int[0], new int[0], new boolean[0], new String[0], rule);
  }

  /// A zone with one offset (seconds, east is positive) all the time.
  public static TimeZone fixed(String name, String abbreviation, int offset) {
    return new TimeZone(
        name,
        new long[0],
        new int[0],
        new int[] {offset},
        new boolean[1],
        new String[] {abbreviation},
        null);
  }

  public String name() {
    return name;
  }

  /// The regime in force at a moment.
  public int regimeAt(long time) {
    int count = transitions.length;
    if (rule != null && (count == 0 || time >= transitions[count - 1])) {
      int ruledRegimes = rule.hasDaylight() ? 2 : 1;
      int standard = offsets.length - ruledRegimes;
      return rule.isDaylight(time) ? standard + 1 : standard;
    }
    if (count == 0 || time < transitions[0]) {
      return 0;
    }
    int found = Arrays.binarySearch(transitions, time);
    return regimes[found >= 0 ? found : -found - 2];
  }

  /// The offset of a regime.
  public int offset(int regime) {
    return offsets[regime];
  }

  /// Whether a regime is daylight saving time.
  public boolean isDaylight(int regime) {
    return daylight[regime];
  }

  /// The abbreviation of a regime, for example `CEST`.
  public String abbreviation(int regime) {
    return abbreviations[regime];
  }

  /// The offset in force at a moment.
  public int offsetAt(long time) {
    return offsets[regimeAt(time)];
  }

  /// The first transition after a moment, or `Long.MAX_VALUE`.
  public long transitionAfter(long time) {
    int found = Arrays.binarySearch(transitions, time);
    int next = found >= 0 ? found + 1 : -found - 1;
    if (next < transitions.length) {
      return transitions[next];
    }
    return rule == null ? Long.MAX_VALUE : rule.transitionAfter(time);
  }

  /// The offset that a clock on the wall means, read in seconds since 1970-01-01 as if it showed
  /// UTC. A time that a jump forward leaves out counts in the offset before, one that occurs twice
  /// in the offset after.
  public int offsetOfLocal(long local) {
    long start = local - DAY;
    int before = offsetAt(start);
    long boundary = transitionAfter(start);
    if (boundary == Long.MAX_VALUE) {
      return before;
    }
    int after = offsetAt(boundary);
    long timeBefore = local - before;
    long timeAfter = local - after;
    if (timeBefore < boundary && timeAfter < boundary) {
      return before;
    }
    if (timeBefore > boundary && timeAfter >= boundary) {
      return after;
    }
    return timeBefore > timeAfter ? before : after;
  }

  /// The regime that an abbreviation means near a moment: the latest one called so that started
  /// before, otherwise the first one after; -1 when none is ever called so.
  public int regimeNamed(String abbreviation, long time) {
    boolean known = false;
    for (String candidate : abbreviations) {
      known |= candidate.equalsIgnoreCase(abbreviation);
    }
    if (!known) {
      return -1;
    }
    int current = regimeAt(time);
    if (abbreviations[current].equalsIgnoreCase(abbreviation)) {
      return current;
    }
    int earlier = ruledRegimeNamed(abbreviation, time);
    for (int i = transitions.length - 1; earlier < 0 && i >= 0; i--) {
      if (transitions[i] <= time && abbreviations[regimes[i]].equalsIgnoreCase(abbreviation)) {
        earlier = regimes[i];
      }
    }
    if (earlier >= 0) {
      return earlier;
    }
    if (offsets.length > 0
        && (transitions.length == 0 || time >= transitions[0])
        && abbreviations[0].equalsIgnoreCase(abbreviation)) {
      return 0;
    }
    for (int i = 0; i < transitions.length; i++) {
      if (transitions[i] > time && abbreviations[regimes[i]].equalsIgnoreCase(abbreviation)) {
        return regimes[i];
      }
    }
    for (int i = 0; i < abbreviations.length; i++) {
      if (abbreviations[i].equalsIgnoreCase(abbreviation)) {
        return i;
      }
    }
    return -1;
  }

  /// Under the yearly rule both of its regimes were in force within a year.
  private int ruledRegimeNamed(String abbreviation, long time) {
    int count = transitions.length;
    if (rule == null || !rule.hasDaylight() || (count > 0 && time < transitions[count - 1])) {
      return -1;
    }
    for (int i = offsets.length - 2; i < offsets.length; i++) {
      if (abbreviations[i].equalsIgnoreCase(abbreviation)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public String toString() {
    return name;
  }
}
