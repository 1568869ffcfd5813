package org.gajah.oracle.types;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Arguments of functions for which any value of the type would be too much, or would not try them
/// hard enough; by `prosrc` and, from 0, the argument's number.
final class Overrides {
  /// Functions whose result the oracle cannot show: nothing casts `unknown`; or whose result
  /// differs from call to call.
  static final Set<String> UNPRINTABLE = Set.of("unknownin", "statement_timestamp");

  private static final Set<String> MOMENTS =
      Set.of("date_in", "time_in", "timetz_in", "timestamp_in", "timestamptz_in");
  private static final List<String> UNITS =
      List.of(
          "microseconds",
          "milliseconds",
          "second",
          "minute",
          "hour",
          "day",
          "week",
          "month",
          "quarter",
          "year",
          "decade",
          "century",
          "millennium",
          "dow",
          "doy",
          "isodow",
          "isoyear",
          "julian",
          "epoch",
          "timezone",
          "timezone_hour",
          "timezone_minute",
          "YEAR",
          "foo",
          "infinity",
          "",
          "m",
          "days",
          "am");
  private static final List<String> ZONES =
      List.of(
          "UTC",
          "America/New_York",
          "europe/paris",
          "EST",
          "EDT",
          "MSK",
          "+05",
          "-05:30",
          "GMT+3",
          "FOO",
          "Asia/Kolkata",
          "foo/bar",
          "EST5EDT",
          "z",
          "5",
          "Australia/Lord_Howe",
          "",
          "+99");
  private static final List<String> SMALL =
      List.of(
          "0",
          "1",
          "2",
          "-1",
          "12",
          "13",
          "23",
          "24",
          "29",
          "31",
          "59",
          "60",
          "99",
          "2024",
          "1999",
          "-44",
          "294276",
          "5874897",
          "300000",
          "-4713",
          "-4714",
          "2147483647",
          "-2147483648");
  private static final List<String> TYPMODS = List.of("-1", "0", "1", "2", "3", "5", "6");
  private static final List<String> SPAN_TYPMODS =
      List.of(
          "-1",
          "2147418112",
          "2147418115",
          "327679",
          "196607",
          "458751",
          "589823",
          "67174399",
          "67698687",
          "134283263",
          "201916415",
          "268500991",
          "269025279",
          "201392127",
          "403177471",
          "470286335",
          "470286338",
          "402653183",
          "470351871");
  private static final List<String> SUBSCRIPTS = List.of("-1", "0", "1", "2", "3", "7");
  private static final List<String> SMALL_COUNTS =
      List.of("1", "1", "1", "2", "2", "3", "0", "-1", "5", "20");
  private static final List<String> PLACE_NUMBERS =
      List.of("-2147483648", "-3", "-1", "0", "1", "2", "3", "5", "10", "2147483647");
  private static final List<String> LENGTHS = List.of("-1", "3", "4", "5", "6", "7", "9", "20");
  private static final List<String> PRECISIONS =
      List.of("-1", "655364", "655366", "131076", "327684", "327682", "68157444", "1310724");
  private static final List<String> PLACES =
      List.of("-5", "-4", "-1", "0", "1", "2", "3", "4", "5", "8", "20", "-200000", "20000");
  private static final List<String> EXPONENTS =
      List.of(
          "0",
          "0.0",
          "1",
          "-1",
          "2",
          "3",
          "10",
          "-10",
          "0.5",
          "-0.5",
          "1.5",
          "100",
          "-100",
          "20.25",
          "0.0001",
          "-3.7",
          "2.0",
          "5000",
          "-5000",
          "6001",
          "-6001",
          "1e10",
          "NaN",
          "Infinity",
          "-Infinity",
          "1e-20",
          "12345678901",
          "0.33333333333333333333");
  private static final Map<String, List<String>> ARGUMENTS =
      Map.ofEntries(
          Map.entry("bpchar 1", LENGTHS),
          Map.entry("varchar 1", LENGTHS),
          Map.entry("bpcharin 2", LENGTHS),
          Map.entry("varcharin 2", LENGTHS),
          Map.entry("time_in 2", TYPMODS),
          Map.entry("timetz_in 2", TYPMODS),
          Map.entry("timestamp_in 2", List.of("-1", "0", "1", "3", "6", "7")),
          Map.entry("timestamptz_in 2", List.of("-1", "0", "1", "3", "6", "7")),
          Map.entry("timestamp_scale 1", List.of("-1", "0", "1", "3", "6", "7", "-2")),
          Map.entry("timestamptz_scale 1", List.of("-1", "0", "1", "3", "6", "7", "-2")),
          Map.entry("time_scale 1", TYPMODS),
          Map.entry("timetz_scale 1", TYPMODS),
          Map.entry("interval_in 2", SPAN_TYPMODS),
          Map.entry("interval_scale 1", SPAN_TYPMODS),
          Map.entry("intervaltypmodout 0", SPAN_TYPMODS),
          Map.entry("array_in 1", List.of("23", "25", "1700")),
          Map.entry("array_in 2", List.of("-1")),
          Map.entry("array_lower 1", SUBSCRIPTS),
          Map.entry("array_upper 1", SUBSCRIPTS),
          Map.entry("array_length 1", SUBSCRIPTS),
          Map.entry("trim_array 1", SUBSCRIPTS),
          Map.entry(
              "array_fill 1",
              List.of("{}", "{2}", "{2,3}", "{0}", "{NULL}", "{-1}", "{{1,2}}", "{1,1,1,1,1,1,1}")),
          Map.entry(
              "array_fill_with_lower_bounds 1", List.of("{}", "{2}", "{2,3}", "{0}", "{NULL}")),
          Map.entry(
              "array_fill_with_lower_bounds 2",
              List.of("{}", "{2}", "{-1,3}", "{0}", "{NULL}", "{2147483647}")),
          Map.entry("array_position_start 2", SUBSCRIPTS),
          Map.entry("bit_in 2", LENGTHS),
          Map.entry("varbit_in 2", LENGTHS),
          Map.entry("bit 1", LENGTHS),
          Map.entry("varbit 1", LENGTHS),
          Map.entry("bitfromint4 1", List.of("-1", "0", "1", "3", "8", "31", "32", "33", "70")),
          Map.entry("bitfromint8 1", List.of("-1", "0", "1", "3", "8", "31", "63", "64", "70")),
          Map.entry("bitsetbit 1", SMALL_COUNTS),
          Map.entry("bitsetbit 2", List.of("0", "1", "2", "-1")),
          Map.entry("bitgetbit 1", SMALL_COUNTS),
          Map.entry("bitshiftleft 1", PLACE_NUMBERS),
          Map.entry("bitshiftright 1", PLACE_NUMBERS),
          Map.entry("bitsubstr 1", PLACE_NUMBERS),
          Map.entry("bitsubstr 2", PLACE_NUMBERS),
          Map.entry("bitsubstr_no_len 1", PLACE_NUMBERS),
          Map.entry("bitoverlay 2", PLACE_NUMBERS),
          Map.entry("bitoverlay 3", PLACE_NUMBERS),
          Map.entry("bitoverlay_no_len 2", PLACE_NUMBERS),
          Map.entry("bitposition 1", List.of("0", "1", "10", "01", "", "101", "11111111")),
          Map.entry(
              "inet_set_masklen 1",
              List.of("-1", "0", "8", "24", "32", "33", "64", "128", "129", "-2")),
          Map.entry(
              "cidr_set_masklen 1",
              List.of("-1", "0", "8", "24", "32", "33", "64", "128", "129", "-2")),
          Map.entry("repeat 1", PLACE_NUMBERS),
          Map.entry("lpad 1", PLACE_NUMBERS),
          Map.entry("rpad 1", PLACE_NUMBERS),
          Map.entry("split_part 1", List.of("a", "b", ",", "", "bc", "é", "aa", " ")),
          Map.entry("split_part 2", PLACE_NUMBERS),
          Map.entry("text_substr 1", PLACE_NUMBERS),
          Map.entry("text_substr 2", PLACE_NUMBERS),
          Map.entry("text_substr_no_len 1", PLACE_NUMBERS),
          Map.entry("text_left 1", PLACE_NUMBERS),
          Map.entry("text_right 1", PLACE_NUMBERS),
          Map.entry("textoverlay 2", PLACE_NUMBERS),
          Map.entry("textoverlay 3", PLACE_NUMBERS),
          Map.entry("textoverlay_no_len 2", PLACE_NUMBERS),
          Map.entry("textpos 1", List.of("a", "b", "", "bc", "é", "本", "aa")),
          Map.entry("replace_text 1", List.of("a", "b", "", "bc", "é", "本", "aa")),
          Map.entry("binary_encode 1", List.of("hex", "base64", "escape", "HEX", "foo")),
          Map.entry("binary_decode 1", List.of("hex", "base64", "escape", "BASE64", "")),
          Map.entry(
              "binary_decode 0",
              List.of(
                  "",
                  "a",
                  "4142",
                  "41 42",
                  "4",
                  "4g",
                  "YWJj",
                  "YWI=",
                  "YQ==",
                  "YQ=",
                  "Y",
                  "Y===",
                  "=",
                  "a b\\n",
                  "\\\\",
                  "\\101",
                  "\\x",
                  "YW Jj\nZA==",
                  "é",
                  "YWJjé")),
          Map.entry("unicode_normalize_func 1", List.of("NFC", "nfd", "NFKC", "NFKD", "x")),
          Map.entry("unicode_is_normalized 1", List.of("NFC", "nfd", "NFKC", "NFKD", "x")),
          Map.entry(
              "chr 0",
              List.of(
                  "-1", "0", "1", "65", "127", "128", "233", "55296", "57343", "65535", "65536",
                  "1114111", "1114112")),
          Map.entry(
              "unistr 0",
              List.of(
                  "",
                  "abc",
                  "\\0041",
                  "\\u0041b",
                  "\\+01F600",
                  "\\U0001F600",
                  "\\D83D\\DE00",
                  "\\D83D",
                  "\\DE00",
                  "\\D83Dx",
                  "\\\\",
                  "\\",
                  "\\x",
                  "\\00",
                  "\\0000",
                  "\\U00110000",
                  "a\\00e9z")),
          Map.entry(
              "quote_ident 0",
              List.of(
                  "", "a", "A", "select", "abs", "between", "a b", "a\"b", "é", "1a", "_x",
                  "integer", "left")),
          Map.entry(
              "jsonb_set_lax 4",
              List.of("raise_exception", "use_json_null", "delete_key", "return_target", "foo")),
          Map.entry("numeric 1", PRECISIONS),
          Map.entry("numeric_in 2", PRECISIONS),
          Map.entry("numeric_round 1", PLACES),
          Map.entry("numeric_trunc 1", PLACES),
          Map.entry("numeric_fac 0", List.of("-1", "0", "1", "5", "20", "21", "100", "32178")),
          Map.entry("numeric_exp 0", EXPONENTS),
          Map.entry("numeric_power 1", EXPONENTS));

  private Overrides() {}

  static @Nullable List<String> of(SqlFunction function, int argument) {
    if (function.source().matches("(point|lseg|line|box|path|poly|circle)_in")) {
      return GeometrySamples.TEXTS;
    }
    return ARGUMENTS.get(function.source() + " " + argument);
  }

  /// Arguments that only make sense together, or null.
  static @Nullable List<String> together(SqlFunction function, Samples samples) {
    return switch (function.source()) {
      case "to_timestamp", "to_date" -> FormatSamples.moment(samples.random());
      case "numeric_to_number" -> FormatSamples.number(samples.random());
      default -> null;
    };
  }

  static String argument(SqlFunction function, int argument, Samples samples) {
    String source = function.source();
    if (argument == 1 && source.endsWith("_to_char")) {
      return source.startsWith("timestamp") || source.startsWith("interval")
          ? FormatSamples.datePattern(samples.random())
          : FormatSamples.numberPattern(samples.random());
    }
    if (argument == 0 && MOMENTS.contains(source)) {
      return TimeSamples.momentWords(samples.random());
    }
    if (argument == 0 && source.equals("circle_poly")) {
      return SMALL_COUNTS.get(samples.random().nextInt(SMALL_COUNTS.size()));
    }
    if (argument == 0 && source.equals("interval_in")) {
      return TimeSamples.intervalWords(samples.random());
    }
    if (source.matches(".*(regex|regexp_).*")) {
      String type = function.arguments().get(argument).name();
      if (type.equals("integer")) {
        return SMALL_COUNTS.get(samples.random().nextInt(SMALL_COUNTS.size()));
      }
      boolean replacing = source.contains("replace");
      return switch (argument) {
        case 0 -> RegexSamples.text(samples.random());
        case 1 -> RegexSamples.pattern(samples.random());
        default ->
            replacing && argument == 2
                ? RegexSamples.replacement(samples.random())
                : RegexSamples.flags(samples.random());
      };
    }
    if (argument == 0 && source.matches("(var)?bit_in|inet_in|cidr_in|macaddr8?_in|cash_in")) {
      return SmallTypeSamples.text(source, samples.random());
    }
    if (source.equals("json_in") || source.equals("jsonb_in")) {
      return JsonSamples.text(samples.random());
    }
    if (source.startsWith("json") && argument == 1) {
      String type = function.arguments().get(1).name();
      List<String> paths =
          switch (type) {
            case "text" -> List.of("a", "b", "c", "", "k", "é", "x");
            case "text[]" ->
                List.of(
                    "{}",
                    "{a}",
                    "{a,b}",
                    "{b,1,c}",
                    "{0}",
                    "{-1}",
                    "{1,0}",
                    "{a,b,c,2}",
                    "{NULL}",
                    "{a,NULL}",
                    "{x}",
                    "{99}",
                    "{-99}",
                    "{k,0}",
                    "{k,a}",
                    "{{a},{b}}",
                    "{\" 1\"}");
            case "integer" -> List.of("0", "1", "-1", "5", "-5", "40", "33", "-2147483648");
            default -> List.of();
          };
      if (!paths.isEmpty()) {
        return paths.get(samples.random().nextInt(paths.size()));
      }
    }
    if (argument == 0 && source.equals("array_in")) {
      return ArraySamples.literal(samples.random());
    }
    List<String> choice = of(function, argument);
    if (choice == null && argument == 0 && source.matches("extract_.*|.*_part|.*_trunc.*")) {
      choice = UNITS;
    }
    if (choice == null
        && (source.endsWith("_zone") || source.endsWith("timezone"))
        && function.arguments().get(argument).name().equals("text")) {
      choice = ZONES;
    }
    if (choice == null
        && source.startsWith("make_")
        && function.arguments().get(argument).name().equals("integer")) {
      choice = SMALL;
    }
    return choice == null
        ? samples.pick(function.arguments().get(argument))
        : choice.get(samples.random().nextInt(choice.size()));
  }
}
