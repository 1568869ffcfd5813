package org.gajah.spi.block;

/// What lies below a [TransactionBlock]: transactions and subtransactions that are started,
/// committed and aborted without asking why.
///
/// An end by abort has two steps: `abort` undoes everything at once and lets go of locks;
/// `cleanUp`, later, forgets what the session may still have named meanwhile (portals).
public interface TransactionWork {
  void start();

  /// Commits. When this throws, the transaction is still open and [#abort] follows.
  void commit();

  /// Commits in two phases: from here on the transaction waits under its name.
  void prepare(String gid);

  /// Aborts the transaction and all that is open in it. Does not throw for anything that the
  /// session could still mend.
  void abort();

  void cleanUp();

  void startSubtransaction();

  void commitSubtransaction();

  void abortSubtransaction();

  void cleanUpSubtransaction();

  /// Ends a command: the next one sees what it did.
  void nextCommand();

  /// How the running transaction behaves.
  Characteristics characteristics();

  /// Makes the transaction, which has just started, behave so (COMMIT AND CHAIN).
  void restore(Characteristics characteristics);
}
