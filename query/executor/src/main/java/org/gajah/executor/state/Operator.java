package org.gajah.executor.state;

import org.gajah.batch.Batch;
import org.jspecify.annotations.Nullable;

/// A node of a plan at work. Mirrors `PlanState`.
///
/// 1. `next(n)` looks at no more rows than it takes to give n.
/// 2. A batch belongs to the operator and is valid until its next call; every row that counts can
///    be read from every vector.
/// 3. After `rescan` the rows come again from the start, with the parameters as they are then.
/// 4. `close` gives back pins, locks and memory; it may be called at any time, and more than once.
/// 5. Where `isReusable`, `rescan` after `close` makes it as good as new, for another execution of
///    its statement under another snapshot.
public abstract class Operator implements AutoCloseable {
  /// Gives some rows.
  ///
  /// @param maxRows how many at most, at least 1
  /// @return a batch of at least one row, or null at the end
  public abstract @Nullable Batch next(int maxRows);

  /// Starts again.
  public abstract void rescan();

  /// Whether it may be kept for another execution; else a new one has to be made.
  public boolean isReusable() {
    return false;
  }

  @Override
  public abstract void close();
}
