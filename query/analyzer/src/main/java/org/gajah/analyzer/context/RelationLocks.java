package org.gajah.analyzer.context;

/// Takes the locks that analysis needs, until the end of the transaction.
@FunctionalInterface
public interface RelationLocks {
  /// Locks a relation that was just looked up by its name.
  ///
  /// @param relation its OID
  /// @param mode a number of [org.gajah.nodes.kinds.LockMode]
  void lock(int relation, int mode);
}
