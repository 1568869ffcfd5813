package org.gajah.session.protocol;

import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.gajah.base.seam.Connection;
import org.gajah.base.settings.SettingReader;
import org.gajah.base.settings.Settings;
import org.gajah.session.log.LogOrigin.ClientFacts;
import org.jspecify.annotations.Nullable;

/// What the log may say of a session's client.
final class LogInFacts implements ClientFacts {
  private final Connection.Peer peer;
  private volatile @Nullable String user;
  private volatile @Nullable String database;
  private @Nullable SettingReader settings;
  private String activity = "";
  private IntSupplier xid = () -> 0;
  private Supplier<String> virtualXid = () -> "";

  LogInFacts(Connection.Peer peer) {
    this.peer = peer;
  }

  void asked(String asUser, String forDatabase) {
    user = asUser;
    database = forDatabase;
  }

  /// The session has a place among the processes.
  void entered(IntSupplier topXid, Supplier<String> ofTransaction) {
    xid = topXid;
    virtualXid = ofTransaction;
  }

  /// It has left that place.
  void left() {
    xid = () -> 0;
    virtualXid = () -> "";
  }

  void settings(SettingReader own) {
    settings = own;
  }

  void activity(String now) {
    activity = now;
  }

  @Override
  public @Nullable String user() {
    return user;
  }

  @Override
  public @Nullable String database() {
    return database;
  }

  @Override
  public @Nullable String applicationName() {
    return settings == null ? null : settings.string(Settings.APPLICATION_NAME);
  }

  @Override
  public String host() {
    return peer.address() == null ? "[local]" : peer.address().getHostAddress();
  }

  @Override
  public String port() {
    return peer.address() == null ? "" : Integer.toString(peer.port());
  }

  @Override
  public String activity() {
    return activity;
  }

  @Override
  public int xid() {
    return xid.getAsInt();
  }

  @Override
  public String virtualXid() {
    return virtualXid.get();
  }
}
