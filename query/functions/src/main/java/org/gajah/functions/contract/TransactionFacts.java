package org.gajah.functions.contract;

import org.jspecify.annotations.Nullable;

/// The transaction in which a function runs.
public interface TransactionFacts {
  /// The full number of the top transaction, assigned now if it had none.
  long currentXid();

  /// The full number of the top transaction, 0 where none is assigned.
  long currentXidIfAssigned();

  /// The number of the top transaction, or the next one to be assigned where it has none.
  int latestXid();

  /// The next multixact to be made.
  int nextMultiXact();

  /// The snapshot of the current command: `xmin:xmax:xid,xid`, all of them full numbers.
  String currentSnapshot();

  /// What became of a transaction: `in progress`, `committed` or `aborted`; null where that is no
  /// longer known.
  ///
  /// @throws org.gajah.base.error.PgException 22023 for a number from the future
  @Nullable String status(long fullXid);

  boolean readOnly();

  /// Makes an exported snapshot and answers its name.
  String exportSnapshot();
}
