package org.gajah.locks.table;

import org.jspecify.annotations.Nullable;

/// A row of `pg_locks`: one mode that a process or prepared transaction holds or waits for.
///
/// @param vxid the transaction that the holder is in; not valid where it is in none
/// @param pid 0 for a prepared transaction, where `pg_locks` shows null
/// @param leaderPid the pid of the leader of the holder's group, or its own
/// @param fastPath whether only the holder itself keeps the lock
/// @param waitStart when the wait began, as a `timestamptz`; 0 where the lock is granted
public record LockStatus(
    LockTag tag,
    VirtualXid vxid,
    int pid,
    int leaderPid,
    LockMode mode,
    boolean granted,
    boolean fastPath,
    long waitStart) {

  /// The column `database`.
  public @Nullable Integer database() {
    return switch (tag.type()) {
      case RELATION,
          RELATION_EXTEND,
          DATABASE_FROZEN_IDS,
          PAGE,
          TUPLE,
          OBJECT,
          USERLOCK,
          ADVISORY,
          APPLY_TRANSACTION ->
          tag.field1();
      case TRANSACTION, VIRTUAL_TRANSACTION, SPECULATIVE_TOKEN -> null;
    };
  }

  /// The column `relation`.
  public @Nullable Integer relation() {
    return switch (tag.type()) {
      case RELATION, RELATION_EXTEND, PAGE, TUPLE -> tag.field2();
      case DATABASE_FROZEN_IDS,
          OBJECT,
          USERLOCK,
          ADVISORY,
          APPLY_TRANSACTION,
          TRANSACTION,
          VIRTUAL_TRANSACTION,
          SPECULATIVE_TOKEN ->
          null;
    };
  }

  /// The column `page`.
  public @Nullable Integer page() {
    return tag.type() == LockTagType.PAGE || tag.type() == LockTagType.TUPLE ? tag.field3() : null;
  }

  /// The column `tuple`.
  public @Nullable Integer tuple() {
    return tag.type() == LockTagType.TUPLE ? tag.field4() : null;
  }

  /// The column `virtualxid`.
  public @Nullable VirtualXid virtualXid() {
    return tag.type() == LockTagType.VIRTUAL_TRANSACTION
        ? new VirtualXid(tag.field1(), tag.field2())
        : null;
  }

  /// The column `transactionid`.
  public @Nullable Integer transactionId() {
    return switch (tag.type()) {
      case TRANSACTION, SPECULATIVE_TOKEN -> tag.field1();
      case APPLY_TRANSACTION -> tag.field3();
      case RELATION,
          RELATION_EXTEND,
          DATABASE_FROZEN_IDS,
          PAGE,
          TUPLE,
          VIRTUAL_TRANSACTION,
          OBJECT,
          USERLOCK,
          ADVISORY ->
          null;
    };
  }

  /// The column `classid`.
  public @Nullable Integer classId() {
    return namesObject() ? tag.field2() : null;
  }

  /// The column `objid`.
  public @Nullable Integer objId() {
    return switch (tag.type()) {
      case OBJECT, USERLOCK, ADVISORY -> tag.field3();
      case SPECULATIVE_TOKEN, APPLY_TRANSACTION -> tag.field2();
      case RELATION,
          RELATION_EXTEND,
          DATABASE_FROZEN_IDS,
          PAGE,
          TUPLE,
          TRANSACTION,
          VIRTUAL_TRANSACTION ->
          null;
    };
  }

  /// The column `objsubid`.
  public @Nullable Integer objSubId() {
    return namesObject() || tag.type() == LockTagType.APPLY_TRANSACTION ? tag.field4() : null;
  }

  private boolean namesObject() {
    return switch (tag.type()) {
      case OBJECT, USERLOCK, ADVISORY -> true;
      case RELATION,
          RELATION_EXTEND,
          DATABASE_FROZEN_IDS,
          PAGE,
          TUPLE,
          TRANSACTION,
          VIRTUAL_TRANSACTION,
          SPECULATIVE_TOKEN,
          APPLY_TRANSACTION ->
          false;
    };
  }
}
