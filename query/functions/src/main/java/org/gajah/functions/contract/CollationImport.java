package org.gajah.functions.contract;

import org.gajah.base.error.PgException;

/// Makes collations of what the operating system and ICU have.
public interface CollationImport {
  /// Makes them in a schema, all whose names are not taken.
  ///
  /// @return how many were made
  /// @throws PgException 42501 for who is no superuser
  int into(int schema);

  /// Where nothing can be made.
  CollationImport NONE =
      _ -> {
        throw PgException.notBuilt("pg_import_system_collations");
      };
}
