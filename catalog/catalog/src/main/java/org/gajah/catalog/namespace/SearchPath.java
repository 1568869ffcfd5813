package org.gajah.catalog.namespace;

import java.util.List;
import org.gajah.base.id.Oid;

/// The schemas in which unqualified names are looked for.
///
/// @param schemas OIDs in their order, the implicit ones included
/// @param explicit how many of them, at the end, the setting names
/// @param creation the schema in which new objects are made; 0 when there is none
/// @param temporaryMissing whether new objects are to be made in the schema for temporary ones,
///   which the session has not made yet
public record SearchPath(
    List<Integer> schemas, int explicit, int creation, boolean temporaryMissing) {
  public SearchPath {
    schemas = List.copyOf(schemas);
  }

  public boolean contains(int schema) {
    return schemas.contains(schema);
  }

  /// The place of a schema; -1 when it is not there.
  public int position(int schema) {
    return schemas.indexOf(schema);
  }

  /// The schemas that the setting names (`current_schemas(false)`).
  public List<Integer> explicitSchemas() {
    return schemas.subList(schemas.size() - explicit, schemas.size());
  }

  /// Whether objects can be made without naming a schema.
  public boolean hasCreation() {
    return creation != Oid.INVALID;
  }
}
