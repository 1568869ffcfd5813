package org.gajah.analyzer;

import java.util.List;
import org.gajah.nodes.Alias;
import org.gajah.nodes.RangeTblEntry;
import org.jspecify.annotations.Nullable;

/// An entry of the range table as names see it. Mirrors `ParseNamespaceItem` of
/// parser/parse_node.h.
final class NamespaceItem {
  final Alias names;
  RangeTblEntry entry;
  final int index;
  final @Nullable Permission permission;
  final NamespaceColumn[] columns;
  boolean relationVisible = true;
  boolean columnsVisible = true;
  boolean lateralOnly;
  boolean lateralOk = true;

  NamespaceItem(
      Alias names,
      RangeTblEntry entry,
      int index,
      @Nullable Permission permission,
      NamespaceColumn[] columns) {
    this.names = names;
    this.entry = entry;
    this.index = index;
    this.permission = permission;
    this.columns = columns;
  }

  List<String> columnNames() {
    return names.colnames();
  }

  void visible(boolean relation, boolean itsColumns) {
    relationVisible = relation;
    columnsVisible = itsColumns;
  }

  void lateral(boolean only, boolean ok) {
    lateralOnly = only;
    lateralOk = ok;
  }
}
