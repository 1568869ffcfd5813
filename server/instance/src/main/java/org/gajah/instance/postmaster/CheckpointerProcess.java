package org.gajah.instance.postmaster;

import org.gajah.recovery.checkpoint.Checkpointer;
import org.gajah.recovery.cluster.StorageProcess;

/// The checkpointer; it outlives all others and writes the shutdown checkpoint.
final class CheckpointerProcess extends Background {
  private final Checkpointer checkpointer;

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

  /// Ends it with the shutdown checkpoint.
  void shutDown() {
    checkpointer.shutDown();
  }
}
