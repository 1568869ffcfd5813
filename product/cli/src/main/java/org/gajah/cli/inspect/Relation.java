package org.gajah.cli.inspect;

import org.gajah.base.id.RelFileLocator;

/// A relation.
record Relation(int oid, String schema, String name, char kind, RelFileLocator files) {
  boolean hasRows() {
    return "rtmS".indexOf(kind) >= 0;
  }
}
