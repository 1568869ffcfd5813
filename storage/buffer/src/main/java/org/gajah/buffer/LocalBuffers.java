package org.gajah.buffer;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.gajah.activity.statistics.IoCounts;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.SqlState;
import org.gajah.disk.RelationFork;
import org.gajah.page.PageChecksum;
import org.gajah.page.PageHeader;
import org.gajah.page.PageWriter;
import org.jspecify.annotations.Nullable;

/// The private pool for the temporary tables of one session (`temp_buffers`). No locks and no WAL:
/// nobody else ever sees these pages. Mirrors `storage/buffer/localbuf.c`.
final class LocalBuffers implements AutoCloseable {
  private record Tag(int file, int block) {}

  private final Arena arena = Arena.ofShared();
  private final MemorySegment scratch = arena.allocate(PageHeader.PAGE_SIZE);
  private final @Nullable MemorySegment[] pages;
  private final @Nullable RelationFork[] files;
  private final int[] blocks;
  private final int[] pins;
  private final byte[] usage;
  private final boolean[] dirty;
  private final Map<Tag, Integer> table = new HashMap<>();
  private final boolean checksums;
  private final BufferUsage counters;
  private final IoCounts io;
  private final Reporter reporter;
  private int hand;

  LocalBuffers(int size, boolean checksums, BufferUsage counters, IoCounts io, Reporter reporter) {
    this.io = io;
    this.reporter = reporter;
    this.checksums = checksums;
    this.counters = counters;
    pages = new MemorySegment[size];
    files = new RelationFork[size];
    blocks = new int[size];
    pins = new int[size];
    usage = new byte[size];
    dirty = new boolean[size];
  }

  MemorySegment page(int frame) {
    MemorySegment page = pages[frame];
    if (page == null) {
      throw PgException.internal("local buffer " + frame + " was never used");
    }
    return page;
  }

  RelationFork file(int frame) {
    RelationFork file = files[frame];
    if (file == null) {
      throw PgException.internal("local buffer " + frame + " holds no page");
    }
    return file;
  }

  int block(int frame) {
    return blocks[frame];
  }

  /// Finds a page or reads it, and pins it.
  ///
  /// @param zero whether the page is not read but made zero
  int pin(RelationFork file, int block, boolean zero) {
    Integer known = table.get(new Tag(file.id(), block));
    if (known != null) {
      counters.localHit++;
      io.temporary(IoCounts.Operation.HIT);
      pins[known]++;
      usage[known] = (byte) Math.min(usage[known] + 1, FrameState.MAX_USAGE);
      if (zero) {
        page(known).fill((byte) 0);
      }
      return known;
    }
    int frame = takeVictim();
    MemorySegment page = page(frame);
    if (zero) {
      page.fill((byte) 0);
    } else {
      file.read(block, page);
      counters.localRead++;
      io.temporary(IoCounts.Operation.READ);
      PageVerifier.verify(page, file, block, checksums, false, false, reporter);
    }
    table.put(new Tag(file.id(), block), frame);
    files[frame] = file;
    blocks[frame] = block;
    pins[frame] = 1;
    usage[frame] = 1;
    return frame;
  }

  private int takeVictim() {
    for (int tries = 0; tries < pages.length * (FrameState.MAX_USAGE + 2); tries++) {
      int frame = hand;
      hand = hand + 1 == pages.length ? 0 : hand + 1;
      if (pins[frame] > 0) {
        continue;
      }
      if (usage[frame] > 0) {
        usage[frame]--;
        continue;
      }
      if (dirty[frame]) {
        write(frame);
      }
      if (files[frame] != null) {
        io.temporary(IoCounts.Operation.EVICT);
      }
      forget(frame);
      if (pages[frame] == null) {
        pages[frame] = arena.allocate(PageHeader.PAGE_SIZE);
      }
      return frame;
    }
    throw new PgException(SqlState.INSUFFICIENT_RESOURCES, "no empty local buffer available");
  }

  private void write(int frame) {
    MemorySegment.copy(page(frame), 0, scratch, 0, PageHeader.PAGE_SIZE);
    if (checksums && !PageHeader.isNew(scratch)) {
      PageWriter.setChecksum(scratch, PageChecksum.compute(scratch, blocks[frame]));
    }
    file(frame).write(blocks[frame], scratch);
    dirty[frame] = false;
    counters.localWritten++;
    io.temporary(IoCounts.Operation.WRITE);
  }

  private void forget(int frame) {
    RelationFork file = files[frame];
    if (file != null) {
      table.remove(new Tag(file.id(), blocks[frame]));
      files[frame] = null;
    }
    dirty[frame] = false;
  }

  void addPin(int frame) {
    pins[frame]++;
  }

  void unpin(int frame) {
    pins[frame]--;
  }

  int pins(int frame) {
    return pins[frame];
  }

  void markDirty(int frame) {
    if (!dirty[frame]) {
      dirty[frame] = true;
      counters.localDirtied++;
    }
  }

  /// Forgets pages without writing them.
  void drop(BufferPool.PageFilter filter) {
    for (int frame = 0; frame < pages.length; frame++) {
      RelationFork file = files[frame];
      if (file != null && filter.matches(file, blocks[frame])) {
        forget(frame);
      }
    }
  }

  /// Writes dirty pages, as before the files are copied.
  void flush(BufferPool.PageFilter filter) {
    for (int frame = 0; frame < pages.length; frame++) {
      RelationFork file = files[frame];
      if (file != null && dirty[frame] && filter.matches(file, blocks[frame])) {
        write(frame);
      }
    }
  }

  int totalPins() {
    return Arrays.stream(pins).sum();
  }

  @Override
  public void close() {
    arena.close();
  }
}
