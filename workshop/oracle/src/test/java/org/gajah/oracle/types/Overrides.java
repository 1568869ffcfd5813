package org.gajah.oracle.types;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Arguments of functions for which any value of the type would be too much, or would not try them
/// hard enough; by `prosrc` and, from 0, the argument's number.
final class Overrides {
  /// Functions whose result the oracle cannot show: nothing casts `unknown`.
  static final Set<String> UNPRINTABLE = Set.of("unknownin");

  private static final List<String> LENGTHS = List.of("-1", "3", "4", "5", "6", "7", "9", "20");
  private static final List<String> PRECISIONS =
      List.of("-1", "655364", "655366", "131076", "327684", "327682", "68157444", "1310724");
  private static final List<String> PLACES =
      List.of("-5", "-4", "-1", "0", "1", "2", "3", "4", "5", "8", "20", "-200000", "20000");
  private static final List<String> EXPONENTS =
      List.of(
          "0", "0.0", "1", "-1", "2", "3", "10", "-10", "0.5", "-0.5", "1.5", "100", "-100", "20.25",
          "0.0001", "-3.7", "2.0", "5000", "-5000", "6001", "-6001", "1e10", "NaN", "Infinity",
          "-Infinity", "1e-20", "12345678901", "0.33333333333333333333");
  private static final Map<String, List<String>> ARGUMENTS =
      Map.ofEntries(
          Map.entry("bpchar 1", LENGTHS),
          Map.entry("varchar 1", LENGTHS),
          Map.entry("bpcharin 2", LENGTHS),
          Map.entry("varcharin 2", LENGTHS),
          Map.entry("numeric 1", PRECISIONS),
          Map.entry("numeric_in 2", PRECISIONS),
          Map.entry("numeric_round 1", PLACES),
          Map.entry("numeric_trunc 1", PLACES),
          Map.entry("numeric_fac 0", List.of("-1", "0", "1", "5", "20", "21", "100", "32178")),
          Map.entry("numeric_exp 0", EXPONENTS),
          Map.entry("numeric_power 1", EXPONENTS));

  private Overrides() {}

  static @Nullable List<String> of(SqlFunction function, int argument) {
    return ARGUMENTS.get(function.source() + " " + argument);
  }

  static String argument(SqlFunction function, int argument, Samples samples) {
    List<String> choice = of(function, argument);
    return choice == null
        ? samples.pick(function.arguments().get(argument))
        : choice.get(samples.random().nextInt(choice.size()));
  }
}
