package org.gajah.text.zone;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Reads a compiled zone (RFC 9636), version 2 or later.
///
/// | size | meaning |
/// |---|---|
/// | 44 | header: magic `TZif`, version, 15 unused bytes, six counts of four bytes each |
/// | | a block for 32-bit readers, which is skipped |
/// | 44 | the header again |
/// | 8 each | transition times |
/// | 1 each | the regime that starts at each |
/// | 6 each | regimes: offset (4), daylight saving (1), index of the abbreviation (1) |
/// | | abbreviations, zero-terminated; leap seconds; indicators |
/// | | footer: a `TZ` string between two newlines |
final class TzifReader {
  private static final int HEADER = 44;

  private TzifReader() {}

  /// The zone, or null when it counts leap seconds, which SQL's clock doesn't know.
  static @Nullable TimeZone read(String name, byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file);
    int[] skipped = counts(in, 0);
    int start =
        HEADER
            + skipped[3] * 5
            + skipped[4] * 6
            + skipped[5]
            + skipped[2] * 8
            + skipped[1]
            + skipped[0];
    int[] counts = counts(in, start);
    int leapSeconds = counts[2];
    if (leapSeconds != 0) {
      return null;
    }
    long[] transitions = new long[counts[3]];
    int at = start + HEADER;
    for (int i = 0; i < transitions.length; i++) {
      transitions[i] = in.getLong(at);
      at += 8;
    }
    int[] regimes = new int[transitions.length];
    for (int i = 0; i < regimes.length; i++) {
      regimes[i] = in.get(at++);
    }
    int kinds = counts[4];
    int[] offsets = new int[kinds];
    boolean[] daylight = new boolean[kinds];
    String[] abbreviations = new String[kinds];
    int names = at + 6 * kinds;
    for (int i = 0; i < kinds; i++) {
      offsets[i] = in.getInt(at);
      daylight[i] = in.get(at + 4) != 0;
      abbreviations[i] = string(file, names + in.get(at + 5));
      at += 6;
    }
    int footer = names + counts[5] + counts[1] + counts[0];
    String rule = new String(file, footer, file.length - footer, StandardCharsets.US_ASCII).trim();
    return new TimeZone(
        name,
        transitions,
        regimes,
        offsets,
        daylight,
        abbreviations,
        rule.isEmpty() ? null : YearlyRule.parse(rule));
  }

  /// The counts in a header: UT indicators, standard indicators, leap seconds, transitions,
  /// regimes, characters.
  private static int[] counts(ByteBuffer in, int header) {
    int[] counts = new int[6];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = in.getInt(header + 20 + 4 * i);
    }
    return counts;
  }

  private static String string(byte[] file, int from) {
    int end = from;
    while (file[end] != 0) {
      end++;
    }
    return new String(file, from, end - from, StandardCharsets.US_ASCII);
  }
}
