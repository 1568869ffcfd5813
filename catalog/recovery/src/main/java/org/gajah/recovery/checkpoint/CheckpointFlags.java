package org.gajah.recovery.checkpoint;

/// What kind of checkpoint is wanted, and why. Mirrors the flags of `access/xlog.h`.
public final class CheckpointFlags {
  /// The instance is shutting down.
  public static final int SHUTDOWN = 0x01;

  /// Recovery has ended.
  public static final int END_OF_RECOVERY = 0x02;

  /// At full speed.
  public static final int IMMEDIATE = 0x04;

  /// Even when nothing has happened since the last one.
  public static final int FORCE = 0x08;

  /// Pages of unlogged relations, too.
  public static final int FLUSH_ALL = 0x10;

  /// Whoever asks waits until it is done.
  public static final int WAIT = 0x20;

  /// Somebody has asked for it.
  public static final int REQUESTED = 0x40;

  /// So much log has been written.
  public static final int CAUSE_LOG = 0x80;

  /// So much time has passed.
  public static final int CAUSE_TIME = 0x100;

  private CheckpointFlags() {}

  public static boolean has(int flags, int wanted) {
    return (flags & wanted) != 0;
  }

  /// The flags as the log names them, each with a space before it.
  static String describe(int flags) {
    StringBuilder text = new StringBuilder();
    add(text, flags, SHUTDOWN, " shutdown");
    add(text, flags, END_OF_RECOVERY, " end-of-recovery");
    add(text, flags, IMMEDIATE, " immediate");
    add(text, flags, FORCE, " force");
    add(text, flags, WAIT, " wait");
    add(text, flags, CAUSE_LOG, " wal");
    add(text, flags, CAUSE_TIME, " time");
    add(text, flags, FLUSH_ALL, " flush-all");
    return text.toString();
  }

  private static void add(StringBuilder text, int flags, int flag, String word) {
    if (has(flags, flag)) {
      text.append(word);
    }
  }
}
