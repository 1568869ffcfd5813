package org.gajah.space;

import java.lang.foreign.MemorySegment;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.redo.RedoContext;
import org.gajah.accessapi.relation.RelationDescriptor;
import org.gajah.base.id.ForkNumber;
import org.gajah.buffer.BufferAccess;
import org.gajah.buffer.ReadMode;
import org.gajah.disk.RelationFork;
import org.gajah.locks.Proc;
import org.gajah.locks.table.LockMode;
import org.gajah.locks.table.LockTag;
import org.gajah.page.PageHeader;
import org.gajah.page.PageWriter;
import org.jspecify.annotations.Nullable;

/// The pages of a map fork, which are made when they are first needed. Its file grows under the
/// relation's extension lock, except in redo, where nobody else is about.
final class MapPages {
  private final Proc proc;
  private final BufferAccess buffers;
  private final RelationFork fork;
  private final boolean logged;
  private final @Nullable StorageContext context;
  private final @Nullable RelationDescriptor relation;

  MapPages(StorageContext context, RelationDescriptor relation, ForkNumber fork) {
    this.proc = context.proc();
    this.buffers = context.buffers();
    this.fork = relation.fork(fork);
    this.logged = relation.needsWal();
    this.context = context;
    this.relation = relation;
  }

  /// In redo.
  MapPages(RedoContext context, RelationFork fork) {
    this.proc = context.proc();
    this.buffers = context.buffers();
    this.fork = fork;
    this.logged = false;
    this.context = null;
    this.relation = null;
  }

  BufferAccess buffers() {
    return buffers;
  }

  RelationFork fork() {
    return fork;
  }

  boolean exists() {
    return fork.exists();
  }

  /// Pins a page.
  ///
  /// @param extend whether it is made where it is not there
  /// @return the buffer, or none
  int read(int block, boolean extend) {
    if (!fork.exists() || Integer.compareUnsigned(block, fork.blocks()) >= 0) {
      if (!extend) {
        return BufferAccess.NONE;
      }
      extendTo(block);
    }
    int buffer = buffers.read(fork, block, ReadMode.ZERO_ON_ERROR, null);
    if (PageHeader.isNew(buffers.page(buffer))) {
      initialize(buffer);
    }
    return buffer;
  }

  /// Nobody logs this: a page of zeros means the same, and everybody makes it when he meets it.
  private void initialize(int buffer) {
    buffers.lockExclusive(buffer);
    if (PageHeader.isNew(buffers.page(buffer))) {
      PageWriter.init(buffers.page(buffer), 0);
    }
    buffers.unlock(buffer);
  }

  private void extendTo(int block) {
    StorageContext ctx = context;
    RelationDescriptor rel = relation;
    if (ctx == null || rel == null || rel.isTemporary()) {
      extendLocked(block);
      return;
    }
    LockTag tag = LockTag.extension(rel.lockDatabase(), rel.oid());
    ctx.locks().acquire(tag, LockMode.EXCLUSIVE);
    try {
      extendLocked(block);
    } finally {
      ctx.locks().release(tag, LockMode.EXCLUSIVE);
    }
  }

  private void extendLocked(int block) {
    fork.create(true);
    int blocks = fork.blocks();
    if (Integer.compareUnsigned(block, blocks) >= 0) {
      fork.extend(block - blocks + 1, first -> {});
    }
  }

  /// What happens to a page of which only a part stays.
  @FunctionalInterface
  interface Truncation {
    void apply(MemorySegment page);
  }

  /// Empties a part of a page, which is given back afterwards. There is no record of that: redo of
  /// the truncation does it again. But a torn write of the page would look like damage, so where
  /// that would be noticed all of it is logged.
  void truncate(int buffer, Truncation truncation) {
    buffers.lockExclusive(buffer);
    proc.startCritical();
    try {
      truncation.apply(buffers.page(buffer));
      buffers.markDirty(buffer);
      StorageContext ctx = context;
      if (ctx != null && logged && buffers.logsHints()) {
        PageImages.log(ctx, buffer, false);
      }
    } catch (Throwable fault) {
      throw proc.panic(fault);
    } finally {
      proc.endCritical();
    }
    buffers.unlockAndRelease(buffer);
  }
}
