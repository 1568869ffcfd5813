package org.gajah.executor.trigger;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.id.Tid;
import org.gajah.batch.MemoryAccount;
import org.gajah.catalog.rows.PgTrigger;

/// Events in the order in which they were added, one or two words each:
///
/// | bits | meaning |
/// |---|---|
/// | 0-47 | tid of the row, or of the old one |
/// | 48-50 | [#STARTED], [#DONE], [#PAIR] |
/// | 51-63 | number of the [Cause] among the chunk's |
///
/// Behind a word with [#PAIR] comes the tid of the new row. A place in the list is the number of
/// the chunk and that of the word in it; places stay good while the list grows.
final class EventList {
  static final long STARTED = 1L << 48;
  static final long DONE = 1L << 49;
  private static final long PAIR = 1L << 50;
  private static final int CAUSE_SHIFT = 51;
  private static final int MOST_CAUSES = 1 << (Long.SIZE - CAUSE_SHIFT);
  private static final long TID = STARTED - 1;
  private static final int SMALLEST = 64;
  private static final int LARGEST = 1 << 16;

  private final MemoryAccount memory;
  private final List<Chunk> chunks = new ArrayList<>();

  /// A stretch of words and the causes that they number.
  private static final class Chunk {
    final long[] words;
    final List<Cause> causes = new ArrayList<>();
    int used;

    Chunk(int size) {
      words = new long[size];
    }

    int cause(PgTrigger trigger, RowEvent event) {
      for (int i = causes.size() - 1; i >= 0; i--) {
        if (causes.get(i).is(trigger, event)) {
          return i;
        }
      }
      if (causes.size() == MOST_CAUSES) {
        return -1;
      }
      causes.add(new Cause(trigger, event));
      return causes.size() - 1;
    }
  }

  EventList(MemoryAccount memory) {
    this.memory = memory;
  }

  /// Adds an event.
  ///
  /// @param second the new row's tid, or [Tid#INVALID]
  void add(PgTrigger trigger, RowEvent event, long first, long second) {
    boolean pair = second != Tid.INVALID;
    Chunk chunk = chunks.isEmpty() ? grow() : chunks.getLast();
    if (chunk.used + 2 > chunk.words.length) {
      chunk = grow();
    }
    int cause = chunk.cause(trigger, event);
    if (cause < 0) {
      chunk = grow();
      cause = chunk.cause(trigger, event);
    }
    chunk.words[chunk.used++] = (long) cause << CAUSE_SHIFT | (pair ? PAIR : 0) | first & TID;
    if (pair) {
      chunk.words[chunk.used++] = second;
    }
  }

  private Chunk grow() {
    int size = chunks.isEmpty() ? SMALLEST : Math.min(LARGEST, 2 * chunks.getLast().words.length);
    memory.reserve((long) size * Long.BYTES);
    Chunk chunk = new Chunk(size);
    chunks.add(chunk);
    return chunk;
  }

  // Places

  /// The place behind the last event.
  long end() {
    return chunks.isEmpty() ? 0 : place(chunks.size() - 1, chunks.getLast().used);
  }

  private static long place(int chunk, int word) {
    return (long) chunk << Integer.SIZE | word;
  }

  /// The first event at a place or behind it; -1 when there is none before `end`.
  long at(long place, long end) {
    int chunk = (int) (place >>> Integer.SIZE);
    int word = (int) place;
    while (chunk < chunks.size() && word >= chunks.get(chunk).used) {
      chunk++;
      word = 0;
    }
    long found = place(chunk, word);
    return chunk < chunks.size() && found < end ? found : -1;
  }

  /// The event behind one; -1 when there is none before `end`.
  long next(long place, long end) {
    return at(place + ((word(place) & PAIR) == 0 ? 1 : 2), end);
  }

  private Chunk chunk(long place) {
    return chunks.get((int) (place >>> Integer.SIZE));
  }

  private long word(long place) {
    return chunk(place).words[(int) place];
  }

  // Events

  Cause cause(long place) {
    return chunk(place).causes.get((int) (word(place) >>> CAUSE_SHIFT));
  }

  long first(long place) {
    return word(place) & TID;
  }

  long second(long place) {
    return (word(place) & PAIR) == 0 ? Tid.INVALID : word(place + 1);
  }

  boolean is(long place, long flags) {
    return (word(place) & flags) != 0;
  }

  void mark(long place, long flags) {
    chunk(place).words[(int) place] |= flags;
  }

  void unmark(long place, long flags) {
    chunk(place).words[(int) place] &= ~flags;
  }

  /// Whether an event is left of a relation's triggers.
  boolean hasPending(int relation) {
    long end = end();
    for (long place = at(0, end); place >= 0; place = next(place, end)) {
      if (!is(place, DONE) && cause(place).trigger.tgrelid() == relation) {
        return true;
      }
    }
    return false;
  }

  /// Forgets what is at a place and behind it.
  void truncate(long place) {
    int chunk = (int) (place >>> Integer.SIZE);
    int word = (int) place;
    int kept = word == 0 ? chunk : chunk + 1;
    while (chunks.size() > kept) {
      memory.release((long) chunks.removeLast().words.length * Long.BYTES);
    }
    if (!chunks.isEmpty() && kept == chunks.size() && word > 0) {
      chunks.getLast().used = word;
    }
  }

  void clear() {
    truncate(0);
  }
}
