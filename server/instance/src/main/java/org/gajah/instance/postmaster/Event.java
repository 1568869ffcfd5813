package org.gajah.instance.postmaster;

import org.gajah.instance.cluster.FencedDisk;
import org.gajah.session.protocol.ClientSession;
import org.jspecify.annotations.Nullable;

/// Something that the postmaster must know.
sealed interface Event {
  /// Somebody asks for an end.
  record Stop(ShutdownMode mode) implements Event {}

  /// The settings' files shall be read again.
  record Reload() implements Event {}

  /// A background process has ended.
  ///
  /// @param failure why, or null when it was told to
  record Ended(Background process, @Nullable Throwable failure) implements Event {}

  /// Recovery has come to the first record that it replays.
  record RedoStarted() implements Event {}

  /// Recovery is over.
  ///
  /// @param failure why it failed, or null
  record Recovered(@Nullable Throwable failure) implements Event {}

  /// A session has ended.
  record SessionEnded(ClientSession session) implements Event {}

  /// Shared memory may be broken.
  ///
  /// @param processId whose fault it was
  /// @param activity what it was doing, or null
  record Broken(int processId, Throwable cause, @Nullable String activity) implements Event {}

  /// A process is about to end with a PANIC; its end says more.
  ///
  /// @param life which life of the storage it belongs to
  record Panic(int processId, Throwable cause, FencedDisk life) implements Event {}

  /// A CancelRequest found nobody.
  ///
  /// @param known whether there is such a session, but with another key
  record LostCancel(int processId, boolean known) implements Event {}

  /// Nothing happened for a while.
  record Tick() implements Event {}
}
