package org.gajah.instance.postmaster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.gajah.instance.config.FileSettingRow;
import org.gajah.instance.config.InstanceConfiguration;
import org.gajah.session.hba.HbaFile;
import org.gajah.session.hba.HbaRule;
import org.gajah.session.hba.Word;
import org.gajah.session.protocol.ClientSession;
import org.gajah.spi.InstanceAccess;
import org.jspecify.annotations.Nullable;

/// What statements may do to the instance they run in.
///
/// @param sessions those that there are
/// @param postmaster takes what is to be done
record StatementAccess(
    List<ClientSession> sessions,
    InstanceConfiguration configuration,
    AuthenticationFiles files,
    Consumer<Event> postmaster)
    implements InstanceAccess {
  @Override
  public void alterSystem(String name, @Nullable String value) {
    configuration.autoConfiguration().set(name, value);
  }

  @Override
  public void resetSystem() {
    configuration.autoConfiguration().resetAll();
  }

  @Override
  public void reload() {
    postmaster.accept(new Event.Reload());
  }

  private static List<@Nullable Object> row(@Nullable Object... values) {
    return Arrays.asList(values);
  }

  @Override
  public List<List<@Nullable Object>> fileSettings() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (FileSettingRow row : configuration.fileSettings()) {
      rows.add(
          row(
              row.file(),
              row.line(),
              row.number(),
              row.name(),
              row.value(),
              row.applied(),
              row.error()));
    }
    return rows;
  }

  @Override
  public List<List<@Nullable Object>> authenticationRules() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (HbaFile.Row row : files.present().rows()) {
      HbaRule rule = row.rule();
      rows.add(
          row(
              row.ruleNumber(),
              row.fileName(),
              row.lineNumber(),
              rule == null ? null : rule.type().label(),
              rule == null ? null : words(rule.databases()),
              rule == null ? null : words(rule.roles()),
              row.address(),
              row.netmask(),
              rule == null ? null : rule.method().label(),
              rule == null ? null : rule.options().shown(),
              row.error()));
    }
    return rows;
  }

  private static List<String> words(List<Word> words) {
    return words.stream().map(Word::text).toList();
  }

  @Override
  public @Nullable Backend backend(int pid) {
    for (ClientSession session : sessions) {
      if (session.processId() == pid) {
        return new Client(sessions, session);
      }
    }
    return null;
  }

  /// A session of a client.
  private record Client(List<ClientSession> sessions, ClientSession session) implements Backend {
    @Override
    public int role() {
      return session.role();
    }

    @Override
    public boolean superuser() {
      return session.superuser();
    }

    @Override
    public void cancel() {
      session.cancel();
    }

    @Override
    public void terminate() {
      session.terminate();
    }

    @Override
    public boolean isAlive() {
      return sessions.contains(session);
    }
  }
}
