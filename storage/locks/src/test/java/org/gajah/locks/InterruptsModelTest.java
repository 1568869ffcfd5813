package org.gajah.locks;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/// Interrupts under a model checker: none is lost among others, and none is served twice.
@Param(name = "flags", gen = IntGen.class, conf = "1:7")
public class InterruptsModelTest {
  private final Interrupts interrupts =
      new Interrupts(new Latch(SpinningThreads.INSTANCE.newParker()));

  @Operation
  public void raise(@Param(name = "flags") int flags) {
    interrupts.raise(flags);
  }

  @Operation
  public int take(@Param(name = "flags") int flags) {
    return interrupts.take(flags);
  }

  @Operation
  public boolean isPending(@Param(name = "flags") int flags) {
    return interrupts.isPending(flags);
  }

  @Test
  void answersAsIfOneAfterTheOther() {
    new ModelCheckingOptions()
        .threads(2)
        .actorsPerThread(3)
        .iterations(30)
        .invocationsPerIteration(300)
        .check(InterruptsModelTest.class);
  }
}
