package org.gajah.session.protocol;

import java.io.IOException;
import java.util.function.ToIntFunction;
import org.gajah.base.seam.Connection;
import org.gajah.base.seam.Connection.Keepalive;
import org.gajah.base.settings.IntSetting;
import org.gajah.base.settings.SettingHooks;
import org.gajah.base.settings.SettingReader;
import org.gajah.base.settings.Settings;
import org.jspecify.annotations.Nullable;

/// The settings `tcp_*` of a session: they act on its socket and are shown as the socket has them.
/// Without a network between server and client they mean nothing and are shown as 0.
final class KeepaliveSettings {
  private final Connection connection;
  private final SessionReporter reporter;

  KeepaliveSettings(Connection connection, SessionReporter reporter) {
    this.connection = connection;
    this.reporter = reporter;
  }

  void addHooks(SettingHooks.Builder hooks) {
    addHooks(hooks, Settings.TCP_KEEPALIVES_IDLE, Keepalive::idleSeconds);
    addHooks(hooks, Settings.TCP_KEEPALIVES_INTERVAL, Keepalive::intervalSeconds);
    addHooks(hooks, Settings.TCP_KEEPALIVES_COUNT, Keepalive::count);
    addHooks(hooks, Settings.TCP_USER_TIMEOUT, Keepalive::userTimeoutMillis);
  }

  private void addHooks(
      SettingHooks.Builder hooks, IntSetting setting, ToIntFunction<Keepalive> part) {
    hooks.show(setting, (_, _) -> shown(part));
    hooks.assign(setting, value -> assign(setting, (int) value.bits()));
  }

  private String shown(ToIntFunction<Keepalive> part) {
    Keepalive now = current();
    return Integer.toString(now == null ? 0 : part.applyAsInt(now));
  }

  private @Nullable Keepalive current() {
    try {
      return connection.keepalive();
    } catch (IOException gone) {
      return null;
    }
  }

  private void assign(IntSetting setting, int value) {
    SettingReader settings = reporter.settings();
    try {
      connection.setKeepalive(
          new Keepalive(
              value(settings, Settings.TCP_KEEPALIVES_IDLE, setting, value),
              value(settings, Settings.TCP_KEEPALIVES_INTERVAL, setting, value),
              value(settings, Settings.TCP_KEEPALIVES_COUNT, setting, value),
              value(settings, Settings.TCP_USER_TIMEOUT, setting, value)));
      Keepalive now = current();
      if (setting.equals(Settings.TCP_USER_TIMEOUT)
          && value != 0
          && now != null
          && now.userTimeoutMillis() != value) {
        reporter.log("setsockopt(TCP_USER_TIMEOUT) not supported");
      }
    } catch (IOException e) {
      reporter.log("could not set the socket's keepalive options: " + e.getMessage());
    }
  }

  /// What a setting has, or is about to have.
  private static int value(SettingReader settings, IntSetting wanted, IntSetting changed, int now) {
    return wanted.equals(changed) ? now : settings.intValue(wanted);
  }
}
