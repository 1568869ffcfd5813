package org.gajah.functions.contract;

import org.jspecify.annotations.Nullable;

/// Who a session is.
public interface SessionFacts {
  /// OID of the role whose rights count now (`current_user`).
  int currentUser();

  /// OID of the role that SET SESSION AUTHORIZATION has chosen (`session_user`).
  int sessionUser();

  /// The identity that authentication found, with its method (`system_user`), or null.
  @Nullable String systemUser();

  /// OID of the database.
  int database();

  int backendPid();

  /// Number of the session among the instance's backends.
  int backendNumber();

  /// The client's address as text, or null for a Unix-domain socket.
  @Nullable String clientAddress();

  int clientPort();

  /// The address that the client has connected to, or null for a Unix-domain socket.
  @Nullable String serverAddress();

  int serverPort();

  /// The text of the statement that the client sent.
  String currentQuery();

  /// When the server started, when its settings were loaded last: microseconds since 2000-01-01.
  long serverStart();

  long settingsLoaded();

  /// Whether recovery is still going on, as on a standby.
  boolean inRecovery();
}
