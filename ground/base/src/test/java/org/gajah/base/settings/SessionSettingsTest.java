package org.gajah.base.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.settings.SessionSettings.Scope;
import org.junit.jupiter.api.Test;

/// Settings in a session.
class SessionSettingsTest {
  private static final SettingChanger SUPERUSER = SettingChanger.superuser();
  private static final SettingChanger USER = SettingChanger.of(false, name -> false);

  private final SettingValues instance = new SettingValues(StandardHooks.builder().build());
  private final List<PgException> notices = new ArrayList<>();
  private final SessionSettings session =
      new SessionSettings(instance, instance.hooks(), notices::add);

  private void set(String name, String value) {
    session.set(name, value, Scope.SESSION, SettingSource.SESSION, USER);
  }

  private void setLocal(String name, String value) {
    session.set(name, value, Scope.TRANSACTION, SettingSource.SESSION, USER);
  }

  private static FileSetting line(String name, String value, int number) {
    return new FileSetting(name, value, "postgresql.conf", number);
  }

  @Test
  void aFreshSessionSeesTheInstance() {
    assertThat(session.intValue(Settings.WORK_MEM)).isEqualTo(4096);
    assertThat(session.ownCount()).isZero();
    set("work_mem", "8MB");
    assertThat(session.show("WORK_MEM", false)).isEqualTo("8MB");
    assertThat(session.source(Settings.WORK_MEM)).isEqualTo(SettingSource.SESSION);
    session.set(Settings.WORK_MEM, null, USER);
    assertThat(session.intValue(Settings.WORK_MEM)).isEqualTo(4096);
    assertThat(session.ownCount()).isZero();
  }

  @Test
  void rollbackUndoesSetAndCommitUndoesSetLocal() {
    int transaction = session.enter();
    set("work_mem", "1MB");
    setLocal("work_mem", "2MB");
    session.leave(transaction, true);
    assertThat(session.show(Settings.WORK_MEM)).isEqualTo("1MB");
    transaction = session.enter();
    set("work_mem", "3MB");
    session.leave(transaction, false);
    assertThat(session.show(Settings.WORK_MEM)).isEqualTo("1MB");
    transaction = session.enter();
    setLocal("work_mem", "2MB");
    set("work_mem", "5MB");
    session.leave(transaction, true);
    assertThat(session.show(Settings.WORK_MEM)).isEqualTo("5MB");
  }

  @Test
  void aSubtransactionUndoesItsOwn() {
    int transaction = session.enter();
    set("work_mem", "1MB");
    int inner = session.enter();
    setLocal("work_mem", "2MB");
    session.leave(inner, true);
    assertThat(session.show(Settings.WORK_MEM)).isEqualTo("2MB");
    inner = session.enter();
    set("work_mem", "3MB");
    session.leave(inner, false);
    assertThat(session.show(Settings.WORK_MEM)).isEqualTo("2MB");
    session.leave(transaction, true);
    assertThat(session.show(Settings.WORK_MEM)).isEqualTo("1MB");
  }

  @Test
  void aFunctionsSettingsEndWithIt() {
    int transaction = session.enter();
    set("work_mem", "1MB");
    int function = session.enter();
    session.set("work_mem", "7MB", Scope.FUNCTION, SettingSource.SESSION, USER);
    assertThat(session.show(Settings.WORK_MEM)).isEqualTo("7MB");
    session.leave(function, true);
    assertThat(session.show(Settings.WORK_MEM)).isEqualTo("1MB");
    session.leave(transaction, false);
    assertThat(session.show(Settings.WORK_MEM)).isEqualTo("4MB");
  }

  @Test
  void strongerSourcesWinWhileASessionStarts() {
    SettingChanger starting = SettingChanger.starting(false, name -> false);
    session.set("work_mem", "3MB", Scope.SESSION, SettingSource.CLIENT, starting);
    session.set("work_mem", "2MB", Scope.SESSION, SettingSource.ROLE, SUPERUSER);
    assertThat(session.show(Settings.WORK_MEM)).isEqualTo("3MB");
    set("work_mem", "9MB");
    session.set(Settings.WORK_MEM, null, USER);
    assertThat(session.show(Settings.WORK_MEM)).isEqualTo("3MB");
    assertThat(session.source(Settings.WORK_MEM)).isEqualTo(SettingSource.CLIENT);
  }

  @Test
  void privilegesAndContextsAreEnforced() {
    assertFault("shared_buffers", SqlState.CANT_CHANGE_RUNTIME_PARAM, USER);
    assertFault("autovacuum", SqlState.CANT_CHANGE_RUNTIME_PARAM, SUPERUSER);
    assertFault("log_connections", SqlState.CANT_CHANGE_RUNTIME_PARAM, SUPERUSER);
    assertFault("server_version", SqlState.CANT_CHANGE_RUNTIME_PARAM, SUPERUSER);
    assertFault("log_statement", SqlState.INSUFFICIENT_PRIVILEGE, USER);
    assertFault("nosuch", SqlState.UNDEFINED_OBJECT, USER);
    assertFault("a.1", SqlState.INVALID_NAME, USER);
    session.set(
        "log_statement",
        "all",
        Scope.SESSION,
        SettingSource.SESSION,
        SettingChanger.of(false, "log_statement"::equals));
    assertThat(session.enumName(Settings.LOG_STATEMENT)).isEqualTo("all");
    session.set(
        "log_connections",
        "on",
        Scope.SESSION,
        SettingSource.CLIENT,
        SettingChanger.starting(true, name -> true));
    assertThat(session.is(Settings.LOG_CONNECTIONS)).isTrue();
  }

  private void assertFault(String name, SqlState state, SettingChanger changer) {
    assertThatThrownBy(() -> session.set(name, "1", Scope.SESSION, SettingSource.SESSION, changer))
        .as(name)
        .isInstanceOfSatisfying(PgException.class, e -> assertThat(e.sqlState()).isEqualTo(state));
  }

  @Test
  void settingsWithADotNeedNobodyToDefineThem() {
    int transaction = session.enter();
    set("my.thing", "x");
    assertThat(session.show("My.Thing", false)).isEqualTo("x");
    session.leave(transaction, false);
    assertThat(session.show("my.thing", false)).isEmpty();
    SessionSettings other = new SessionSettings(instance, instance.hooks(), notices::add);
    assertThatThrownBy(() -> other.show("my.thing", false))
        .hasMessage("unrecognized configuration parameter \"my.thing\"");
  }

  @Test
  void anExtensionTakesOverWhatWasSetBefore() {
    set("my.number", "5");
    set("my.wrong", "word");
    List<PgException> warnings = new ArrayList<>();
    IntSetting number =
        instance.define(
            CustomSetting.integer("my.number", SettingContext.USER, SettingUnit.NONE, 1, 0, 9),
            warnings);
    IntSetting wrong =
        instance.define(
            CustomSetting.integer("my.wrong", SettingContext.USER, SettingUnit.NONE, 1, 0, 9),
            warnings);
    assertThat(session.show("my.number", false)).isEqualTo("5");
    assertThat(session.intValue(number)).isEqualTo(5);
    assertThat(session.show("my.wrong", false)).isEqualTo("1");
    assertThat(session.intValue(wrong)).isEqualTo(1);
    assertThat(notices).hasSize(1);
    assertThat(warnings).isEmpty();
    instance.reservePrefix("my");
    assertThatThrownBy(() -> set("my.other", "1"))
        .hasMessage("invalid configuration parameter name \"my.other\"");
  }

  @Test
  void theClientIsToldOfChanges() {
    Map<String, String> told = new LinkedHashMap<>();
    session.report(told::put);
    assertThat(told).containsEntry("DateStyle", "ISO, MDY").containsKey("server_version");
    told.clear();
    session.report(told::put);
    set("work_mem", "1MB");
    set("datestyle", "sql");
    session.report(told::put);
    assertThat(told).isEqualTo(Map.of("DateStyle", "SQL, MDY"));
    told.clear();
    int transaction = session.enter();
    set("datestyle", "german");
    session.leave(transaction, false);
    session.report(told::put);
    assertThat(told).isEmpty();
  }

  @Test
  void aReloadReachesASessionWhenItAdopts() {
    instance.started();
    set("geqo", "off");
    FileOutcome outcome =
        instance.apply(
            List.of(
                line("work_mem", "1MB", 1),
                line("geqo", "on", 2),
                line("log_connections", "on", 3),
                line("port", "1", 4),
                line("work_mem", "2MB", 5)));
    assertThat(outcome.failed()).isTrue();
    assertThat(outcome.lines().stream().map(FileOutcome.Line::applied))
        .containsExactly(false, true, true, false, true);
    assertThat(instance.isPendingRestart(Settings.PORT)).isTrue();
    assertThat(session.show(Settings.WORK_MEM)).isEqualTo("4MB");
    assertThat(session.adopt()).isTrue();
    assertThat(session.adopt()).isFalse();
    assertThat(session.show(Settings.WORK_MEM)).isEqualTo("2MB");
    assertThat(session.is(Settings.GEQO)).isFalse();
    assertThat(session.is(Settings.LOG_CONNECTIONS)).as("only new sessions").isFalse();
    assertThat(instance.is(Settings.LOG_CONNECTIONS)).isTrue();
    SettingRow row =
        session.rows(true).stream()
            .filter(one -> one.name().equals("work_mem"))
            .findFirst()
            .orElseThrow();
    assertThat(row.setting()).isEqualTo("2048");
    assertThat(row.sourceLine()).isEqualTo(5);
    instance.apply(List.of());
    session.adopt();
    assertThat(session.show(Settings.WORK_MEM)).isEqualTo("4MB");
  }

  @Test
  void aPreviewChangesNothing() {
    instance.started();
    FileOutcome outcome =
        instance.preview(List.of(line("work_mem", "1MB", 1), line("geqo", "x", 2)));
    assertThat(outcome.lines().get(0).applied()).isTrue();
    assertThat(outcome.lines().get(1).error()).isEqualTo("setting could not be applied");
    assertThat(instance.show(Settings.WORK_MEM)).isEqualTo("4MB");
    assertThat(
            instance.preview(List.of(line("nosuch", "1", 1), line("work_mem", "1MB", 2))).lines())
        .extracting(FileOutcome.Line::error)
        .containsExactly("unrecognized configuration parameter", null);
  }

  @Test
  void resetAllLeavesWhatItMust() {
    set("work_mem", "1MB");
    set("my.thing", "x");
    set("seed", "0.5");
    session.resetAll();
    assertThat(session.show(Settings.WORK_MEM)).isEqualTo("4MB");
    assertThat(session.show("my.thing", false)).isEmpty();
    assertThat(session.realValue(Settings.SEED)).isEqualTo(0.5);
  }

  @Test
  void idleSessionsAreSmallAndReadsAreNot() {
    SessionSettings[] sessions = new SessionSettings[1000];
    for (int i = 0; i < sessions.length; i++) {
      sessions[i] = new SessionSettings(instance, instance.hooks(), notices::add);
      sessions[i].set("application_name", "x", Scope.SESSION, SettingSource.CLIENT, USER);
    }
    assertThat(sessions[500].ownCount()).isEqualTo(1);
    assertThat(sessions[500].string(Settings.APPLICATION_NAME)).isEqualTo("x");
  }
}
