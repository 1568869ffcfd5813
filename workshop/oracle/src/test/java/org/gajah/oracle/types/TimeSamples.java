package org.gajah.oracle.types;

import java.util.List;
import java.util.Random;

/// Dates, times and intervals: edges, random ones, and texts that strain the readers.
final class TimeSamples {
  static final List<String> DATES =
      List.of(
          "2000-01-01",
          "1999-12-31",
          "1970-01-01",
          "2024-02-29",
          "2023-02-28",
          "1900-03-01",
          "0001-01-01",
          "0001-12-31 BC",
          "4714-11-24 BC",
          "5874897-12-31",
          "294276-12-31",
          "infinity",
          "-infinity",
          "2024-12-30",
          "2021-01-03",
          "2020-12-31",
          "0044-03-15 BC",
          "2024-03-10",
          "2024-11-03",
          "1883-11-18",
          "10000-01-01",
          "0100-01-01",
          "2001-01-01",
          "1000-06-15");

  static final List<String> TIMES =
      List.of(
          "00:00:00",
          "24:00:00",
          "23:59:59.999999",
          "12:00:00",
          "01:02:03.4",
          "02:30:00",
          "00:00:00.000001",
          "13:14:15.161718");

  static final List<String> TIMETZS =
      List.of(
          "00:00:00+00",
          "24:00:00-05",
          "12:00:00+05:30",
          "23:59:59.999999-15:59",
          "01:02:03+15:59:59",
          "07:00:00-05",
          "12:00:00+00");

  static final List<String> TIMESTAMPS =
      List.of(
          "2000-01-01 00:00:00",
          "1999-12-31 23:59:59.999999",
          "1970-01-01 00:00:00",
          "2024-02-29 12:34:56.789",
          "4714-11-24 00:00:00 BC",
          "294276-12-31 23:59:59.999999",
          "infinity",
          "-infinity",
          "0001-01-01 00:00:00",
          "0001-12-31 23:59:59 BC",
          "2024-03-10 02:30:00",
          "2024-11-03 01:30:00",
          "1883-11-18 12:00:00",
          "2024-01-31 10:00:00",
          "2023-12-31 00:00:00.5",
          "2038-01-19 03:14:08",
          "1500-05-05 05:05:05.000005");

  static final List<String> TIMESTAMPTZS =
      List.of(
          "2000-01-01 00:00:00+00",
          "1999-12-31 23:59:59.999999-05",
          "2024-02-29 12:34:56.789+01",
          "4714-11-24 00:00:00+00 BC",
          "294276-12-31 23:59:59.999999+00",
          "infinity",
          "-infinity",
          "2024-03-10 06:59:59+00",
          "2024-03-10 07:00:00+00",
          "2024-11-03 05:30:00+00",
          "2024-11-03 06:30:00+00",
          "1883-11-18 17:00:00+00",
          "0001-01-01 00:00:00+00",
          "2050-07-01 00:00:00+00",
          "3000-12-25 12:00:00+00");

  static final List<String> INTERVALS =
      List.of(
          "0",
          "1 second",
          "-1 second",
          "1 day",
          "-1 day",
          "1 month",
          "-1 month",
          "1 year 2 months 3 days",
          "1 year -2 months 3 days -04:05:06.7",
          "-1 year -2 months",
          "1 day -1 second",
          "24:00:00",
          "30 days",
          "1000000 days",
          "infinity",
          "-infinity",
          "00:00:00.000001",
          "-00:00:00.000001",
          "178000000 years",
          "-178000000 years",
          "2147483647 days",
          "2562047788:00:54.775807",
          "0.5 months",
          "1.5 years",
          "3 days 04:05:06.789",
          "29 days 23:59:59.999999",
          "360 days");

  private static final List<String> WORDS =
      List.of(
          "2024-02-29",
          "29.02.2024",
          "2/29/2024",
          "02/03/04",
          "2024/2/3",
          "Feb 29 2024",
          "29-Feb-2024",
          "29 feb 24",
          "Feb-29-2024",
          "2024.060",
          "2024-060",
          "20240229",
          "240229",
          "J2451545",
          "J 2451545",
          "julian 2451545.25",
          "99",
          "2024",
          "12024-01-01",
          "0",
          "1 BC",
          "44 BC",
          "AD",
          "BC",
          "mon",
          "Monday",
          "tues",
          "sept",
          "october",
          "1",
          "12",
          "31",
          "32",
          "13",
          "366",
          "060",
          "03:04:05",
          "3:4",
          "03:04:05.678",
          "24:00",
          "24:00:01",
          "23:59:60",
          "030405",
          "0304",
          "030405.5",
          "03:04:60.5",
          "T03:04:05",
          "t 030405",
          "T",
          "am",
          "PM",
          "12:30 PM",
          "0:30 am",
          "13:00 pm",
          "+05",
          "-05:30",
          "+0530",
          "+05:30:15",
          "-16",
          "+15:59:59",
          "EST",
          "EDT",
          "est5edt",
          "America/New_York",
          "europe/paris",
          "Z",
          "zulu",
          "UTC",
          "GMT",
          "GMT+3",
          "UTC-5",
          "MET DST",
          "DST",
          "MSK",
          "PST8PDT",
          "FOO",
          "Foo/Bar",
          "LHDT",
          "now",
          "today",
          "yesterday",
          "tomorrow",
          "epoch",
          "infinity",
          "-infinity",
          "allballs",
          "at",
          "on",
          ",",
          "/",
          "-",
          ".",
          ".5",
          "5.",
          "1e5",
          "é",
          "x",
          "2024-13-01",
          "2024-02-30",
          "2023-02-29",
          "0000-01-01",
          "4714-11-23 BC",
          "4714-11-24 BC",
          "5874898-01-01",
          "294277-01-01",
          "2024-03-10 02:30",
          "2024-11-03 01:30",
          "1-1-1",
          "1/2/3",
          "99999999999",
          "Mar",
          "y2024",
          "m3",
          "d4",
          "1999-01-08 04:05:06 -8:00",
          "January 8, 1999",
          "1999-Jan-08",
          "Jan-08-1999",
          "08-Jan-99",
          "19990108",
          "990108",
          "1999.008",
          "J2451187",
          "January 8, 99 BC",
          "04:05:06.789-8",
          "040506-08",
          "2003-04-12 04:05:06 America/New_York",
          "Sat Feb 16 17:32:01 1997 PST",
          "19970210 173201 America/New_York",
          "20011227T040506+08",
          "20011227T040506.789-08",
          "Dec 27 2001 04:05:06.789 PST",
          "J2452271T040506-08",
          "20011227 040506.789",
          "2001-12-27T04:05:06.789+08:00",
          "20011227.040506",
          "12.27.2001",
          "27.12.2001 04:05");

  private static final List<String> SPANS =
      List.of(
          "1",
          "-1",
          "1.5",
          "-1.5",
          "0.1",
          "year",
          "years",
          "mon",
          "month",
          "day",
          "days",
          "week",
          "hour",
          "h",
          "hrs",
          "min",
          "m",
          "minute",
          "sec",
          "s",
          "ms",
          "us",
          "microseconds",
          "milliseconds",
          "decade",
          "century",
          "c",
          "mil",
          "millennia",
          "quarter",
          "ago",
          "@",
          "1:2:3",
          "-1:2:3",
          "+01:02:03.456",
          "1:2",
          "1-2",
          "-1-2",
          "1-13",
          "P1Y2M3DT4H5M6S",
          "P0001-02-03T04:05:06",
          "P00010203T040506",
          "PT1.5H",
          "P1.5Y",
          "P-1Y-2M",
          "P",
          "PT",
          "P1",
          "P1W",
          "PT36H",
          "P1Y2",
          "infinity",
          "-infinity",
          "+infinity",
          "1 day 2:3:4",
          "3 4:05:06",
          "1y2mon3d",
          "2147483647 years",
          "99999999999 days",
          "9223372036854775807 us",
          "1e3 s",
          ".5 s",
          "5. s",
          "x",
          "dow",
          "j",
          "epoch",
          "timezone",
          "1 year 1 year",
          "1 day ago",
          "ago 1 day",
          "P1YT",
          "PT1M1Y",
          "P1D2H",
          "-P1Y",
          "1 day day",
          "months",
          "0.5 days",
          "1.23456789 s",
          "59.9999999 s");

  private TimeSamples() {}

  static String randomDate(Random random) {
    int year = random.nextInt(8) == 0 ? 1 + random.nextInt(9999) : 1900 + random.nextInt(200);
    return String.format("%04d-%02d-%02d", year, 1 + random.nextInt(12), 1 + random.nextInt(28));
  }

  static String randomTime(Random random) {
    String time =
        String.format("%02d:%02d:%02d", random.nextInt(24), random.nextInt(60), random.nextInt(60));
    return random.nextBoolean() ? time : time + "." + random.nextInt(1_000_000);
  }

  static String randomZone(Random random) {
    return String.format(
        "%s%02d:%02d", random.nextBoolean() ? "+" : "-", random.nextInt(13), random.nextInt(60));
  }

  static String randomInterval(Random random) {
    return (random.nextInt(200) - 100)
        + " mons "
        + (random.nextInt(200) - 100)
        + " days "
        + (random.nextBoolean() ? "-" : "")
        + randomTime(random);
  }

  /// One to four words that may make a moment.
  static String momentWords(Random random) {
    return words(WORDS, random);
  }

  /// One to four words that may make an interval.
  static String intervalWords(Random random) {
    return words(SPANS, random);
  }

  private static String words(List<String> words, Random random) {
    StringBuilder text = new StringBuilder(words.get(random.nextInt(words.size())));
    for (int i = random.nextInt(4); i > 0; i--) {
      text.append(random.nextInt(8) == 0 ? "" : " ")
          .append(words.get(random.nextInt(words.size())));
    }
    return random.nextInt(6) == 0
        ? TextSamples.mutate(List.of(text.toString()), random)
        : text.toString();
  }
}
