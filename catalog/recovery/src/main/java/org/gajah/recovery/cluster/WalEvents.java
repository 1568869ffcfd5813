package org.gajah.recovery.cluster;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.gajah.wal.WalListener;

/// Passes events of the log on to all who have asked for them.
public final class WalEvents implements WalListener {
  private final List<WalListener> listeners = new CopyOnWriteArrayList<>();

  public void add(WalListener listener) {
    listeners.add(listener);
  }

  public void remove(WalListener listener) {
    listeners.remove(listener);
  }

  @Override
  public void segmentCompleted(long segment) {
    for (WalListener listener : listeners) {
      listener.segmentCompleted(segment);
    }
  }

  @Override
  public void flushed(long upto) {
    for (WalListener listener : listeners) {
      listener.flushed(upto);
    }
  }

  @Override
  public void replayedPageWritten(long lsn) {
    for (WalListener listener : listeners) {
      listener.replayedPageWritten(lsn);
    }
  }
}
