package org.gajah.engine.view;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gajah.activity.BackendActivity;
import org.gajah.activity.BackendActivity.State;
import org.gajah.activity.BackendActivity.What;
import org.gajah.activity.BackendActivity.Who;
import org.gajah.activity.WaitEvent;
import org.gajah.activity.statistics.StatisticsKind;
import org.gajah.base.bytes.ByteSink;
import org.gajah.catalog.privilege.Roles;
import org.gajah.engine.scope.SessionScope;
import org.gajah.locks.Proc;
import org.gajah.locks.ProcTable;
import org.gajah.network.Addresses;
import org.gajah.numeric.NumericCasts;
import org.gajah.transaction.ProcArray;
import org.jspecify.annotations.Nullable;

/// What processes do and what the instance has counted, as rows. Mirrors `utils/adt/pgstatfuncs.c`.
final class StatisticsViews {
  private static final int PG_READ_ALL_STATS = 3375;
  private static final double MICROS_IN_MILLI = 1000.0;

  private final SessionScope session;

  private StatisticsViews(SessionScope session) {
    this.session = session;
  }

  static List<List<@Nullable Object>> processes(Asked asked) {
    Object pid = asked.arguments().getFirst();
    return new StatisticsViews(asked.session()).activity(pid instanceof Long wanted ? wanted : -1);
  }

  static List<List<@Nullable Object>> wal(Asked asked) {
    return List.of(new StatisticsViews(asked.session()).log());
  }

  static List<List<@Nullable Object>> archive(Asked asked) {
    return List.of(new StatisticsViews(asked.session()).archiver());
  }

  // Processes

  private List<List<@Nullable Object>> activity(long wanted) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    ProcTable procs = session.storage().storage().procs();
    for (int i = 0; i < procs.size(); i++) {
      Proc proc = procs.get(i);
      if (proc != null
          && !proc.activity().who().type().isEmpty()
          && (wanted < 0 || wanted == proc.pid())) {
        rows.add(Arrays.asList(row(proc)));
      }
    }
    return rows;
  }

  private @Nullable Object[] row(Proc proc) {
    BackendActivity activity = proc.activity();
    Who who = activity.who();
    What what = activity.what();
    @Nullable Object[] row = new Object[31];
    row[0] = who.database() == 0 ? null : who.database();
    row[1] = proc.pid();
    row[2] = who.user() == 0 ? null : who.user();
    row[3] = what.application();
    ProcArray array = session.storage().storage().transactions().procArray();
    int xid = array.xid(proc.number());
    int xmin = array.xmin(proc.number());
    row[15] = xid == 0 ? null : Integer.toUnsignedLong(xid);
    row[16] = xmin == 0 ? null : Integer.toUnsignedLong(xmin);
    if (maySee(who.user())) {
      fill(row, proc, who, what);
      connection(row, who);
    } else {
      row[5] = "<insufficient privilege>";
    }
    return row;
  }

  private boolean maySee(int user) {
    return maySee(session, user);
  }

  /// Whether the session's role may see what processes of a user do.
  static boolean maySee(SessionScope session, int user) {
    Roles roles = session.namespaces().privileges().roles();
    return roles.hasPrivilegesOf(session.user(), PG_READ_ALL_STATS)
        || user != 0 && roles.hasPrivilegesOf(session.user(), user);
  }

  private static void fill(@Nullable Object[] row, Proc proc, Who who, What what) {
    row[4] = what.state() == State.STARTING ? null : what.state().label();
    row[5] = what.query();
    WaitEvent event = event(proc, what.state());
    row[6] = event == null ? null : event.type();
    row[7] = event == null ? null : event.label();
    row[8] = time(proc.activity().transactionStarted());
    row[9] = time(what.queryStarted());
    row[10] = time(who.started());
    row[11] = time(what.changed());
    row[17] = who.type();
  }

  /// A session that waits for its client may have no thread that could say so.
  static @Nullable WaitEvent event(Proc proc, State state) {
    WaitEvent event = proc.waitEvent();
    boolean idle =
        state == State.IDLE
            || state == State.IDLE_IN_TRANSACTION
            || state == State.IDLE_IN_FAILED_TRANSACTION;
    return event == null && idle ? WaitEvent.CLIENT_CLIENT_READ : event;
  }

  static @Nullable Long time(long timestamp) {
    return timestamp == 0 ? null : timestamp;
  }

  private static void connection(@Nullable Object[] row, Who who) {
    row[12] = address(who);
    row[14] = who.port() == 0 ? null : who.port();
    row[18] = false;
    row[25] = false;
    row[27] = false;
    row[28] = false;
  }

  /// The client's, as a value of type inet, or null.
  static byte @Nullable [] address(Who who) {
    String address = who.address();
    if (address == null) {
      return null;
    }
    int zone = address.indexOf('%');
    byte[] text =
        (zone < 0 ? address : address.substring(0, zone)).getBytes(StandardCharsets.US_ASCII);
    ByteSink out = new ByteSink(32);
    Addresses.in(text, 0, text.length, out);
    return out.toByteArray();
  }

  // Sums

  private List<@Nullable Object> log() {
    long[] sums = session.functions().statistics().seen(StatisticsKind.WAL);
    ByteSink bytes = new ByteSink(32);
    NumericCasts.fromInteger(sums[2], bytes);
    return Arrays.asList(
        sums[0],
        sums[1],
        bytes.toByteArray(),
        sums[3],
        sums[4],
        sums[5],
        sums[6] / MICROS_IN_MILLI,
        sums[7] / MICROS_IN_MILLI,
        time(sums[8]));
  }

  /// Nothing is archived by this server; what another one has is among the sums.
  private List<@Nullable Object> archiver() {
    long[] sums = session.functions().statistics().seen(StatisticsKind.ARCHIVER);
    return Arrays.asList(
        sums[0],
        name(sums, 1),
        time(sums[7]),
        sums[8],
        name(sums, 9),
        time(sums[15]),
        time(sums[16]));
  }

  /// A name of a log segment of at most 40 letters, with zeros behind it.
  private static @Nullable String name(long[] sums, int from) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < 41; i++) {
      char letter = (char) (sums[from + i / 8] >>> 8 * (i % 8) & 0xFF);
      if (letter == 0) {
        break;
      }
      name.append(letter);
    }
    return name.isEmpty() ? null : name.toString();
  }
}
