package org.gajah.catalog.source;

/// What looking things up has to know of the session: whose rights count, where unqualified names
/// are looked for.
public interface CatalogSession {
  /// OID of the database that the session is connected to.
  int database();

  /// OID of the role whose rights count now (`current_user`).
  int user();

  /// OID of the session's schema for temporary objects, or 0 before it has made any.
  int temporaryNamespace();

  /// OID of the schema of the TOAST tables of temporary tables, or 0.
  int temporaryToastNamespace();

  /// The setting `search_path`.
  String searchPath();

  /// Number of the database's encoding, for which collations are looked up.
  int encoding();
}
