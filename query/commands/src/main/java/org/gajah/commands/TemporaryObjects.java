package org.gajah.commands;

import org.gajah.nodes.kinds.OnCommitAction;

/// What a session has of temporary objects: its schemas for them, and what happens to its temporary
/// tables at commits.
public interface TemporaryObjects {
  /// OID of the schema of temporary objects; 0 before there is one.
  int schema();

  /// OID of the schema of their TOAST tables.
  int toastSchema();

  /// Says which schemas they are, from the running subtransaction on.
  void take(int schema, int toastSchema);

  /// Remembers what happens to a temporary table when transactions commit.
  void register(int table, OnCommitAction action);
}
