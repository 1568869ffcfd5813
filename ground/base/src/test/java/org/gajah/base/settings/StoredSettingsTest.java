package org.gajah.base.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.settings.SessionSettings.Scope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Settings of roles, databases and functions, and time zones.
class StoredSettingsTest {
  private static final TimeZoneHook.Zones ZONES =
      new TimeZoneHook.Zones() {
        @Override
        public TimeZoneHook.@Nullable Zone find(String name) {
          return name.startsWith("<") || name.equalsIgnoreCase("europe/berlin")
              ? new TimeZoneHook.Zone(name.startsWith("<") ? name : "Europe/Berlin", name)
              : null;
        }

        @Override
        public long intervalSeconds(String text) {
          return Long.parseLong(text);
        }
      };

  private final SettingValues instance = new SettingValues(StandardHooks.builder().build());
  private final SettingHooks hooks =
      instance.hooks().toBuilder().check(Settings.TIMEZONE, new TimeZoneHook(ZONES)).build();
  private final SessionSettings session = new SessionSettings(instance, hooks, notice -> {});

  @Test
  void listsAreChanged() {
    List<String> stored = StoredSettings.with(List.of("geqo=off"), "DATESTYLE", "iso");
    assertThat(stored).containsExactly("geqo=off", "DateStyle=iso");
    stored = StoredSettings.with(stored, "geqo", "on");
    assertThat(stored).containsExactly("geqo=on", "DateStyle=iso");
    assertThat(StoredSettings.without(stored, "datestyle")).containsExactly("geqo=on");
    assertThat(
            StoredSettings.reset(
                List.of("geqo=on", "log_statement=all"),
                session,
                SettingChanger.of(false, name -> false)))
        .containsExactly("log_statement=all");
  }

  @Test
  void whatCannotBeSetAnyMoreIsAWarning() {
    List<String> stored = List.of("work-mem=2MB", "nosuch=1", "geqo=x", "odd");
    List<PgException> warnings =
        StoredSettings.apply(
            stored, session, Scope.SESSION, SettingSource.ROLE, SettingChanger.superuser());
    assertThat(session.show(Settings.WORK_MEM)).isEqualTo("2MB");
    assertThat(session.source(Settings.WORK_MEM)).isEqualTo(SettingSource.ROLE);
    assertThat(warnings)
        .extracting(PgException::primaryMessage)
        .containsExactly(
            "unrecognized configuration parameter \"nosuch\"",
            "parameter \"geqo\" requires a Boolean value",
            "could not parse setting for parameter \"odd\"");
    int level = session.enter();
    assertThatThrownBy(() ->
            StoredSettings.apply(
                stored, session, Scope.FUNCTION, SettingSource.SESSION, SettingChanger.superuser()))
        .hasMessage("unrecognized configuration parameter \"nosuch\"");
    session.leave(level, false);
  }

  @Test
  void timeZonesMayBeNamesHoursAndIntervals() {
    String[][] cases = {
      {"europe/BERLIN", "Europe/Berlin"},
      {"5.5", "<+05:30>-05:30"},
      {"-3", "<-03>+03"},
      {"INTERVAL '3661'", "<+01:01:01>-01:01:01"},
      {"0", "<+00>-00"},
    };
    for (String[] one : cases) {
      session.set(Settings.TIMEZONE, one[0], SettingChanger.superuser());
      assertThat(session.show(Settings.TIMEZONE)).isEqualTo(one[1]);
    }
    for (String bad : new String[] {"mars", "interval 3", "168"}) {
      assertThatThrownBy(() -> session.set(Settings.TIMEZONE, bad, SettingChanger.superuser()))
          .hasMessage("invalid value for parameter \"TimeZone\": \"" + bad + "\"");
    }
  }
}
