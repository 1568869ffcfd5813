package org.gajah.oracle.torture;

import java.util.concurrent.atomic.AtomicInteger;

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
  int ends;
  int endsOfGajah;
  int immediate;
  int fast;
  int smart;
  final AtomicInteger reloads = new AtomicInteger();
  final AtomicInteger rotations = new AtomicInteger();

  @Override
  public String toString() {
    return stops() + "; " + crashes();
  }

  private String stops() {
    return "%d ends: %d immediate, %d fast, %d smart; %d reloads, %d rotations asked for"
        .formatted(ends, immediate, fast, smart, reloads.get(), rotations.get());
  }

  private String crashes() {
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
