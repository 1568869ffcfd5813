package org.gajah.activity;

import org.jspecify.annotations.Nullable;

/// What kinds of processes there are, in the order of `BackendType` of `miscadmin.h`, which is also
/// that of their numbers in the statistics of I/O.
public enum BackendType {
  INVALID(""),
  CLIENT("client backend"),
  AUTOVACUUM_LAUNCHER("autovacuum launcher"),
  AUTOVACUUM_WORKER("autovacuum worker"),
  BACKGROUND_WORKER("background worker"),
  WAL_SENDER("walsender"),
  SLOT_SYNC_WORKER("slotsync worker"),
  STANDALONE("standalone backend"),
  ARCHIVER("archiver"),
  BACKGROUND_WRITER("background writer"),
  CHECKPOINTER("checkpointer"),
  STARTUP("startup"),
  WAL_RECEIVER("walreceiver"),
  WAL_SUMMARIZER("walsummarizer"),
  WAL_WRITER("walwriter"),
  LOGGER("logger");

  private final String label;

  BackendType(String label) {
    this.label = label;
  }

  /// As `pg_stat_activity` shows it.
  public String label() {
    return label;
  }

  /// The type that is shown like this, or null.
  public static @Nullable BackendType of(String label) {
    for (BackendType type : values()) {
      if (type.label.equals(label)) {
        return type;
      }
    }
    return null;
  }
}
