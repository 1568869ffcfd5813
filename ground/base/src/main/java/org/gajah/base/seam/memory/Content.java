package org.gajah.base.seam.memory;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The bytes of a file, in chunks. Chunks that hold only zeros are left out, and those that were
/// there when the content was shared are copied before the first change. Not thread-safe.
final class Content {
  static final int CHUNK = 8192;

  private static final byte[] ZEROS = new byte[CHUNK];
  private static final MemorySegment ZERO_CHUNK = MemorySegment.ofArray(ZEROS).asReadOnly();

  /// Who owns a chunk may change it; a chunk of a shared content has no owner any more.
  private record Chunk(byte[] bytes, Owner owner) {}

  private static final class Owner {}

  private @Nullable Chunk[] chunks = new Chunk[0];
  private Owner self = new Owner();
  private long size;

  long size() {
    return size;
  }

  /// A content with the same bytes; what is changed in one of the two stays as it was in the other.
  Content share() {
    Content twin = new Content();
    twin.chunks = chunks.clone();
    twin.size = size;
    self = new Owner();
    return twin;
  }

  /// Reads into the whole of `into`, as far as there is something.
  int read(MemorySegment into, long position) {
    int count = (int) Math.max(0, Math.min(into.byteSize(), size - position));
    for (int done = 0; done < count; ) {
      int inChunk = (int) ((position + done) % CHUNK);
      int length = Math.min(count - done, CHUNK - inChunk);
      Chunk chunk = chunkAt(position + done);
      byte[] bytes = chunk == null ? ZEROS : chunk.bytes;
      MemorySegment.copy(bytes, inChunk, into, ValueLayout.JAVA_BYTE, done, length);
      done += length;
    }
    return count;
  }

  private @Nullable Chunk chunkAt(long position) {
    int index = (int) (position / CHUNK);
    return index < chunks.length ? chunks[index] : null;
  }

  /// Whether a write there would only fill chunks that are this content's own, so that it can go on
  /// beside reads and other such writes.
  boolean isOwn(long position, long length) {
    if (position + length > size) {
      return false;
    }
    for (long at = position - position % CHUNK; at < position + length; at += CHUNK) {
      Chunk chunk = chunkAt(at);
      if (chunk == null || chunk.owner != self) {
        return false;
      }
    }
    return true;
  }

  /// Writes all of `from`. What lies between the old end and `position` becomes zero.
  void write(MemorySegment from, long position) {
    long length = from.byteSize();
    for (long done = 0; done < length; ) {
      int inChunk = (int) ((position + done) % CHUNK);
      int count = (int) Math.min(length - done, CHUNK - inChunk);
      writeChunk(from.asSlice(done, count), (int) ((position + done) / CHUNK), inChunk);
      done += count;
    }
    size = Math.max(size, position + length);
  }

  private void writeChunk(MemorySegment from, int index, int inChunk) {
    int count = (int) from.byteSize();
    if ((index >= chunks.length || chunks[index] == null) && isZero(from)) {
      return;
    }
    byte[] bytes = own(index, count == CHUNK).bytes;
    MemorySegment.copy(from, ValueLayout.JAVA_BYTE, 0, bytes, inChunk, count);
  }

  /// Whether there are only zeros in a segment.
  static boolean isZero(MemorySegment bytes) {
    for (long at = 0; at < bytes.byteSize(); at += CHUNK) {
      long count = Math.min(CHUNK, bytes.byteSize() - at);
      if (bytes.asSlice(at, count).mismatch(ZERO_CHUNK.asSlice(0, count)) >= 0) {
        return false;
      }
    }
    return true;
  }

  private Chunk own(int index, boolean replaced) {
    if (index >= chunks.length) {
      chunks = Arrays.copyOf(chunks, Math.max(index + 1, Math.min(2 * chunks.length, 131_072)));
    }
    Chunk chunk = chunks[index];
    if (chunk == null || chunk.owner != self) {
      byte[] bytes = chunk == null || replaced ? new byte[CHUNK] : chunk.bytes.clone();
      chunk = new Chunk(bytes, self);
      chunks[index] = chunk;
    }
    return chunk;
  }

  /// Cuts off what lies behind `newSize`; does nothing when there is less.
  void truncate(long newSize) {
    if (newSize >= size) {
      return;
    }
    size = newSize;
    int kept = (int) ((newSize + CHUNK - 1) / CHUNK);
    if (kept < chunks.length) {
      chunks = Arrays.copyOf(chunks, kept);
    }
    int inChunk = (int) (newSize % CHUNK);
    if (inChunk != 0 && kept <= chunks.length && chunks[kept - 1] != null) {
      Arrays.fill(own(kept - 1, false).bytes, inChunk, CHUNK, (byte) 0);
    }
  }

  /// Makes the content longer with zeros; does nothing when it is as long already.
  void extend(long newSize) {
    size = Math.max(size, newSize);
  }
}
