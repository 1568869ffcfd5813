package org.gajah.functions.contract;

import org.gajah.activity.statistics.SessionStatistics;
import org.gajah.catalog.namespace.Names;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.text.collation.Collation;
import org.gajah.types.contract.TypeContext;

/// What a function may ask while it runs. Built-in functions that need no more than a [TypeContext]
/// take that; those that need more take this.
///
/// A context belongs to a session and one thread at a time.
public interface FunctionContext extends TypeContext {
  /// The catalogs as the current command sees them.
  CatalogSource catalog();

  /// Objects by name along the session's search path, with rights and roles.
  Names names();

  /// Random numbers of the session, which `setseed` starts anew.
  SessionRandom random();

  /// The collation with an OID, ready for use: 0 gives
  /// [org.gajah.text.collation.Collations#MISSING], which answers 42P22 when it is used.
  Collation collation(int oid);

  /// Who and where the session is.
  SessionFacts session();

  /// The session's settings.
  SettingAccess settings();

  /// The current transaction.
  TransactionFacts transaction();

  Sequences sequences();

  /// Sizes and places of relations on disk.
  RelationStorage storage();

  /// Writes stored trees as SQL.
  Deparser deparser();

  /// Other sessions.
  Backends backends();

  /// Values that are stored compressed or elsewhere.
  ToastReader toast();

  /// Functions that are written in SQL or a procedural language.
  Routines routines();

  /// What domains ask of their values.
  Domains domains();

  /// Collations of what the operating system has.
  default CollationImport collationImport() {
    return CollationImport.NONE;
  }

  /// What is counted, as the session sees it.
  default SessionStatistics statistics() {
    return SessionStatistics.unseen();
  }

  /// What stands behind system views without being stored.
  default SessionTables tables() {
    return SessionTables.NONE;
  }
}
