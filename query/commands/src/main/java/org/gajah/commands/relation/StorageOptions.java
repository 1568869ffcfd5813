package org.gajah.commands.relation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.commands.object.Options;
import org.gajah.nodes.DefElem;
import org.jspecify.annotations.Nullable;

/// Storage parameters of relations, as WITH gives them and `pg_class.reloptions` keeps them.
/// Mirrors `access/common/reloptions.c`.
public enum StorageOptions {
  HEAP(heapOptions()),
  TOAST(toastOptions()),
  BTREE(
      Map.of(
          "fillfactor", new Whole(10, 100),
          "deduplicate_items", new Bool(),
          "vacuum_cleanup_index_scale_factor", new Real(0, 1e10))),
  VIEW(
      Map.of(
          "security_barrier", new Bool(),
          "security_invoker", new Bool(),
          "check_option",
              new Word(
                  List.of("local", "cascaded"), "Valid values are \"local\" and \"cascaded\"."))),
  COLUMN(
      Map.of(
          "n_distinct", new Real(-1, Double.MAX_VALUE),
          "n_distinct_inherited", new Real(-1, Double.MAX_VALUE))),
  TABLESPACE(
      Map.of(
          "seq_page_cost", new Real(0, Double.MAX_VALUE),
          "random_page_cost", new Real(0, Double.MAX_VALUE),
          "effective_io_concurrency", new Whole(0, 1000),
          "maintenance_io_concurrency", new Whole(0, 1000))),
  NONE(Map.of());

  @SuppressWarnings("ImmutableEnumChecker") // Nobody changes it.
  private final Map<String, Kind> known;

  StorageOptions(Map<String, Kind> known) {
    this.known = known;
  }

  private sealed interface Kind {
    void check(String name, String value);
  }

  private record Bool() implements Kind {
    @Override
    public void check(String name, String value) {
      String text = value.toLowerCase(Locale.ROOT);
      boolean valid =
          !text.isEmpty()
              && ("true".startsWith(text)
                  || "false".startsWith(text)
                  || "yes".startsWith(text)
                  || "no".startsWith(text)
                  || text.equals("on")
                  || (text.length() > 1 && "off".startsWith(text))
                  || text.equals("1")
                  || text.equals("0"));
      if (!valid) {
        throw invalid("invalid value for boolean option \"%s\": %s".formatted(name, value));
      }
    }
  }

  private record Whole(int least, int most) implements Kind {
    @Override
    public void check(String name, String value) {
      long number;
      try {
        number = (long) Math.rint(Double.parseDouble(value.trim()));
      } catch (NumberFormatException _) {
        throw invalid("invalid value for integer option \"%s\": %s".formatted(name, value));
      }
      if (number < least || number > most) {
        throw invalid("value %s out of bounds for option \"%s\"".formatted(value, name))
            .detail("Valid values are between \"%d\" and \"%d\".".formatted(least, most));
      }
    }
  }

  private record Real(double least, double most) implements Kind {
    @Override
    public void check(String name, String value) {
      double number;
      try {
        number = Double.parseDouble(value.trim());
      } catch (NumberFormatException _) {
        throw invalid("invalid value for floating point option \"%s\": %s".formatted(name, value));
      }
      if (number < least || number > most) {
        throw invalid("value %s out of bounds for option \"%s\"".formatted(value, name))
            .detail(
                "Valid values are between \"%s\" and \"%s\"."
                    .formatted(decimal(least), decimal(most)));
      }
    }
  }

  /// As C prints a number with `%f`: to its last digit before the point.
  private static String decimal(double number) {
    return new BigDecimal(number).setScale(6, RoundingMode.HALF_EVEN).toPlainString();
  }

  private record Word(List<String> words, String detail) implements Kind {
    @Override
    public void check(String name, String value) {
      if (!words.contains(value.toLowerCase(Locale.ROOT))) {
        throw invalid("invalid value for enum option \"%s\": %s".formatted(name, value))
            .detail(detail);
      }
    }
  }

  private static PgException invalid(String message) {
    return new PgException(SqlState.INVALID_PARAMETER_VALUE, message);
  }

  private static Map<String, Kind> heapOptions() {
    Map<String, Kind> result = new LinkedHashMap<>(toastOptions());
    result.put("fillfactor", new Whole(10, 100));
    result.put("toast_tuple_target", new Whole(128, 8160));
    result.put("autovacuum_analyze_threshold", new Whole(0, Integer.MAX_VALUE));
    result.put("autovacuum_analyze_scale_factor", new Real(0, 100));
    result.put("user_catalog_table", new Bool());
    result.put("parallel_workers", new Whole(0, 1024));
    return result;
  }

  private static Map<String, Kind> toastOptions() {
    Map<String, Kind> result = new LinkedHashMap<>();
    int billion = 1_000_000_000;
    result.put("autovacuum_enabled", new Bool());
    result.put("autovacuum_vacuum_threshold", new Whole(0, Integer.MAX_VALUE));
    result.put("autovacuum_vacuum_insert_threshold", new Whole(-1, Integer.MAX_VALUE));
    result.put("autovacuum_vacuum_cost_limit", new Whole(1, 10000));
    result.put("autovacuum_vacuum_cost_delay", new Real(0, 100));
    result.put("autovacuum_vacuum_scale_factor", new Real(0, 100));
    result.put("autovacuum_vacuum_insert_scale_factor", new Real(0, 100));
    result.put("autovacuum_freeze_min_age", new Whole(0, billion));
    result.put("autovacuum_freeze_max_age", new Whole(100_000, 2 * billion));
    result.put("autovacuum_freeze_table_age", new Whole(0, 2 * billion));
    result.put("autovacuum_multixact_freeze_min_age", new Whole(0, billion));
    result.put("autovacuum_multixact_freeze_max_age", new Whole(10_000, 2 * billion));
    result.put("autovacuum_multixact_freeze_table_age", new Whole(0, 2 * billion));
    result.put("log_autovacuum_min_duration", new Whole(-1, Integer.MAX_VALUE));
    result.put(
        "vacuum_index_cleanup",
        new Word(
            List.of("auto", "on", "off", "true", "false", "yes", "no", "1", "0"),
            "Valid values are \"on\", \"off\", and \"auto\"."));
    result.put("vacuum_truncate", new Bool());
    return result;
  }

  /// The parameters after a change.
  ///
  /// @param old as stored; null for none
  /// @param options of all namespaces
  /// @param namespace those that count: null, or `toast`
  /// @param resets whether they are taken away
  /// @return null when none is left
  public @Nullable List<String> changed(
      @Nullable List<String> old,
      List<DefElem> options,
      @Nullable String namespace,
      boolean resets) {
    Map<String, String> result = new LinkedHashMap<>();
    if (old != null) {
      for (String each : old) {
        int equals = each.indexOf('=');
        result.put(each.substring(0, equals), each.substring(equals + 1));
      }
    }
    List<String> seen = new ArrayList<>();
    for (DefElem option : options) {
      requireNamespace(option);
      if (!Objects.equals(option.defnamespace(), namespace)) {
        continue;
      }
      if (resets) {
        if (option.arg() != null) {
          throw new PgException(
              SqlState.SYNTAX_ERROR, "RESET must not include values for parameters");
        }
        result.remove(option.defname());
        continue;
      }
      if (this == HEAP && option.defname().equals("oids") && option.defnamespace() == null) {
        if (Options.bool(option)) {
          throw new PgException(
              SqlState.FEATURE_NOT_SUPPORTED, "tables declared WITH OIDS are not supported");
        }
        continue;
      }
      if (seen.contains(option.defname())) {
        throw invalid("parameter \"%s\" specified more than once".formatted(option.defname()));
      }
      seen.add(option.defname());
      result.remove(option.defname());
      result.put(option.defname(), option.arg() == null ? "true" : Options.text(option));
    }
    if (result.isEmpty()) {
      return null;
    }
    check(result);
    List<String> texts = new ArrayList<>();
    result.forEach((name, value) -> texts.add(name + "=" + value));
    return texts;
  }

  private void requireNamespace(DefElem option) {
    if (option.defnamespace() != null
        && !((this == HEAP || this == TOAST) && option.defnamespace().equals("toast"))) {
      throw invalid("unrecognized parameter namespace \"%s\"".formatted(option.defnamespace()));
    }
  }

  private void check(Map<String, String> values) {
    values.forEach((name, value) -> {
      Kind kind = known.get(name);
      if (kind == null) {
        throw invalid("unrecognized parameter \"%s\"".formatted(name));
      }
      kind.check(name, value);
    });
  }
}
