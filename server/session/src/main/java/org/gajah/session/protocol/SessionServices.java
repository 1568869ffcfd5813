package org.gajah.session.protocol;

import java.util.function.Supplier;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.seam.Chance;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.NameService;
import org.gajah.base.seam.Threads;
import org.gajah.base.settings.SettingReader;
import org.gajah.base.settings.SettingValues;
import org.gajah.batch.MemoryAccount;
import org.gajah.locks.Proc;
import org.gajah.session.auth.Authentication;
import org.gajah.session.log.ServerLog;
import org.gajah.session.tls.TlsContext;
import org.gajah.spi.Engine;
import org.gajah.spi.InstanceAccess;
import org.jspecify.annotations.Nullable;

/// What an instance gives to its sessions.
public interface SessionServices {
  Engine engine();

  /// What the engine may ask of the instance.
  InstanceAccess instance();

  SettingValues settings();

  /// The authentication files as they were read last.
  Authentication.Rules rules();

  Authentication.Secrets secrets();

  NameService names();

  Clock clock();

  Chance chance();

  Timers timers();

  Threads threads();

  ServerLog log();

  /// What all statements of the instance may hold.
  MemoryAccount memory();

  /// Null where TLS is off.
  @Nullable TlsContext tls();

  /// Whether recovery is still going on (hot standby).
  boolean inRecovery();

  /// Says that clients are let in now.
  ///
  /// @throws PgException FATAL 57P03 when they are not, 53300 when there are too many
  void checkAccepting();

  /// A number for a session that begins.
  int newProcessId();

  /// The id of the transaction that a session is in, 0 for none.
  int xid(Proc proc);

  /// The virtual id of that transaction; empty when the session has left.
  String virtualXid(Proc proc);

  /// Makes the calling thread a process of the instance.
  ///
  /// @param processId from [#newProcessId]
  /// @param settings the session's, as they are at the moment
  /// @param reporter where its messages go
  /// @throws PgException FATAL 53300 when there are too many
  Proc enter(int processId, Supplier<SettingReader> settings, Reporter reporter);

  /// The session is over and has let go of everything.
  void leave(Proc proc);

  /// How many more clients would be let in.
  int freeConnections();

  /// How many sessions are in a database, this one included once it has told.
  int connectionsTo(int database);

  /// How many sessions a role has, likewise.
  int connectionsOf(int role);

  /// Somebody sent a CancelRequest.
  void cancel(int processId, int secret);

  /// A session broke in a way that may have left shared memory broken.
  void crashed(ClientSession session, Throwable cause);
}
