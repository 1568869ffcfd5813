package org.gajah.commands.explain;

import java.util.Locale;
import org.gajah.analyzer.context.StatementText;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.nodes.BooleanNode;
import org.gajah.nodes.DefElem;
import org.gajah.nodes.ExplainStmt;
import org.gajah.nodes.FloatNode;
import org.gajah.nodes.IntegerNode;
import org.gajah.nodes.Node;
import org.gajah.nodes.StringNode;
import org.jspecify.annotations.Nullable;

/// The options of EXPLAIN.
record ExplainOptions(
    boolean analyze,
    boolean verbose,
    boolean costs,
    boolean buffers,
    boolean wal,
    boolean settings,
    boolean genericPlan,
    boolean timing,
    boolean summary,
    boolean memory,
    Serialize serialize,
    Format format) {
  /// The format of what is said.
  enum Format {
    TEXT,
    XML,
    JSON,
    YAML
  }

  /// Whether rows are turned into what clients get.
  enum Serialize {
    NONE,
    TEXT,
    BINARY
  }

  /// Reads the options of a statement.
  ///
  /// @throws PgException when they cannot be, or not together
  static ExplainOptions of(ExplainStmt statement, String text) {
    Reader reader = new Reader(new StatementText(text));
    statement.options().forEach(reader::option);
    return reader.finished();
  }

  private static final class Reader {
    private final StatementText text;
    private boolean analyze;
    private boolean verbose;
    private boolean costs = true;
    private boolean buffers;
    private boolean wal;
    private boolean settings;
    private boolean genericPlan;
    private @Nullable Boolean timing;
    private @Nullable Boolean summary;
    private boolean memory;
    private Serialize serialize = Serialize.NONE;
    private Format format = Format.TEXT;

    Reader(StatementText text) {
      this.text = text;
    }

    void option(DefElem option) {
      switch (option.defname()) {
        case "analyze" -> analyze = bool(option);
        case "verbose" -> verbose = bool(option);
        case "costs" -> costs = bool(option);
        case "buffers" -> buffers = bool(option);
        case "wal" -> wal = bool(option);
        case "settings" -> settings = bool(option);
        case "generic_plan" -> genericPlan = bool(option);
        case "timing" -> timing = bool(option);
        case "summary" -> summary = bool(option);
        case "memory" -> memory = bool(option);
        case "serialize" -> serialize = serialize(option);
        case "format" -> format = format(option);
        default ->
            throw text.fault(
                SqlState.SYNTAX_ERROR,
                "unrecognized EXPLAIN option \"" + option.defname() + "\"",
                option.location());
      }
    }

    private Serialize serialize(DefElem option) {
      return switch (option.arg() == null ? "text" : word(option)) {
        case "off", "none" -> Serialize.NONE;
        case "text" -> Serialize.TEXT;
        case "binary" -> Serialize.BINARY;
        default -> throw unrecognized(option);
      };
    }

    private Format format(DefElem option) {
      return switch (word(option)) {
        case "text" -> Format.TEXT;
        case "xml" -> Format.XML;
        case "json" -> Format.JSON;
        case "yaml" -> Format.YAML;
        default -> throw unrecognized(option);
      };
    }

    private PgException unrecognized(DefElem option) {
      return text.fault(
          SqlState.INVALID_PARAMETER_VALUE,
          "unrecognized value for EXPLAIN option \"%s\": \"%s\""
              .formatted(option.defname(), word(option)),
          option.location());
    }

    private static String word(DefElem option) {
      return switch (option.arg()) {
        case StringNode string -> string.sval();
        case IntegerNode number -> Integer.toString(number.ival());
        case FloatNode number -> number.fval();
        case BooleanNode bool -> Boolean.toString(bool.boolval());
        case null ->
            throw new PgException(
                SqlState.SYNTAX_ERROR, option.defname() + " requires a parameter");
        default -> throw PgException.internal("unexpected option value");
      };
    }

    private static boolean bool(DefElem option) {
      Node value = option.arg();
      if (value == null) {
        return true;
      }
      if (value instanceof IntegerNode number) {
        if (number.ival() == 0 || number.ival() == 1) {
          return number.ival() == 1;
        }
      } else {
        switch (word(option).toLowerCase(Locale.ROOT)) {
          case "true", "on" -> {
            return true;
          }
          case "false", "off" -> {
            return false;
          }
          default -> {}
        }
      }
      throw new PgException(
          SqlState.SYNTAX_ERROR, option.defname() + " requires a Boolean value");
    }

    ExplainOptions finished() {
      requireAnalyze(wal, "WAL");
      requireAnalyze(timing != null && timing, "TIMING");
      requireAnalyze(serialize != Serialize.NONE, "SERIALIZE");
      if (genericPlan && analyze) {
        throw invalid("EXPLAIN options ANALYZE and GENERIC_PLAN cannot be used together");
      }
      return new ExplainOptions(
          analyze,
          verbose,
          costs,
          buffers,
          wal,
          settings,
          genericPlan,
          timing == null ? analyze : timing,
          summary == null ? analyze : summary,
          memory,
          serialize,
          format);
    }

    private void requireAnalyze(boolean wanted, String option) {
      if (wanted && !analyze) {
        throw invalid("EXPLAIN option " + option + " requires ANALYZE");
      }
    }

    private static PgException invalid(String message) {
      return new PgException(SqlState.INVALID_PARAMETER_VALUE, message);
    }
  }
}
