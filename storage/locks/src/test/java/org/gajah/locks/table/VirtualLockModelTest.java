package org.gajah.locks.table;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;

/// A process that runs transactions and one that waits for them, under a model checker: they agree
/// on which locks on virtual transactions the shared table knows.
public class VirtualLockModelTest {
  private final FastPath fastPath = new FastPath();
  private int lxid;

  @Operation(nonParallelGroup = "owner")
  public int begin() {
    if (fastPath.lxid() == 0) {
      lxid++;
      fastPath.beginVirtual(lxid);
    }
    return lxid;
  }

  @Operation(nonParallelGroup = "owner")
  public boolean end() {
    return fastPath.endVirtual();
  }

  @Operation(nonParallelGroup = "other")
  public boolean shareFirst() {
    return fastPath.stealVirtual(1);
  }

  @Operation(nonParallelGroup = "other")
  public int running() {
    return fastPath.lxid();
  }

  @Operation(nonParallelGroup = "other")
  public boolean isHeldAlone() {
    return fastPath.holdsVirtual();
  }

  @Test
  void answersAsIfOneAfterTheOther() {
    new ModelCheckingOptions()
        .threads(2)
        .actorsBefore(1)
        .actorsAfter(1)
        .actorsPerThread(3)
        .iterations(30)
        .invocationsPerIteration(300)
        .check(VirtualLockModelTest.class);
  }
}
