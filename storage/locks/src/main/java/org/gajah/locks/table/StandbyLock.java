package org.gajah.locks.table;

/// An access exclusive lock on a relation that a running transaction holds, for the WAL records by
/// which standbys learn of it. Mirrors xl_standby_lock of `storage/lockdefs.h`.
public record StandbyLock(int xid, int database, int relation) {}
