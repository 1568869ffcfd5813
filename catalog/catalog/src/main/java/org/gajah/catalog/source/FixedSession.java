package org.gajah.catalog.source;

/// A session that stays as it is: for tests, and for processes without clients.
public record FixedSession(
    int database,
    int user,
    int temporaryNamespace,
    int temporaryToastNamespace,
    String searchPath,
    int encoding)
    implements CatalogSession {
  private static final int UTF8 = 6;

  /// A session without temporary objects in a database in UTF-8.
  public static FixedSession of(int database, int user, String searchPath) {
    return new FixedSession(database, user, 0, 0, searchPath, UTF8);
  }
}
