package org.gajah.oracle.torture;

/// Where the kills fell.
final class Tally {
  int kills;
  int ofGajah;
  int inCheckpoint;
  int insideSplit;
  int inRecovery;
  int inRecoveryOfGajah;
  long splitsReplayed;
  int recoveredByGajah;
  int recoveredByReal;
  int mislaid;

  @Override
  public String toString() {
    return ("%d kills (%d of Gajah): %d in checkpoints, %d between a split and its completion, %d more in"
            + " recovery (%d in Gajah's); Gajah recovered %d times, the real server %d times, with"
            + " %d splits of B-tree pages to replay, and mislaid prepared transactions %d times")
        .formatted(
            kills,
            ofGajah,
            inCheckpoint,
            insideSplit,
            inRecovery,
            inRecoveryOfGajah,
            recoveredByGajah,
            recoveredByReal,
            splitsReplayed,
            mislaid);
  }
}
