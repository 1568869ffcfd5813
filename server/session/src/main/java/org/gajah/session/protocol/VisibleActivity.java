package org.gajah.session.protocol;

import java.nio.charset.StandardCharsets;
import org.gajah.activity.BackendActivity;
import org.gajah.activity.BackendActivity.State;
import org.gajah.activity.BackendActivity.What;
import org.gajah.base.settings.SessionSettings;
import org.gajah.base.settings.Settings;
import org.gajah.locks.Proc;
import org.gajah.spi.block.TransactionBlock;

/// Keeps what others see of a session up to date. Mirrors `pgstat_report_activity`.
final class VisibleActivity {
  private final Proc proc;
  private final BackendActivity activity;
  private final SessionSettings settings;

  VisibleActivity(Proc proc, SessionSettings settings) {
    this.proc = proc;
    this.activity = proc.activity();
    this.settings = settings;
  }

  /// A statement begins, or the next part of one.
  void running(String text) {
    What before = activity.what();
    if (before.state() == State.RUNNING && before.query().equals(text)) {
      return;
    }
    if (!settings.is(Settings.TRACK_ACTIVITIES)) {
      disabled(before);
      return;
    }
    long now = proc.clock().timestamp();
    activity.what(new What(State.RUNNING, cut(text), now, now, application()));
  }

  /// The client is waited for.
  void idle(TransactionBlock block) {
    What before = activity.what();
    if (!settings.is(Settings.TRACK_ACTIVITIES)) {
      disabled(before);
      return;
    }
    State state =
        block.isIdle()
            ? State.IDLE
            : block.isFailed() ? State.IDLE_IN_FAILED_TRANSACTION : State.IDLE_IN_TRANSACTION;
    long now = proc.clock().timestamp();
    activity.what(new What(state, before.query(), before.queryStarted(), now, application()));
  }

  private void disabled(What before) {
    if (before.state() != State.DISABLED) {
      activity.what(new What(State.DISABLED, "", 0, 0, application()));
    }
  }

  private String application() {
    return settings.string(Settings.APPLICATION_NAME);
  }

  /// As much as `track_activity_query_size` has room for, with an end mark.
  private String cut(String text) {
    int room = settings.intValue(Settings.TRACK_ACTIVITY_QUERY_SIZE) - 1;
    if (text.length() * 3L <= room) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= room) {
      return text;
    }
    int end = room;
    while (end > 0 && (bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }
}
