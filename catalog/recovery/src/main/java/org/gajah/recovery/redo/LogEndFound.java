package org.gajah.recovery.redo;

import org.gajah.walformat.Checkpoint;

/// Where the log goes on, as the start of the instance has found out.
///
/// @param end where the next record goes
/// @param lastRecord where the last record starts
/// @param abandoned where a record was broken off that nobody can finish, 0 for none
/// @param missing the page where its missing part should have been
/// @param checkpoint the one that was started from, or the last that was replayed
/// @param fullPageWrites whether the log has images of pages at its end
/// @param recovered whether anything had to be replayed
public record LogEndFound(
    long end,
    long lastRecord,
    long abandoned,
    long missing,
    Checkpoint checkpoint,
    boolean fullPageWrites,
    boolean recovered) {}
