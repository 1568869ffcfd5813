package org.gajah.disk;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.BlockNumber;
import org.gajah.base.id.ForkNumber;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.Disk.OpenMode;
import org.gajah.base.seam.DiskFile;
import org.gajah.base.seam.DiskFullException;
import org.jspecify.annotations.Nullable;

/// A fork of a relation as a sequence of blocks, laid over segment files of 1 GiB. Mirrors
/// `storage/smgr/md.c`.
///
/// The number of blocks is known here and nowhere else, for every change of it passes through this
/// object. Several threads may read and write at once; extending and truncating are serialised by
/// the caller (the extension lock, the exclusive lock on the relation).
public final class RelationFork {
  public static final int BLOCK_SIZE = 8192;

  /// Blocks of one segment file.
  public static final int SEGMENT_BLOCKS = 131_072;

  private static final int UNKNOWN = -1;

  /// How many processes can have an insertion target of their own.
  private static final int TARGETS = 16;

  private final RelationFiles files;
  private final int id;
  private final RelationKey relation;
  private final ForkNumber fork;
  private final List<SegmentFile> segments = new ArrayList<>();
  private volatile int blocks = UNKNOWN;
  private volatile boolean unlogged;
  private int owner;

  /// Blocks in which processes last found room, each plus 1; 0 for none.
  private volatile int @Nullable [] targets;

  RelationFork(RelationFiles files, int id, RelationKey relation, ForkNumber fork) {
    this.files = files;
    this.id = id;
    this.relation = relation;
    this.fork = fork;
  }

  /// A number that no other fork of this instance has or had: with a block number it names a page.
  public int id() {
    return id;
  }

  public RelationKey relation() {
    return relation;
  }

  public ForkNumber fork() {
    return fork;
  }

  /// The OID of the relation, as far as anybody has said so; 0 otherwise.
  public int owner() {
    return owner;
  }

  /// Says whose files these are. It never changes, so whoever opens the relation may say so again.
  public void owner(int oid) {
    if (owner != oid) {
      owner = oid;
    }
  }

  /// Whether the relation is unlogged, as far as anybody has said so: its pages need not be written
  /// before a crash.
  public boolean isUnlogged() {
    return unlogged;
  }

  /// Says that the relation is unlogged. Whoever opens an unlogged relation says so before it
  /// touches a page.
  public void unlogged() {
    unlogged = true;
  }

  /// The block in which a process last found room, where it will look first.
  ///
  /// @param process its number
  /// @return the block, or [BlockNumber#INVALID]
  public int targetBlock(int process) {
    int[] known = targets;
    return known == null ? BlockNumber.INVALID : known[process & TARGETS - 1] - 1;
  }

  /// Notes where a process has found room. Processes may share an entry: it is a hint.
  public void targetBlock(int process, int block) {
    int[] known = targets;
    if (known == null) {
      known = new int[TARGETS];
      targets = known;
    }
    known[process & TARGETS - 1] = block + 1;
  }

  /// The fork's first file, as messages name a relation.
  public String displayName() {
    return display(0);
  }

  /// Whether the fork's first file is there.
  public boolean exists() {
    if (blocks != UNKNOWN) {
      return true;
    }
    try {
      return disk().exists(path(0));
    } catch (IOException e) {
      throw FileFault.of("could not stat file \"" + display(0) + "\"", e);
    }
  }

  /// Makes the fork's first file.
  ///
  /// @param redo whether a file that is there already is welcome
  /// @throws PgException 58P02 when there is a file and none was expected
  public void create(boolean redo) {
    // Redo asks before every page.
    if (!redo || blocks == UNKNOWN) {
      createUnlessThere(redo);
    }
  }

  private synchronized void createUnlessThere(boolean redo) {
    if (redo && exists()) {
      return;
    }
    OpenMode mode = redo ? OpenMode.CREATE : OpenMode.CREATE_NEW;
    try {
      try {
        createFirst(mode);
      } catch (NoSuchFileException folderMissing) {
        createFolder(redo);
        createFirst(mode);
      }
    } catch (IOException e) {
      throw FileFault.of("could not create file \"" + display(0) + "\"", e);
    }
    blocks = 0;
  }

  private void createFirst(OpenMode mode) throws IOException {
    SegmentFile segment = segment(0);
    segment.acquire(mode);
    try {
      noteCreation(segment);
    } finally {
      segment.release();
    }
  }

  /// Makes the folder of the database in its tablespace, which comes with the first relation there.
  /// In redo even the tablespace may be missing, for it was dropped later in the log.
  private void createFolder(boolean redo) throws IOException {
    Path folder = path(0).getParent();
    if (folder == null) {
      return;
    }
    if (redo) {
      files.cluster().createFolders(folder);
    } else {
      disk().createDirectory(folder);
    }
  }

  private void noteCreation(SegmentFile segment) {
    if (!relation.isTemporary()) {
      files.syncRequests().addName(segment);
      files.syncRequests().add(segment);
    }
  }

  /// How many blocks the fork has.
  ///
  /// @throws PgException 58P01 when it does not exist
  public int blocks() {
    int known = blocks;
    return known != UNKNOWN ? known : measure();
  }

  private synchronized int measure() {
    if (blocks == UNKNOWN) {
      int number = 0;
      long size = fileBlocks(number);
      while (size == SEGMENT_BLOCKS && segmentExists(number + 1)) {
        number++;
        size = fileBlocks(number);
      }
      blocks = (int) ((long) number * SEGMENT_BLOCKS + size);
    }
    return blocks;
  }

  private boolean segmentExists(int number) {
    try {
      return disk().exists(path(number));
    } catch (IOException e) {
      throw FileFault.of("could not stat file \"" + display(number) + "\"", e);
    }
  }

  private long fileBlocks(int number) {
    SegmentFile segment = segment(number);
    try {
      DiskFile file = segment.acquire(OpenMode.READ_WRITE);
      try {
        return Math.min(SEGMENT_BLOCKS, file.size() / BLOCK_SIZE);
      } finally {
        segment.release();
      }
    } catch (IOException e) {
      throw FileFault.of("could not open file \"" + display(number) + "\"", e);
    }
  }

  /// Reads a block.
  ///
  /// @param into 8192 bytes
  public void read(int block, MemorySegment into) {
    SegmentFile segment = segment(segmentNumber(block));
    try {
      DiskFile file = segment.acquire(OpenMode.READ_WRITE);
      try {
        int count = file.read(into, offset(block));
        if (count < BLOCK_SIZE) {
          throw new PgException(
              SqlState.DATA_CORRUPTED,
              "could not read blocks %s in file \"%s\": read only %d of %d bytes"
                  .formatted(range(block), display(segmentNumber(block)), count, BLOCK_SIZE));
        }
      } finally {
        segment.release();
      }
    } catch (NoSuchFileException e) {
      throw FileFault.of("could not open file \"" + display(segmentNumber(block)) + "\"", e);
    } catch (IOException e) {
      throw FileFault.of(
          "could not read blocks %s in file \"%s\""
              .formatted(range(block), display(segmentNumber(block))),
          e);
    }
  }

  /// Writes a block that exists, and leaves a request to sync it.
  ///
  /// @param from 8192 bytes
  public void write(int block, MemorySegment from) {
    try {
      transfer(block, from, OpenMode.READ_WRITE);
    } catch (IOException e) {
      String what =
          "could not write blocks %s in file \"%s\""
              .formatted(range(block), display(segmentNumber(block)));
      throw FileFault.of(what, e);
    }
  }

  /// Adds blocks to the end, all of them zero and really written, so that a full disk shows now.
  ///
  /// @param count how many
  /// @param beforeVisible called with the first new block before anybody else can see that the fork
  ///   has grown
  /// @return the first new block
  /// @throws PgException 53100 when the disk is full; 54000 when the relation is
  public synchronized int extend(int count, IntConsumer beforeVisible) {
    int first = blocks();
    if (BlockNumber.toLong(first) + count > BlockNumber.toLong(BlockNumber.MAX)) {
      throw new PgException(
          SqlState.PROGRAM_LIMIT_EXCEEDED,
          "cannot extend file \"%s\" beyond %s blocks"
              .formatted(display(0), Integer.toUnsignedString(BlockNumber.INVALID)));
    }
    int next = first;
    int left = count;
    while (left > 0) {
      int chunk =
          Math.min(left, Math.min(RelationFiles.ZERO_BLOCKS, SEGMENT_BLOCKS - inSegment(next)));
      MemorySegment zeros = files.zeros().asSlice(0, (long) chunk * BLOCK_SIZE);
      try {
        transfer(next, zeros, inSegment(next) == 0 ? OpenMode.CREATE : OpenMode.READ_WRITE);
      } catch (IOException e) {
        int segmentStart = next - inSegment(next);
        giveBack(Integer.compareUnsigned(first, segmentStart) > 0 ? first : segmentStart, e);
        PgException fault =
            FileFault.of("could not extend file \"" + display(segmentNumber(next)) + "\"", e);
        throw e instanceof DiskFullException ? fault.hint("Check free disk space.") : fault;
      }
      next += chunk;
      left -= chunk;
    }
    beforeVisible.accept(first);
    blocks = first + count;
    return first;
  }

  /// Cuts off what a failed extension has written of its last part: on a full disk, others need the
  /// room more.
  private void giveBack(int firstBlock, IOException fault) {
    try {
      SegmentFile segment = segment(segmentNumber(firstBlock));
      DiskFile file = segment.acquire(OpenMode.READ_WRITE);
      try {
        if (file.size() > offset(firstBlock)) {
          file.truncate(offset(firstBlock));
        }
      } finally {
        segment.release();
      }
    } catch (IOException second) {
      fault.addSuppressed(second);
    }
  }

  private void transfer(int block, MemorySegment from, OpenMode mode) throws IOException {
    SegmentFile segment = segment(segmentNumber(block));
    DiskFile file = segment.acquire(mode);
    try {
      if (mode == OpenMode.CREATE) {
        noteCreation(segment);
      }
      file.write(from, offset(block));
    } finally {
      // Behind the write: a checkpoint that syncs in between must not take the request away. Even
      // a write that failed may have changed something.
      if (!relation.isTemporary()) {
        files.syncRequests().add(segment);
      }
      segment.release();
    }
  }

  /// Asks the system to begin carrying blocks to the disk, which were written lately.
  ///
  /// @param count how many, from `first` on
  /// @throws PgException PANIC when it could not, for what was written may be lost
  public void startWriteBack(int first, int count) {
    int next = first;
    int left = count;
    while (left > 0) {
      int chunk = Math.min(left, SEGMENT_BLOCKS - inSegment(next));
      SegmentFile segment = segment(segmentNumber(next));
      try {
        DiskFile file = segment.acquire(OpenMode.READ_WRITE);
        try {
          file.startWriteBack(offset(next), (long) chunk * BLOCK_SIZE);
        } finally {
          segment.release();
        }
      } catch (NoSuchFileException dropped) {
        return;
      } catch (IOException e) {
        throw FileFault.of(Severity.PANIC, "could not flush dirty data", e);
      }
      next += chunk;
      left -= chunk;
    }
  }

  /// Cuts the fork to its first `newBlocks` blocks. Segments beyond stay as empty files, for other
  /// holders of their handles; so PostgreSQL leaves them.
  public synchronized void truncate(int newBlocks) {
    int old = blocks();
    if (Integer.compareUnsigned(newBlocks, old) >= 0) {
      return;
    }
    int last = segmentNumber(newBlocks);
    for (int number = segmentNumber(old - 1); number >= last; number--) {
      long size = number > last ? 0 : offset(newBlocks);
      truncateSegment(number, size);
    }
    blocks = newBlocks;
    targets = null;
  }

  private void truncateSegment(int number, long size) {
    SegmentFile segment = segment(number);
    try {
      DiskFile file = segment.acquire(OpenMode.READ_WRITE);
      try {
        file.truncate(size);
        if (!relation.isTemporary()) {
          files.syncRequests().add(segment);
        }
      } finally {
        segment.release();
      }
    } catch (IOException e) {
      throw FileFault.of("could not truncate file \"" + display(number) + "\"", e);
    }
  }

  /// Makes everything written so far durable at once, as relations need whose changes are not in
  /// the WAL.
  public void syncNow() {
    int last = blocks() == 0 ? 0 : segmentNumber(blocks() - 1);
    for (int number = 0; number <= last; number++) {
      files.syncRequests().syncNow(segment(number));
    }
  }

  /// Deletes the files. The first segment of a main fork that others may still refer to is only
  /// emptied; it goes after the next checkpoint, so that its number is not used again too early.
  ///
  /// @param keepFirst whether the first segment stays, empty, until the next checkpoint
  synchronized void delete(boolean keepFirst) throws IOException {
    forget();
    int number = 0;
    if (keepFirst && segmentExists(0)) {
      truncateFile(path(0));
      files.syncRequests().deleteAfterCheckpoint(relation, path(0));
      number = 1;
    }
    while (segmentExists(number)) {
      disk().delete(path(number));
      number++;
    }
  }

  private void truncateFile(Path path) throws IOException {
    try (DiskFile file = disk().open(path, OpenMode.READ_WRITE)) {
      file.truncate(0);
    }
  }

  /// Forgets handles and size, as when the folder is removed as a whole.
  synchronized void forget() {
    synchronized (segments) {
      segments.forEach(SegmentFile::abandon);
      segments.clear();
    }
    blocks = UNKNOWN;
    targets = null;
  }

  private SegmentFile segment(int number) {
    synchronized (segments) {
      while (segments.size() <= number) {
        segments.add(
            new SegmentFile(disk(), path(segments.size()), files.openFiles(), Severity.PANIC));
      }
      return segments.get(number);
    }
  }

  private Disk disk() {
    return files.cluster().disk();
  }

  private Path path(int number) {
    return files.cluster().resolve(display(number));
  }

  private String display(int number) {
    String first = ClusterFiles.relationFile(relation, fork);
    return number == 0 ? first : first + "." + number;
  }

  private static String range(int block) {
    String number = Integer.toUnsignedString(block);
    return number + ".." + number;
  }

  private static int segmentNumber(int block) {
    return block >>> 17;
  }

  private static int inSegment(int block) {
    return block & SEGMENT_BLOCKS - 1;
  }

  private static long offset(int block) {
    return (long) inSegment(block) * BLOCK_SIZE;
  }
}
