package org.gajah.commands.object;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.privilege.Denials;
import org.gajah.catalog.privilege.Privileges;
import org.gajah.catalog.relation.RelationKinds;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgNamespace;

/// Who may change what.
public final class Ownership {
  private final Definer definer;

  public Ownership(Definer definer) {
    this.definer = definer;
  }

  /// @throws PgException 42501 unless the user owns a relation, or when it is a system catalog
  public void requireRelation(PgClass row) {
    definer.privileges().requireOwner(Denials.kindOf(row.relkind()), row.relowner(), row.relname());
    requireNoCatalog(row);
  }

  /// @throws PgException 42501 when a relation is a system catalog, which may not be changed
  public void requireNoCatalog(PgClass row) {
    if (isCatalog(row) && !definer.mayChangeCatalogs()) {
      throw new PgException(
          SqlState.INSUFFICIENT_PRIVILEGE,
          "permission denied: \"%s\" is a system catalog".formatted(row.relname()));
    }
  }

  /// Whether a relation came with initdb's catalogs, or is a TOAST table.
  public static boolean isCatalog(PgClass row) {
    return Oid.compare(row.oid(), Oid.FIRST_UNPINNED) < 0
        || row.relnamespace() == PgNamespace.PG_TOAST_NAMESPACE;
  }

  /// Privileges of the session.
  Privileges privileges() {
    return definer.privileges();
  }

  /// An error for a relation of a kind that something cannot be done with.
  public static PgException wrongKind(String message, char relkind) {
    return RelationKinds.unsupported(message, relkind);
  }
}
