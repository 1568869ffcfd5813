package org.gajah.spi.notify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.spi.SessionContext;
import org.gajah.spi.TransactionStep;
import org.jspecify.annotations.Nullable;

/// What a session listens to and what its transaction is about to send. All of it happens at the
/// commit, and what a subtransaction did is gone when that fails.
public final class SessionNotifications implements TransactionStep {
  private static final int MAX_NAME = 64;
  private static final int MAX_PAYLOAD = 8000;

  private final NotificationHub hub;
  private final SessionContext context;
  private final List<Level> levels = new ArrayList<>();
  private final Queue<NotificationHub.Sent> inbox = new ConcurrentLinkedQueue<>();

  /// Read by the thread that delivers while the session waits for its client.
  private final Set<String> channels = new LinkedHashSet<>();

  private volatile boolean joined;
  private int nesting = 1;

  /// What a transaction or subtransaction wants.
  private static final class Level {
    private final int number;
    private final List<Wish> wishes = new ArrayList<>();
    private final Set<NotificationHub.Sent> sent = new LinkedHashSet<>();

    Level(int number) {
      this.number = number;
    }

    void addAll(Level inner) {
      wishes.addAll(inner.wishes);
      sent.addAll(inner.sent);
    }
  }

  /// LISTEN, or UNLISTEN of one channel or (null) of all.
  private record Wish(boolean listen, @Nullable String channel) {}

  public SessionNotifications(NotificationHub hub, SessionContext context) {
    this.hub = hub;
    this.context = context;
  }

  // What statements ask for

  /// NOTIFY.
  ///
  /// @throws PgException 22023 for a channel or payload that cannot be
  public void send(String channel, String payload) {
    int length = channel.getBytes(StandardCharsets.UTF_8).length;
    if (length == 0) {
      throw invalid("channel name cannot be empty");
    }
    if (length >= MAX_NAME) {
      throw invalid("channel name too long");
    }
    if (payload.getBytes(StandardCharsets.UTF_8).length >= MAX_PAYLOAD) {
      throw invalid("payload string too long");
    }
    level()
        .sent
        .add(
            new NotificationHub.Sent(
                context.identity().database().oid(), context.proc().pid(), channel, payload));
  }

  private static PgException invalid(String message) {
    return new PgException(SqlState.INVALID_PARAMETER_VALUE, message);
  }

  public void listen(String channel) {
    level().wishes.add(new Wish(true, channel));
  }

  /// UNLISTEN.
  ///
  /// @param channel null for all
  public void unlisten(@Nullable String channel) {
    if (!channels.isEmpty() || !levels.isEmpty()) {
      level().wishes.add(new Wish(false, channel));
    }
  }

  /// What the session listens to.
  public Collection<String> channels() {
    return List.copyOf(channels);
  }

  private Level level() {
    if (levels.isEmpty() || levels.getLast().number < nesting) {
      levels.add(new Level(nesting));
    }
    return levels.getLast();
  }

  // The transaction

  @Override
  public void started() {
    nesting = 1;
    levels.clear();
  }

  @Override
  public void subtransactionStarted(int level) {
    nesting = level;
  }

  @Override
  public void subtransactionEnded(int level, boolean committed) {
    nesting = level - 1;
    while (!levels.isEmpty() && levels.getLast().number >= level) {
      Level inner = levels.removeLast();
      if (committed) {
        level().addAll(inner);
      }
    }
  }

  @Override
  public void beforeCommit(boolean preparing) {
    if (preparing && !levels.isEmpty()) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED,
          "cannot PREPARE a transaction that has executed LISTEN, UNLISTEN, or NOTIFY");
    }
  }

  @Override
  public void ended(boolean committed) {
    if (levels.isEmpty()) {
      return;
    }
    Level all = new Level(1);
    levels.forEach(all::addAll);
    levels.clear();
    if (committed) {
      all.wishes.forEach(this::grant);
      if (!all.sent.isEmpty()) {
        hub.publish(List.copyOf(all.sent));
      }
    }
  }

  private void grant(Wish wish) {
    synchronized (channels) {
      if (wish.listen) {
        channels.add(String.valueOf(wish.channel));
      } else if (wish.channel == null) {
        channels.clear();
      } else {
        channels.remove(wish.channel);
      }
    }
    if (channels.isEmpty()) {
      leave();
    } else if (!joined) {
      joined = true;
      hub.join(this);
    }
  }

  private void leave() {
    if (joined) {
      joined = false;
      hub.leave(this);
    }
  }

  // Receiving

  /// Takes what another session (or this one) sent. From any thread.
  void receive(List<NotificationHub.Sent> sent) {
    boolean any = false;
    synchronized (channels) {
      for (NotificationHub.Sent one : sent) {
        if (one.database() == context.identity().database().oid()
            && channels.contains(one.channel())) {
          inbox.add(one);
          any = true;
        }
      }
    }
    if (any) {
      context.wake();
    }
  }

  /// Whether anything may come.
  public boolean isListening() {
    return joined || !inbox.isEmpty();
  }

  /// Tells the client what has come. Only between transactions.
  public void deliver() {
    NotificationHub.Sent next = inbox.poll();
    while (next != null) {
      boolean wanted;
      synchronized (channels) {
        wanted = channels.contains(next.channel());
      }
      if (wanted) {
        context.notify(next.pid(), next.channel(), next.payload());
      }
      next = inbox.poll();
    }
  }

  /// The session ends.
  public void close() {
    leave();
    inbox.clear();
  }
}
