package org.gajah.oracle.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.gajah.base.settings.SessionSettings;
import org.gajah.base.settings.SettingChanger;
import org.gajah.base.settings.SettingSource;
import org.gajah.base.settings.SettingValues;
import org.gajah.base.settings.Settings;
import org.gajah.base.settings.StandardHooks;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.Seeds;
import org.gajah.oracle.wire.RawClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// SET, SET LOCAL, RESET, savepoints and functions with settings: after each step of a random walk
/// the value is the real server's.
class SettingScopesTest {
  private static final int STEPS = 3000;
  private static final SettingChanger ANYBODY = SettingChanger.superuser();

  private final long seed = Seeds.seed();
  private final SplittableRandom random = new SplittableRandom(seed);
  private final SettingValues instance = new SettingValues(StandardHooks.builder().build());
  private final SessionSettings session =
      new SessionSettings(instance, instance.hooks(), notice -> {});
  private final List<String> history = new ArrayList<>();
  private final List<Integer> savepoints = new ArrayList<>();
  private boolean inTransaction;
  private int next = 100;

  @Test
  void aRandomWalk() throws IOException {
    try (OracleServer server = OracleServer.start(Oracle.installed());
        RawClient client = RawClient.session(server.port())) {
      client.query(
          """
          create function within(set_kind text, value text) returns text language plpgsql
          set work_mem = '77kB' as $$ begin
            if set_kind = 'set' then perform set_config('work_mem', value, false);
            elsif set_kind = 'local' then perform set_config('work_mem', value, true); end if;
            return current_setting('work_mem'); end $$\
          """);
      for (int i = 0; i < STEPS; i++) {
        step(client);
        Outcome theirs = Outcome.of(client.query("show work_mem"));
        assertThat(session.show(Settings.WORK_MEM))
            .as(() -> "seed " + seed + " after " + String.join("; ", tail()))
            .isEqualTo(theirs.value());
      }
    }
  }

  private List<String> tail() {
    return history.subList(Math.max(0, history.size() - 40), history.size());
  }

  private void step(RawClient client) throws IOException {
    String value = next++ + "kB";
    switch (random.nextInt(inTransaction ? 10 : 4)) {
      case 0 -> run(client, "set work_mem = '" + value + "'", value, false);
      case 1 -> run(client, "reset work_mem", null, false);
      case 2 -> function(client, value);
      case 3 -> {
        if (inTransaction) {
          end(client, random.nextBoolean());
        } else {
          say(client, "begin");
          inTransaction = true;
          session.enter();
        }
      }
      case 4, 5 -> run(client, "set local work_mem = '" + value + "'", value, true);
      case 6 -> run(client, "set local work_mem = default", null, true);
      case 7 -> {
        say(client, "savepoint s" + savepoints.size());
        savepoints.add(session.enter());
      }
      case 8 -> endSavepoint(client, true);
      default -> endSavepoint(client, false);
    }
  }

  private void say(RawClient client, String sql) throws IOException {
    history.add(sql);
    assertThat(Outcome.of(client.query(sql)).error()).isEmpty();
  }

  /// Outside of a transaction each statement is one.
  private void run(RawClient client, String sql, @Nullable String value, boolean local)
      throws IOException {
    say(client, sql);
    int level = inTransaction ? 0 : session.enter();
    session.set(
        "work_mem",
        value,
        local ? SessionSettings.Scope.TRANSACTION : SessionSettings.Scope.SESSION,
        SettingSource.SESSION,
        ANYBODY);
    if (level > 0) {
      session.leave(level, true);
    }
  }

  private void function(RawClient client, String value) throws IOException {
    String kind = List.of("set", "local", "none").get(random.nextInt(3));
    String sql = "select within('" + kind + "', '" + value + "')";
    history.add(sql);
    Outcome theirs = Outcome.of(client.query(sql));
    int transaction = inTransaction ? 0 : session.enter();
    int level = session.enter();
    session.set("work_mem", "77kB", SessionSettings.Scope.FUNCTION, SettingSource.SESSION, ANYBODY);
    if (!kind.equals("none")) {
      session.set(
          "work_mem",
          value,
          kind.equals("local") ? SessionSettings.Scope.TRANSACTION : SessionSettings.Scope.SESSION,
          SettingSource.SESSION,
          ANYBODY);
    }
    assertThat(session.show(Settings.WORK_MEM)).isEqualTo(theirs.value());
    session.leave(level, true);
    if (transaction > 0) {
      session.leave(transaction, true);
    }
  }

  private void end(RawClient client, boolean commit) throws IOException {
    say(client, commit ? "commit" : "rollback");
    inTransaction = false;
    savepoints.clear();
    session.leave(1, commit);
  }

  private void endSavepoint(RawClient client, boolean release) throws IOException {
    if (savepoints.isEmpty()) {
      return;
    }
    int index = random.nextInt(savepoints.size());
    int level = savepoints.get(index);
    say(client, (release ? "release s" : "rollback to s") + index);
    for (int inner = savepoints.size() - 1; inner >= index; inner--) {
      session.leave(savepoints.get(inner), release);
    }
    savepoints.subList(index, savepoints.size()).clear();
    if (!release) {
      assertThat(session.enter()).isEqualTo(level);
      savepoints.add(level);
    }
  }
}
