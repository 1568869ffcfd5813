package org.gajah.catalog.object;

import org.gajah.base.id.Oid;
import org.gajah.catalog.rows.PgDatabase;
import org.gajah.catalog.rows.PgLargeobject;
import org.gajah.catalog.rows.PgNamespace;

/// Objects that the system cannot do without; dependencies on them are not written down. Mirrors
/// `IsPinnedObject` of `catalog/catalog.c`.
public final class Pinned {
  private Pinned() {}

  public static boolean is(ObjectAddress object) {
    return is(object.catalog(), object.object());
  }

  public static boolean is(int catalog, int object) {
    if (Oid.compare(object, Oid.FIRST_UNPINNED) >= 0) {
      return false;
    }
    boolean isPublic =
        catalog == PgNamespace.TABLE.oid() && object == PgNamespace.PG_PUBLIC_NAMESPACE;
    return !isPublic
        && catalog != PgLargeobject.TABLE.oid()
        && catalog != PgDatabase.TABLE.oid();
  }
}
