package org.gajah.cli;

/// A stretch of the log in a folder.
///
/// @param end where to stop, [org.gajah.base.id.Lsn#INVALID] for where the log does
record WalRange(WalFolder folder, int timeline, long start, long end) {}
