package org.gajah.transaction;

/// How much memory there is for what the sessions share about transactions.
///
/// @param processes how many processes there may be
/// @param preparedTransactions how many prepared transactions (`max_prepared_transactions`); they
///   have the numbers behind those of the processes
/// @param commitLogPages `transaction_buffers`
/// @param subtransactionPages `subtransaction_buffers`
/// @param multiXactOffsetPages `multixact_offset_buffers`
/// @param multiXactMemberPages `multixact_member_buffers`
public record TransactionSizes(
    int processes,
    int preparedTransactions,
    int commitLogPages,
    int subtransactionPages,
    int multiXactOffsetPages,
    int multiXactMemberPages) {
  private static final int BUFFERS_PER_PAGE = 512;
  private static final int FEWEST = 16;
  private static final int MOST = 1024;

  /// The settings' defaults.
  public static TransactionSizes of(int processes, int preparedTransactions) {
    return new TransactionSizes(processes, preparedTransactions, 16, 16, 16, 32);
  }

  /// What a setting of 0 pages means.
  ///
  /// @param sharedBuffers pages of the buffer pool
  public static int automaticPages(int sharedBuffers) {
    int pages = sharedBuffers / BUFFERS_PER_PAGE;
    return Math.min(MOST, Math.max(FEWEST, pages - pages % FEWEST));
  }

  /// Processes and prepared transactions.
  public int entries() {
    return processes + preparedTransactions;
  }
}
