package org.gajah.recovery.redo;

import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.gajah.activity.WaitEvent;
import org.gajah.base.seam.Threads;
import org.gajah.locks.Proc;
import org.gajah.walformat.RecordDecoder;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.WalReader;
import org.jspecify.annotations.Nullable;

/// The records of the log in their order, read and checked ahead of redo by a thread of their own,
/// in batches that go round between the two.
///
/// The thread ends where the log ends, or where reading it fails; either is told only when all
/// records before have been given out. From then on the reader is the caller's again, and says
/// where the log ended and why. Belongs to the thread of `redo`, which closes it.
final class RecordsAhead implements AutoCloseable {
  static final String NAME = "startup reader";
  private static final int BATCHES = 4;

  private final WalReader reader;
  private final Proc redo;
  private final Threads.Parker place;
  private final Threads.Strand thread;
  private final RecordBatch[] batches = new RecordBatch[BATCHES];

  // How many batches have been handed over, and how many given back: the n-th has place n modulo
  // BATCHES. Each number is changed by one thread alone.
  private final AtomicLong filled = new AtomicLong();
  private final AtomicLong emptied = new AtomicLong();
  private volatile boolean ended;
  private volatile boolean stopped;

  /// Written before `ended`.
  private @Nullable Throwable failure;

  // Where redo is.
  private final RecordDecoder decoder;
  private final RecordView view = new RecordView();
  private @Nullable RecordBatch current;
  private int at;

  /// Starts reading.
  ///
  /// @param reader nobody else's until no record is left, or this is closed
  /// @param decoder of redo
  /// @param redo the process that applies the records
  RecordsAhead(WalReader reader, RecordDecoder decoder, Threads threads, Proc redo) {
    this.reader = reader;
    this.decoder = decoder;
    this.redo = redo;
    this.place = threads.newParker();
    Arrays.setAll(batches, i -> new RecordBatch());
    this.thread = threads.start(NAME, this::read);
  }

  /// The next record, good until the next call.
  ///
  /// @return null where the log ends
  @Nullable RecordView next() {
    at++;
    while (current == null || at >= current.count()) {
      giveBack();
      if (!awaitFilled()) {
        return null;
      }
      current = batches[(int) (emptied.get() % BATCHES)];
      at = 0;
    }
    current.decode(at, decoder, view);
    return view;
  }

  /// [WalReader#overwrittenRecord] of the record that was given last.
  long overwritten() {
    return Objects.requireNonNull(current).overwritten(at);
  }

  private void giveBack() {
    if (current != null) {
      current = null;
      emptied.getAndIncrement();
      place.unpark();
    }
  }

  /// Waits for the next batch.
  ///
  /// @return false when there is none any more
  private boolean awaitFilled() {
    while (filled.get() == emptied.get()) {
      redo.resetLatch();
      boolean wasLast = ended;
      if (filled.get() != emptied.get()) {
        break;
      }
      if (wasLast) {
        tellFailure();
        return false;
      }
      redo.checkInterrupts();
      redo.waitLatch(WaitEvent.IO_WAL_READ, -1);
    }
    return true;
  }

  private void tellFailure() {
    switch (failure) {
      case null -> {}
      case RuntimeException fault -> throw fault;
      case Error fault -> throw fault;
      default -> throw new IllegalStateException(failure);
    }
  }

  // The thread that reads

  private void read() {
    try {
      boolean more = true;
      while (more && awaitEmpty()) {
        more = readBatch();
      }
    } catch (Throwable fault) {
      failure = fault;
    } finally {
      ended = true;
      redo.latch().set();
    }
  }

  /// Waits until a batch may be filled.
  ///
  /// @return false when nobody wants records any more
  private boolean awaitEmpty() {
    while (!stopped && filled.get() - emptied.get() == BATCHES) {
      place.park(-1);
    }
    return !stopped;
  }

  /// Hands over what was read even where reading failed: those records are good.
  private boolean readBatch() {
    RecordBatch batch = batches[(int) (filled.get() % BATCHES)];
    try {
      return batch.fill(reader);
    } finally {
      filled.getAndIncrement();
      redo.latch().set();
    }
  }

  @Override
  public void close() {
    stopped = true;
    place.unpark();
    thread.join(0);
  }
}
