package org.gajah.locks.table;

import org.gajah.activity.WaitEvent;

/// The kinds of things that can be locked, in the order of their numbers. Mirrors LockTagType of
/// `storage/lock.h`.
public enum LockTagType {
  RELATION("relation", WaitEvent.LOCK_RELATION),
  /// The right to make a relation longer.
  RELATION_EXTEND("extend", WaitEvent.LOCK_EXTEND),
  /// The right to compute `pg_database.datfrozenxid`.
  DATABASE_FROZEN_IDS("frozenid", WaitEvent.LOCK_FROZENID),
  PAGE("page", WaitEvent.LOCK_PAGE),
  TUPLE("tuple", WaitEvent.LOCK_TUPLE),
  /// Held by a transaction as long as it runs, for others to wait for.
  TRANSACTION("transactionid", WaitEvent.LOCK_TRANSACTIONID),
  VIRTUAL_TRANSACTION("virtualxid", WaitEvent.LOCK_VIRTUALXID),
  /// Held while a speculatively inserted tuple may still be taken back.
  SPECULATIVE_TOKEN("spectoken", WaitEvent.LOCK_SPECTOKEN),
  OBJECT("object", WaitEvent.LOCK_OBJECT),
  /// Nobody takes these any more; the number is reserved.
  USERLOCK("userlock", WaitEvent.LOCK_USERLOCK),
  ADVISORY("advisory", WaitEvent.LOCK_ADVISORY),
  /// A remote transaction that a subscriber applies.
  APPLY_TRANSACTION("applytransaction", WaitEvent.LOCK_APPLYTRANSACTION);

  private static final LockTagType[] BY_NUMBER = values();

  private final String label;
  private final WaitEvent waitEvent;

  LockTagType(String label, WaitEvent waitEvent) {
    this.label = label;
    this.waitEvent = waitEvent;
  }

  static LockTagType of(int number) {
    return BY_NUMBER[number];
  }

  /// PostgreSQL's number, a byte of the lock tag: 0 to 11.
  public int number() {
    return ordinal();
  }

  /// What `pg_locks.locktype` shows.
  public String label() {
    return label;
  }

  public WaitEvent waitEvent() {
    return waitEvent;
  }

  public LockMethod method() {
    return this == USERLOCK || this == ADVISORY ? LockMethod.USER : LockMethod.DEFAULT;
  }
}
