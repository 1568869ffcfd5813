package org.gajah.cli.control;

/// How to connect, for people to copy.
///
/// @param address that the server listens on, empty for none
/// @param socketFolder where its unix socket is, empty for none
record ConnectionLines(String address, String socketFolder, int port, String user) {
  private static final String DATABASE = "postgres";

  @Override
  public String toString() {
    String host = address.isEmpty() ? socketFolder : tcpHost();
    String psql =
        "  psql:  psql -h %s -p %d -U %s -d %s\n"
            .formatted(Shell.word(host), port, Shell.word(user), DATABASE);
    if (address.isEmpty()) {
      return psql;
    }
    return psql
        + "  JDBC:  jdbc:postgresql://%s:%d/%s?user=%s\n"
            .formatted(host.contains(":") ? "[" + host + "]" : host, port, DATABASE, user);
  }

  private String tcpHost() {
    return switch (address) {
      case "*", "0.0.0.0", "::" -> "localhost";
      default -> address;
    };
  }
}
