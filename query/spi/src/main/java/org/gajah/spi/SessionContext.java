package org.gajah.spi;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.gajah.base.error.Reporter;
import org.gajah.base.settings.SessionSettings;
import org.gajah.batch.MemoryAccount;
import org.gajah.locks.Proc;
import org.jspecify.annotations.Nullable;

/// What a session is to the engine that works for it.
public interface SessionContext {
  Proc proc();

  /// Who logged in, and where.
  Identity identity();

  SessionSettings settings();

  /// Where notices, warnings and log lines go.
  Reporter reporter();

  /// What all statements of the session may hold.
  MemoryAccount memory();

  /// When the client's last message with a statement came, in microseconds since 2000.
  long statementTimestamp();

  /// The client's end of COPY.
  ClientCopy copy();

  /// Tells the client of a NOTIFY; it is sent at the next opportunity.
  void notify(int senderPid, String channel, String payload);

  /// Says that there is something to tell the client, should the session be waiting for it. From
  /// any thread.
  default void wake() {}

  /// Whether this is the only process of the instance, without a client (single-user mode).
  default boolean isStandalone() {
    return false;
  }

  /// The instance around the session.
  InstanceAccess instance();

  /// Who logged in, and where.
  ///
  /// @param role as found in the catalog (SESSION_USER at first)
  /// @param database as found in the catalog
  /// @param systemUser method and name (`SYSTEM_USER`), or null
  /// @param address the client's, or null on a unix socket or within this JVM
  /// @param port the client's, or -1
  /// @param local the address that the client has connected to, or null as above
  /// @param startTimestamp when the client connected
  record Identity(
      LoginCatalog.Role role,
      LoginCatalog.Database database,
      @Nullable String systemUser,
      @Nullable InetAddress address,
      int port,
      @Nullable InetSocketAddress local,
      long startTimestamp) {}
}
