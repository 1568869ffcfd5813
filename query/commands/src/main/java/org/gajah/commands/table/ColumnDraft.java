package org.gajah.commands.table;

import java.util.List;
import java.util.Objects;
import org.gajah.nodes.ColumnDef;
import org.gajah.nodes.Constraint;
import org.gajah.nodes.Expr;
import org.gajah.nodes.TypeName;
import org.jspecify.annotations.Nullable;

/// A column that is being defined: what was written, with what its constraints say of it.
final class ColumnDraft {
  final ColumnDef definition;
  final String name;
  TypeName typeName;
  boolean isNotNull;

  /// The default or generation expression as written.
  @Nullable Expr rawDefault;

  /// A default that is analyzed already.
  @Nullable Expr cookedDefault;

  char identity;
  char generated;
  int number;

  ColumnDraft(ColumnDef definition) {
    this.definition = definition;
    this.name = Objects.requireNonNull(definition.colname());
    this.typeName = Objects.requireNonNull(definition.typeName());
    this.isNotNull = definition.is_not_null();
    this.identity = definition.identity();
    this.generated = definition.generated();
    this.rawDefault = definition.raw_default();
    this.cookedDefault = definition.cooked_default();
  }

  List<Constraint> constraints() {
    return definition.constraints();
  }
}
