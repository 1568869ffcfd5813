package org.gajah.engine.view;

import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.settings.Settings;
import org.jspecify.annotations.Nullable;

/// Slots and origins of replication: nothing makes any yet.
final class ReplicationViews {
  private ReplicationViews() {}

  /// There is none that sends.
  static List<List<@Nullable Object>> senders(Asked asked) {
    return List.of();
  }

  /// There is none.
  static List<List<@Nullable Object>> receiver(Asked asked) {
    return List.of();
  }

  /// Nobody decodes, so nothing was counted.
  static List<List<@Nullable Object>> slotStatistics(Asked asked) {
    return List.of(Asked.row(asked.text(0), 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, null));
  }

  /// No subscription is at work.
  static List<List<@Nullable Object>> subscriptions(Asked asked) {
    return List.of();
  }

  /// So none has failed.
  static List<List<@Nullable Object>> subscriptionStatistics(Asked asked) {
    return List.of(Asked.row((int) asked.number(0), 0L, 0L, null));
  }

  static List<List<@Nullable Object>> slots(Asked asked) {
    return List.of();
  }

  static List<List<@Nullable Object>> origins(Asked asked) {
    if (asked.session().context().settings().intValue(Settings.MAX_REPLICATION_SLOTS) == 0) {
      throw new PgException(
          SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
          "cannot query or manipulate replication origin when \"max_replication_slots\" is 0");
    }
    return List.of();
  }
}
