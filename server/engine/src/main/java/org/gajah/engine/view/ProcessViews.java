package org.gajah.engine.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.gajah.activity.BackendActivity.State;
import org.gajah.activity.BackendActivity.Who;
import org.gajah.activity.Progress;
import org.gajah.activity.WaitEvent;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.locks.Proc;
import org.gajah.locks.ProcTable;
import org.gajah.transaction.ProcArray;
import org.jspecify.annotations.Nullable;

/// What single processes do, by their numbers, and how far their commands are. Mirrors
/// `utils/adt/pgstatfuncs.c`.
final class ProcessViews {
  private static final String UNKNOWN = "<backend information not available>";
  private static final String NOTHING = "<command string not enabled>";
  private static final String SECRET = "<insufficient privilege>";

  private ProcessViews() {}

  // Which there are

  private static List<Proc> all(Asked asked) {
    ProcTable procs = asked.session().storage().storage().procs();
    List<Proc> all = new ArrayList<>();
    for (int i = 0; i < procs.size(); i++) {
      Proc proc = procs.get(i);
      if (proc != null && !proc.activity().who().type().isEmpty()) {
        all.add(proc);
      }
    }
    return all;
  }

  private static int id(Proc proc) {
    return proc.number() + 1;
  }

  static List<List<@Nullable Object>> ids(Asked asked) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    all(asked).forEach(proc -> rows.add(Asked.row(id(proc))));
    return rows;
  }

  /// How many processes work in a database.
  static List<List<@Nullable Object>> countOfDatabase(Asked asked) {
    int database = (int) asked.number(0);
    long count =
        all(asked).stream().filter(proc -> proc.activity().who().database() == database).count();
    return one((int) count);
  }

  // One of them

  private static @Nullable Proc asked(Asked asked) {
    long wanted = asked.number(0);
    return all(asked).stream().filter(proc -> id(proc) == wanted).findFirst().orElse(null);
  }

  private static List<List<@Nullable Object>> one(@Nullable Object value) {
    return value == null ? List.of() : List.of(Asked.row(value));
  }

  private static List<List<@Nullable Object>> fact(
      Asked asked, Function<Proc, @Nullable Object> fact) {
    Proc proc = asked(asked);
    return one(proc == null ? null : fact.apply(proc));
  }

  /// What only some may see: null for the others.
  private static List<List<@Nullable Object>> guarded(
      Asked asked, Function<Proc, @Nullable Object> fact) {
    return fact(asked, proc -> maySee(asked, proc) ? fact.apply(proc) : null);
  }

  /// The same as text, which says why there is none.
  private static List<List<@Nullable Object>> text(
      Asked asked, Function<Proc, @Nullable Object> fact) {
    Proc proc = asked(asked);
    return one(proc == null ? UNKNOWN : maySee(asked, proc) ? fact.apply(proc) : SECRET);
  }

  private static boolean maySee(Asked asked, Proc proc) {
    return StatisticsViews.maySee(asked.session(), proc.activity().who().user());
  }

  static List<List<@Nullable Object>> pid(Asked asked) {
    return fact(asked, Proc::pid);
  }

  static List<List<@Nullable Object>> database(Asked asked) {
    return fact(asked, proc -> proc.activity().who().database());
  }

  static List<List<@Nullable Object>> user(Asked asked) {
    return fact(asked, proc -> proc.activity().who().user());
  }

  static List<List<@Nullable Object>> activity(Asked asked) {
    return text(
        asked,
        proc -> {
          String query = proc.activity().what().query();
          return query.isEmpty() ? NOTHING : query;
        });
  }

  static List<List<@Nullable Object>> waitType(Asked asked) {
    return text(
        asked,
        proc -> {
          WaitEvent event = event(proc);
          return event == null ? null : event.type();
        });
  }

  static List<List<@Nullable Object>> wait(Asked asked) {
    return text(
        asked,
        proc -> {
          WaitEvent event = event(proc);
          return event == null ? null : event.label();
        });
  }

  private static @Nullable WaitEvent event(Proc proc) {
    State state = proc.activity().what().state();
    return StatisticsViews.event(proc, state);
  }

  static List<List<@Nullable Object>> statementStart(Asked asked) {
    return guarded(asked, proc -> StatisticsViews.time(proc.activity().what().queryStarted()));
  }

  static List<List<@Nullable Object>> transactionStart(Asked asked) {
    return guarded(asked, proc -> StatisticsViews.time(proc.activity().transactionStarted()));
  }

  static List<List<@Nullable Object>> start(Asked asked) {
    return guarded(asked, proc -> StatisticsViews.time(proc.activity().who().started()));
  }

  static List<List<@Nullable Object>> address(Asked asked) {
    return guarded(asked, proc -> StatisticsViews.address(proc.activity().who()));
  }

  static List<List<@Nullable Object>> port(Asked asked) {
    return guarded(
        asked,
        proc -> {
          Who who = proc.activity().who();
          return who.port() == 0 ? null : who.port();
        });
  }

  /// How many subtransactions with an id of their own others can see, and whether there are more.
  static List<List<@Nullable Object>> subtransactions(Asked asked) {
    Proc proc = asked(asked);
    if (proc == null) {
      return List.of(Asked.row(null, null));
    }
    ProcArray array = asked.session().storage().storage().transactions().procArray();
    return List.of(
        Asked.row(array.childCount(proc.number()), array.hasMoreChildren(proc.number())));
  }

  // Progress

  static List<List<@Nullable Object>> progress(Asked asked) {
    Progress.Command command = command(asked.text(0));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Proc proc : all(asked)) {
      Progress progress = proc.activity().progress();
      if (progress != null && progress.command() == command) {
        rows.add(Arrays.asList(row(asked, proc, progress)));
      }
    }
    return rows;
  }

  private static @Nullable Object[] row(Asked asked, Proc proc, Progress progress) {
    @Nullable Object[] row = new Object[3 + Progress.NUMBERS];
    row[0] = proc.pid();
    row[1] = proc.activity().who().database();
    if (maySee(asked, proc)) {
      row[2] = progress.relation();
      for (int i = 1; i <= Progress.NUMBERS; i++) {
        row[2 + i] = progress.number(i);
      }
    }
    return row;
  }

  private static Progress.Command command(String name) {
    String wanted = name.toUpperCase(Locale.ROOT);
    for (Progress.Command command : Progress.Command.values()) {
      if (command.label().equals(wanted)) {
        return command;
      }
    }
    throw new PgException(
        SqlState.INVALID_PARAMETER_VALUE, "invalid command name: \"" + name + "\"");
  }
}
