package org.gajah.batch;

import java.util.concurrent.atomic.AtomicLong;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.jspecify.annotations.Nullable;

/// Counts the memory that one owner holds. Accounts form a tree: operator, statement, session,
/// instance; what is reserved in one is reserved in all above it, and the first that would exceed
/// its limit refuses with 53200, so that the statement fails and nobody else does.
///
/// Operators reserve in steps of some kilobytes, not for each row.
public final class MemoryAccount implements AutoCloseable {
  private final String owner;
  private final @Nullable MemoryAccount parent;
  private final long limitBytes;
  private final AtomicLong used = new AtomicLong();

  /// @param owner whose memory it is, for the message
  /// @param parent the account above, or null for the top one
  /// @param limitBytes the most this account may hold; [Long#MAX_VALUE] for no limit of its own
  public MemoryAccount(String owner, @Nullable MemoryAccount parent, long limitBytes) {
    this.owner = owner;
    this.parent = parent;
    this.limitBytes = limitBytes;
  }

  /// The account of an instance: six tenths of the heap, so that what is not counted (plans,
  /// caches, messages, arrays that grow by copying) has room beside it.
  public static MemoryAccount ofInstance() {
    return new MemoryAccount("instance", null, Runtime.getRuntime().maxMemory() / 10 * 6);
  }

  /// An account below this one, limited to a part of what this one may hold.
  public MemoryAccount share(String shareOwner, int parts) {
    return new MemoryAccount(
        shareOwner, this, limitBytes == Long.MAX_VALUE ? limitBytes : limitBytes / parts);
  }

  /// Bytes held now, by this account and those below it.
  public long used() {
    return used.get();
  }

  public long limitBytes() {
    return limitBytes;
  }

  /// Whether `bytes` more would go beyond this account's own limit. A spilling operator asks before
  /// it reserves.
  public boolean wouldExceed(long bytes) {
    return used.get() + bytes > limitBytes;
  }

  /// Counts `bytes` more.
  ///
  /// @throws PgException 53200 when this account or one above has not so much left; nothing is
  ///   counted then
  public void reserve(long bytes) {
    if (parent != null) {
      parent.reserve(bytes);
    }
    if (used.addAndGet(bytes) > limitBytes) {
      release(bytes);
      throw new PgException(SqlState.OUT_OF_MEMORY, "out of memory")
          .detail("Failed on request of size " + bytes + " in memory context \"" + owner + "\".");
    }
  }

  /// Gives back all that is still reserved: the owner is gone.
  @Override
  public void close() {
    release(used.get());
  }

  /// Counts `bytes` less.
  public void release(long bytes) {
    long left = used.addAndGet(-bytes);
    if (left < 0) {
      throw PgException.internal("memory account \"" + owner + "\" released more than it held");
    }
    if (parent != null) {
      parent.release(bytes);
    }
  }
}
