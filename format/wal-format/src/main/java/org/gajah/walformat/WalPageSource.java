package org.gajah.walformat;

/// Where a [WalReader] gets the log from: files, memory, or a log that is still being written.
public interface WalPageSource {
  /// The answer when the log ends before what was asked for.
  int END = -1;

  /// Reads from the start of a page of the log.
  ///
  /// More than `required` bytes may be given, as much as there is room for; but never bytes that
  /// may still change, and nothing beyond the end of the segment. The last page may be given in
  /// part.
  ///
  /// @param position where to start, a multiple of 8192
  /// @param required how many bytes must be there at least, at most 8192; a source that can wait
  ///   for more log does
  /// @param record where the record starts that is being read, which tells the timeline
  /// @param into filled from its start
  /// @return how many bytes were given, at least `required`, or [#END]
  /// @throws InvalidWalException with the reason when the log cannot be read there
  int read(long position, int required, long record, byte[] into) throws InvalidWalException;

  /// The timeline of what was read last, for messages.
  int timeline();
}
