package org.gajah.spi.notify;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Where the sessions of an instance that listen are known to those that notify. Any thread may
/// call it.
public final class NotificationHub {
  private final List<SessionNotifications> listeners = new CopyOnWriteArrayList<>();

  /// A notification on its way.
  ///
  /// @param database whose sessions get it
  /// @param pid of the sender
  record Sent(int database, int pid, String channel, String payload) {}

  void join(SessionNotifications session) {
    listeners.add(session);
  }

  void leave(SessionNotifications session) {
    listeners.remove(session);
  }

  /// Hands out what a transaction has sent; transactions come one after the other.
  synchronized void publish(List<Sent> sent) {
    for (SessionNotifications listener : listeners) {
      listener.receive(sent);
    }
  }
}
