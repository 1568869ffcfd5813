package org.gajah.analyzer;

import java.util.BitSet;
import org.gajah.nodes.Bitmapset;
import org.gajah.nodes.RTEPermissionInfo;

/// What a query does with a relation, gathered while it is analyzed.
final class Permission {
  /// What is added to column numbers, so that system columns have one, too.
  static final int FIRST_LOW_INVALID = -7;

  final int relation;
  final boolean inherited;
  long required;
  int checkAsUser;
  private final BitSet selected = new BitSet();
  private final BitSet inserted = new BitSet();
  private final BitSet updated = new BitSet();

  Permission(int relation, boolean inherited, long required) {
    this.relation = relation;
    this.inherited = inherited;
    this.required = required;
  }

  void select(int column) {
    selected.set(column - FIRST_LOW_INVALID);
  }

  void insert(int column) {
    inserted.set(column - FIRST_LOW_INVALID);
  }

  void update(int column) {
    updated.set(column - FIRST_LOW_INVALID);
  }

  RTEPermissionInfo node() {
    return new RTEPermissionInfo(
        relation,
        inherited,
        required,
        checkAsUser,
        Bitmapset.of(selected),
        Bitmapset.of(inserted),
        Bitmapset.of(updated));
  }
}
