package org.gajah.instance.postmaster;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gajah.base.seam.Clock;
import org.gajah.instance.logger.Logger;
import org.gajah.session.log.LogSink.Format;
import org.gajah.session.protocol.Fellow;
import org.gajah.spi.InstanceAccess;
import org.jspecify.annotations.Nullable;

/// The instance as its sessions reach it.
final class Fellows implements InstanceAccess {
  private final List<? extends Fellow> sessions;
  private final Clock clock;
  private final Runnable reload;
  private final StatementFiles files;
  private final Logger logger;
  private final long startTimestamp;
  private volatile long settingsTimestamp;

  Fellows(
      List<? extends Fellow> sessions,
      Clock clock,
      Runnable reload,
      StatementFiles files,
      Logger logger) {
    this.files = files;
    this.logger = logger;
    this.sessions = sessions;
    this.clock = clock;
    this.reload = reload;
    this.startTimestamp = clock.timestamp();
    this.settingsTimestamp = startTimestamp;
  }

  void settingsRead() {
    settingsTimestamp = clock.timestamp();
  }

  private Optional<Fellow> find(int pid) {
    return sessions.stream()
        .filter(session -> session.processId() == pid)
        .<Fellow>map(session -> session)
        .findFirst();
  }

  @Override
  public @Nullable Session session(int pid) {
    return find(pid).map(session -> new Session(session.role())).orElse(null);
  }

  @Override
  public boolean cancel(int pid) {
    Optional<Fellow> found = find(pid);
    found.ifPresent(Fellow::cancel);
    return found.isPresent();
  }

  @Override
  public boolean terminate(int pid) {
    Optional<Fellow> found = find(pid);
    found.ifPresent(Fellow::terminate);
    return found.isPresent();
  }

  @Override
  public void reload() {
    reload.run();
  }

  @Override
  public boolean rotateLog() {
    return logger.rotate();
  }

  @Override
  public @Nullable String currentLogFile(@Nullable String format) {
    if (format == null) {
      return logger.currentFile(null);
    }
    return Arrays.stream(Format.values())
        .filter(known -> known.label().equals(format))
        .findFirst()
        .map(logger::currentFile)
        .orElse(null);
  }

  @Override
  public long startTimestamp() {
    return startTimestamp;
  }

  @Override
  public long settingsTimestamp() {
    return settingsTimestamp;
  }

  @Override
  public void alterSystem(String name, @Nullable String value) {
    files.alterSystem(name, value);
  }

  @Override
  public void resetSystem() {
    files.resetSystem();
  }

  @Override
  public List<List<@Nullable Object>> fileSettings() {
    return files.settings();
  }

  @Override
  public List<List<@Nullable Object>> authenticationRules() {
    return files.authenticationRules();
  }

  @Override
  public List<List<@Nullable Object>> userMappings() {
    return files.userMappings();
  }
}
