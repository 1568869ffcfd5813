package org.gajah.oracle.session;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.SqlState;
import org.gajah.base.seam.Chance;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Connection;
import org.gajah.base.seam.Connections;
import org.gajah.base.seam.Listener;
import org.gajah.base.seam.NameService;
import org.gajah.base.seam.RealDisk;
import org.gajah.base.seam.Threads;
import org.gajah.base.settings.SettingReader;
import org.gajah.base.settings.SettingValues;
import org.gajah.base.settings.StandardHooks;
import org.gajah.batch.MemoryAccount;
import org.gajah.locks.Proc;
import org.gajah.locks.ProcTable;
import org.gajah.session.auth.Authentication;
import org.gajah.session.auth.PasswordSecret;
import org.gajah.session.hba.HbaFile;
import org.gajah.session.hba.IdentFile;
import org.gajah.session.log.ServerLog;
import org.gajah.session.protocol.ClientSession;
import org.gajah.session.protocol.SessionServices;
import org.gajah.session.protocol.Timers;
import org.gajah.session.tls.TlsContext;
import org.gajah.spi.Engine;
import org.gajah.spi.InstanceAccess;
import org.gajah.text.zone.TimeZones;
import org.jspecify.annotations.Nullable;

/// Sessions over a [TinyEngine], without storage and supervisor.
final class TinyInstance implements SessionServices, AutoCloseable {
  private final Engine engine = new TinyEngine();
  private final SettingValues settings = new SettingValues(StandardHooks.builder().build());
  private final Timers timers = new Timers(Threads.platform(), Clock.system());
  private final List<String> log = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger nextProcessId = new AtomicInteger(ProcTable.FIRST_OF_SESSIONS);
  private final List<Throwable> crashes = Collections.synchronizedList(new ArrayList<>());
  private final List<ClientSession> sessions = new CopyOnWriteArrayList<>();
  private final MemoryAccount memory = new MemoryAccount("instance", null, Long.MAX_VALUE);
  private final ProcTable procs =
      new ProcTable(100, Threads.platform(), Clock.system(), (proc, cause) -> crashes.add(cause));
  private final ServerLog serverLog =
      new ServerLog(
          bytes -> log.add(new String(bytes, StandardCharsets.UTF_8)),
          Clock.system(),
          new TimeZones());
  private final Authentication.Rules rules;
  private final Listener listener;

  TinyInstance() throws IOException {
    Path hba = Files.createTempFile("gajah-hba-", ".conf");
    Files.writeString(hba, "local all all trust\nhost all all 127.0.0.1/32 trust\n");
    HbaFile read =
        HbaFile.read(
            new RealDisk(RealDisk.Ownership.PRIVATE),
            hba,
            false,
            text -> {
              throw new PgException(SqlState.INVALID_REGULAR_EXPRESSION, text);
            });
    Files.delete(hba);
    rules = new Authentication.Rules(read.rules(), IdentFile.EMPTY);
    listener = Connections.system().listen(InetAddress.getLoopbackAddress(), 0, 50);
    Threads.platform().start("tiny listener", this::accept);
  }

  private void accept() {
    try {
      for (Connection client = listener.accept(); client != null; client = listener.accept()) {
        ClientSession session = new ClientSession(this, client);
        sessions.add(session);
        Threads.platform()
            .start(
                "tiny backend",
                () -> {
                  try {
                    while (!session.run()) {}
                  } finally {
                    sessions.remove(session);
                  }
                });
      }
    } catch (IOException e) {
      crashes.add(e);
    }
  }

  int port() {
    return listener.port();
  }

  List<String> lines() {
    return log;
  }

  List<Throwable> crashes() {
    return crashes;
  }

  List<ClientSession> sessions() {
    return sessions;
  }

  @Override
  public void close() throws IOException {
    listener.close();
    sessions.forEach(ClientSession::terminate);
    timers.close();
  }

  @Override
  public InstanceAccess instance() {
    return new Alone();
  }

  @Override
  public Engine engine() {
    return engine;
  }

  @Override
  public SettingValues settings() {
    return settings;
  }

  @Override
  public Authentication.Rules rules() {
    return rules;
  }

  @Override
  public Authentication.Secrets secrets() {
    return new Authentication.Secrets(new byte[32], PasswordSecret.Encryption.SCRAM_SHA_256, 4096);
  }

  @Override
  public NameService names() {
    return NameService.system();
  }

  @Override
  public Clock clock() {
    return Clock.system();
  }

  @Override
  public Chance chance() {
    return Chance.secure();
  }

  @Override
  public Timers timers() {
    return timers;
  }

  @Override
  public Threads threads() {
    return Threads.platform();
  }

  @Override
  public ServerLog log() {
    return serverLog;
  }

  @Override
  public MemoryAccount memory() {
    return memory;
  }

  @Override
  public @Nullable TlsContext tls() {
    return null;
  }

  @Override
  public boolean inRecovery() {
    return false;
  }

  @Override
  public void checkAccepting() {}

  @Override
  public int newProcessId() {
    return nextProcessId.getAndIncrement();
  }

  @Override
  public int xid(Proc proc) {
    return 0;
  }

  @Override
  public String virtualXid(Proc proc) {
    return proc.number() + "/0";
  }

  @Override
  public Proc enter(int processId, Supplier<SettingReader> own, Reporter reporter) {
    return procs.enter(processId);
  }

  @Override
  public void leave(Proc proc) {
    procs.leave(proc);
  }

  @Override
  public int freeConnections() {
    return 50;
  }

  @Override
  public int connectionsTo(int database) {
    return (int) sessions.stream().filter(session -> session.database() == database).count();
  }

  @Override
  public int connectionsOf(int role) {
    return (int) sessions.stream().filter(session -> session.role() == role).count();
  }

  @Override
  public void cancel(int processId, int secret) {
    for (ClientSession session : sessions) {
      if (session.answersTo(processId, secret)) {
        session.cancel();
      }
    }
  }

  @Override
  public void crashed(ClientSession session, Throwable cause) {
    crashes.add(cause);
  }

  /// Nobody else is there.
  private static final class Alone implements InstanceAccess {
    @Override
    public @Nullable Session session(int pid) {
      return null;
    }

    @Override
    public boolean cancel(int pid) {
      return false;
    }

    @Override
    public boolean terminate(int pid) {
      return false;
    }

    @Override
    public void reload() {}

    @Override
    public long startTimestamp() {
      return 0;
    }

    @Override
    public long settingsTimestamp() {
      return 0;
    }
  }
}
