package org.gajah.catalog.object;

import java.util.Comparator;
import org.gajah.base.id.Oid;
import org.gajah.catalog.source.CatalogTable;

/// An object. Mirrors `ObjectAddress` of `catalog/objectaddress.h`.
///
/// @param catalog OID of the catalog that has it
/// @param object its OID
/// @param column number of a column of it, or 0 for all of it
public record ObjectAddress(int catalog, int object, int column) {
  /// The order in which dependent objects are visited: the youngest first.
  public static final Comparator<ObjectAddress> YOUNGEST_FIRST =
      Comparator.comparing(ObjectAddress::object, (a, b) -> Oid.compare(b, a))
          .thenComparing(ObjectAddress::catalog, Oid::compare)
          .thenComparing(ObjectAddress::column, Integer::compareUnsigned);

  public static ObjectAddress of(CatalogTable<?> catalog, int object) {
    return new ObjectAddress(catalog.oid(), object, 0);
  }

  public static ObjectAddress of(CatalogTable<?> catalog, int object, int column) {
    return new ObjectAddress(catalog.oid(), object, column);
  }

  /// Whether two addresses are of one object, whichever columns.
  public boolean isSameObject(ObjectAddress other) {
    return catalog == other.catalog && object == other.object;
  }

  /// All of the object of which this is a column.
  public ObjectAddress whole() {
    return column == 0 ? this : new ObjectAddress(catalog, object, 0);
  }
}
