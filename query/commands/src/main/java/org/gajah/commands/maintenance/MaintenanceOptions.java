package org.gajah.commands.maintenance;

import java.util.List;
import java.util.Locale;
import org.gajah.accessapi.table.VacuumOptions.IndexCleanup;
import org.gajah.analyzer.context.StatementText;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.commands.OptionValues;
import org.gajah.nodes.DefElem;
import org.gajah.nodes.IntegerNode;
import org.gajah.nodes.VacuumRelation;
import org.gajah.nodes.VacuumStmt;
import org.jspecify.annotations.Nullable;

/// The options of VACUUM and ANALYZE, checked. Mirrors the first half of `ExecVacuum()`.
///
/// @param indexCleanup null where the table's storage parameter decides
/// @param truncate null where the table's storage parameter decides
record MaintenanceOptions(
    boolean vacuum,
    boolean analyze,
    boolean verbose,
    boolean skipLocked,
    boolean freeze,
    boolean full,
    boolean skipPages,
    boolean main,
    boolean toast,
    boolean databaseStatistics,
    boolean onlyDatabaseStatistics,
    @Nullable IndexCleanup indexCleanup,
    @Nullable Boolean truncate) {
  private static final int MOST_WORKERS = 1024;

  static MaintenanceOptions of(VacuumStmt statement, StatementText text) {
    return new Reader(statement, text).read();
  }

  /// Reads options one by one.
  private static final class Reader {
    private final VacuumStmt statement;
    private final StatementText text;
    private final boolean vacuum;
    private boolean analyze;
    private boolean verbose;
    private boolean skipLocked;
    private boolean freeze;
    private boolean full;
    private boolean skipPages = true;
    private boolean main = true;
    private boolean toast = true;
    private boolean skipsDatabase;
    private boolean onlyDatabase;
    private boolean hasLimit;
    private int workers;
    private @Nullable IndexCleanup indexCleanup;
    private @Nullable Boolean truncate;

    Reader(VacuumStmt statement, StatementText text) {
      this.statement = statement;
      this.text = text;
      this.vacuum = statement.is_vacuumcmd();
    }

    MaintenanceOptions read() {
      for (DefElem option : statement.options()) {
        read(option);
      }
      check(statement.rels());
      return new MaintenanceOptions(
          vacuum,
          analyze || !vacuum,
          verbose,
          skipLocked,
          freeze,
          full,
          skipPages,
          main,
          toast,
          !skipsDatabase,
          onlyDatabase,
          indexCleanup,
          truncate);
    }

    private void read(DefElem option) {
      switch (option.defname()) {
        case "verbose" -> verbose = OptionValues.flag(option);
        case "skip_locked" -> skipLocked = OptionValues.flag(option);
        case "buffer_usage_limit" -> limit(option);
        default -> {
          if (!vacuum) {
            throw unrecognized("ANALYZE", option);
          }
          readVacuum(option);
        }
      }
    }

    private PgException unrecognized(String command, DefElem option) {
      return text.fault(
          SqlState.SYNTAX_ERROR,
          "unrecognized %s option \"%s\"".formatted(command, option.defname()),
          option.location());
    }

    private void readVacuum(DefElem option) {
      switch (option.defname()) {
        case "analyze" -> analyze = OptionValues.flag(option);
        case "freeze" -> freeze = OptionValues.flag(option);
        case "full" -> full = OptionValues.flag(option);
        case "disable_page_skipping" -> skipPages = !OptionValues.flag(option);
        case "index_cleanup" -> indexCleanup = cleanup(option);
        case "process_main" -> main = OptionValues.flag(option);
        case "process_toast" -> toast = OptionValues.flag(option);
        case "truncate" -> truncate = OptionValues.flag(option);
        case "parallel" -> workers = workers(option);
        case "skip_database_stats" -> skipsDatabase = OptionValues.flag(option);
        case "only_database_stats" -> onlyDatabase = OptionValues.flag(option);
        default -> throw unrecognized("VACUUM", option);
      }
    }

    private static IndexCleanup cleanup(DefElem option) {
      if (option.arg() != null
          && OptionValues.text(option).toLowerCase(Locale.ROOT).equals("auto")) {
        return IndexCleanup.AUTO;
      }
      return OptionValues.flag(option) ? IndexCleanup.ON : IndexCleanup.OFF;
    }

    private int workers(DefElem option) {
      if (option.arg() == null) {
        throw text.fault(
            SqlState.SYNTAX_ERROR,
            "parallel option requires a value between 0 and " + MOST_WORKERS,
            option.location());
      }
      if (!(option.arg() instanceof IntegerNode number)) {
        throw new PgException(
            SqlState.SYNTAX_ERROR, option.defname() + " requires an integer value");
      }
      if (number.ival() < 0 || number.ival() > MOST_WORKERS) {
        throw text.fault(
            SqlState.SYNTAX_ERROR,
            "parallel workers for vacuum must be between 0 and " + MOST_WORKERS,
            option.location());
      }
      return number.ival() == 0 ? -1 : number.ival();
    }

    private void limit(DefElem option) {
      LimitText.check(OptionValues.text(option));
      hasLimit = true;
    }

    private static PgException refused(String message) {
      return new PgException(SqlState.FEATURE_NOT_SUPPORTED, message);
    }

    private void check(List<VacuumRelation> relations) {
      if (full && workers > 0) {
        throw refused("VACUUM FULL cannot be performed in parallel");
      }
      if (full && hasLimit && !analyze) {
        throw refused("BUFFER_USAGE_LIMIT cannot be specified for VACUUM FULL");
      }
      boolean columns = relations.stream().anyMatch(each -> !each.va_cols().isEmpty());
      if (vacuum && !analyze && columns) {
        throw refused("ANALYZE option must be specified when a column list is provided");
      }
      if (full && !skipPages) {
        throw refused("VACUUM option DISABLE_PAGE_SKIPPING cannot be used with FULL");
      }
      if (full && !toast) {
        throw refused("PROCESS_TOAST required with VACUUM FULL");
      }
      if (onlyDatabase) {
        checkOnlyDatabase(relations);
      }
    }

    private void checkOnlyDatabase(List<VacuumRelation> relations) {
      if (!relations.isEmpty()) {
        throw refused("ONLY_DATABASE_STATS cannot be specified with a list of tables");
      }
      boolean other =
          analyze || skipLocked || freeze || full || !skipPages || !main || !toast || skipsDatabase;
      if (other) {
        throw refused("ONLY_DATABASE_STATS cannot be specified with other VACUUM options");
      }
    }
  }

  /// Reads sizes of buffer rings.
  private static final class LimitText {
    private static final long LEAST = 128;
    private static final long MOST = 16_777_216;

    private LimitText() {}

    static void check(String value) {
      long kilobytes = kilobytes(value.strip());
      if (kilobytes != 0 && (kilobytes < LEAST || kilobytes > MOST)) {
        PgException fault =
            new PgException(
                SqlState.INVALID_PARAMETER_VALUE,
                "BUFFER_USAGE_LIMIT option must be 0 or between %d kB and %d kB"
                    .formatted(LEAST, MOST));
        throw kilobytes == UNKNOWN_UNIT
            ? fault.hint(
                "Valid units for this parameter are \"B\", \"kB\", \"MB\", \"GB\", and \"TB\".")
            : fault;
      }
    }

    private static final long UNKNOWN_UNIT = -2;

    private static long kilobytes(String value) {
      int digits = 0;
      while (digits < value.length() && Character.isDigit(value.charAt(digits))) {
        digits++;
      }
      if (digits == 0 || digits > 9) {
        return -1;
      }
      long number = Long.parseLong(value, 0, digits, 10);
      return switch (value.substring(digits).strip()) {
        case "", "kB" -> number;
        case "B" -> number / 1024;
        case "MB" -> number * 1024;
        case "GB" -> number * 1024 * 1024;
        case "TB" -> number * 1024 * 1024 * 1024;
        default -> UNKNOWN_UNIT;
      };
    }
  }
}
