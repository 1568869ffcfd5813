package org.gajah.oracle.locks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.gajah.oracle.OracleServer;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// A session on the oracle.
final class TheirPlayer extends Player {
  private final OracleServer server;
  private final Connection connection;
  private final int pid;
  private int depth;
  private int logged;

  TheirPlayer(OracleServer server) throws SQLException {
    this.server = server;
    this.connection = server.connect("postgres");
    this.pid = Integer.parseInt(query("SELECT pg_backend_pid()"));
    execute("BEGIN");
  }

  @Override
  int pid() {
    return pid;
  }

  /// The number of the process, which is its place in the lock manager's loops.
  int procNumber() throws SQLException {
    String vxid =
        query(
            "SELECT virtualtransaction FROM pg_locks WHERE pid = pg_backend_pid()"
                + " AND locktype = 'virtualxid'");
    return Integer.parseInt(vxid.substring(0, vxid.indexOf('/')));
  }

  @Override
  String perform(Move what) throws SQLException {
    try {
      return attempt(what);
    } catch (PSQLException e) {
      execute("ROLLBACK");
      execute("BEGIN");
      depth = 0;
      ServerErrorMessage message = e.getServerErrorMessage();
      String detail = message == null ? null : message.getDetail();
      return e.getSQLState() + (detail == null ? "" : " " + detail);
    }
  }

  private String attempt(Move what) throws SQLException {
    return switch (what) {
      case Move.LockTable lock ->
          execute(
              "LOCK TABLE t"
                  + lock.table()
                  + " IN "
                  + lock.mode().name().replace('_', ' ')
                  + " MODE"
                  + (lock.dontWait() ? " NOWAIT" : ""));
      case Move.Advisory lock ->
          query(
              String.format(
                  Locale.ROOT,
                  "SELECT pg_%sadvisory_%slock%s(%d)",
                  lock.dontWait() ? "try_" : "",
                  lock.forSession() ? "" : "xact_",
                  lock.shared() ? "_shared" : "",
                  lock.key()));
      case Move.Unlock unlock ->
          query(
              "SELECT pg_advisory_unlock"
                  + (unlock.shared() ? "_shared" : "")
                  + "("
                  + unlock.key()
                  + ")");
      case Move.UnlockAll all -> query("SELECT pg_advisory_unlock_all()");
      case Move.Savepoint savepoint -> {
        depth++;
        yield execute("SAVEPOINT s" + depth);
      }
      case Move.Release release -> depth == 0 ? "" : execute("RELEASE SAVEPOINT s" + depth--);
      case Move.RollbackTo rollback -> depth == 0 ? "" : execute("ROLLBACK TO SAVEPOINT s" + depth);
      case Move.Commit commit -> end("COMMIT");
      case Move.Rollback rollback -> end("ROLLBACK");
      case Move.Prepare prepare -> end("PREPARE TRANSACTION '" + prepare.name() + "'");
    };
  }

  private String end(String how) throws SQLException {
    execute(how);
    depth = 0;
    return execute("BEGIN");
  }

  private String execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return "";
    }
  }

  private String query(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      String value = result.getString(1);
      return value == null ? "" : value;
    }
  }

  @Override
  void prepareMove() {
    logged = server.log().length();
  }

  @Override
  boolean isBlocked() {
    return server.log().substring(logged).contains("process " + pid + " still waiting");
  }

  @Override
  public void close() throws SQLException {
    super.close();
    connection.close();
  }
}
