package org.gajah.instance.postmaster;

import org.gajah.recovery.checkpoint.Checkpointer;
import org.gajah.recovery.cluster.StorageProcess;

/// The checkpointer; it outlives all others and writes the shutdown checkpoint.
final class CheckpointerProcess extends Background {
  private final Checkpointer checkpointer;
  private volatile boolean shuttingDown;

  CheckpointerProcess(Checkpointer checkpointer) {
    super("checkpointer", "checkpointer process");
    this.checkpointer = checkpointer;
  }

  @Override
  void run(StorageProcess own) {
    checkpointer.run(own);
  }

  /// Ends it without a checkpoint.
  @Override
  void stop() {
    super.stop();
    checkpointer.stop();
  }

  @Override
  boolean isLeaving() {
    return shuttingDown || super.isLeaving();
  }

  /// Ends it with the shutdown checkpoint.
  void shutDown() {
    shuttingDown = true;
    checkpointer.shutDown();
  }
}
