package org.gajah.activity;

import java.util.concurrent.atomic.AtomicLongArray;

/// How far a command is, for the views `pg_stat_progress_*`. Which number means what is said by the
/// views, and in `commands/progress.h`. Written by the process that runs the command.
public final class Progress {
  /// How many numbers a command has.
  public static final int NUMBERS = 20;

  /// Commands that tell how far they are.
  public enum Command {
    VACUUM("VACUUM"),
    ANALYZE("ANALYZE"),
    CLUSTER("CLUSTER"),
    CREATE_INDEX("CREATE INDEX"),
    BASE_BACKUP("BASEBACKUP"),
    COPY("COPY");

    private final String label;

    Command(String label) {
      this.label = label;
    }

    /// As `pg_stat_get_progress_info` knows it.
    public String label() {
      return label;
    }
  }

  private final Command command;
  private final int relation;
  private final AtomicLongArray numbers = new AtomicLongArray(NUMBERS);

  /// @param relation OID, 0 for none
  public Progress(Command command, int relation) {
    this.command = command;
    this.relation = relation;
  }

  public Command command() {
    return command;
  }

  public int relation() {
    return relation;
  }

  /// @param number from 1, as the views count
  public long number(int number) {
    return numbers.get(number - 1);
  }

  /// Says how far it is.
  ///
  /// @param number from 1, as the views count
  public void number(int number, long value) {
    numbers.lazySet(number - 1, value);
  }

  /// Says that there is one more of something.
  public void count(int number) {
    numbers.lazySet(number - 1, numbers.getPlain(number - 1) + 1);
  }
}
