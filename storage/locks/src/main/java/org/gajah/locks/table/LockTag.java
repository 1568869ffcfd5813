package org.gajah.locks.table;

import static java.lang.Integer.toUnsignedString;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;

/// The name of a thing that can be locked. Mirrors LOCKTAG of `storage/lock.h`.
///
/// What the fields mean depends on the type; the factories below know. A relation's descriptor
/// keeps its tag, so that locking it again makes no garbage.
///
/// On disk, in two-phase state and prepare records (little-endian):
///
/// | offset | size | field | relation | tuple | transaction | virtual xact | object, advisory |
/// |---|---|---|---|---|---|---|---|
/// | 0 | 4 | field1 | database | database | xid | process number | database |
/// | 4 | 4 | field2 | relation | relation | | local xid | class |
/// | 8 | 4 | field3 | | block | | | object |
/// | 12 | 2 | field4 | | offset | | | sub-object |
/// | 14 | 1 | type | | | | | |
/// | 15 | 1 | method | 1 | 1 | 1 | 1 | 1, 2 |
public record LockTag(LockTagType type, int field1, int field2, int field3, int field4) {
  /// The number of bytes on disk.
  public static final int SIZE = 16;

  public LockTag {
    if (field4 >>> 16 != 0) {
      throw new IllegalArgumentException("field4 has 16 bits: " + field4);
    }
  }

  /// A relation; `database` is 0 where it is shared by all.
  public static LockTag relation(int database, int relation) {
    return new LockTag(LockTagType.RELATION, database, relation, 0, 0);
  }

  public static LockTag extension(int database, int relation) {
    return new LockTag(LockTagType.RELATION_EXTEND, database, relation, 0, 0);
  }

  public static LockTag frozenIds(int database) {
    return new LockTag(LockTagType.DATABASE_FROZEN_IDS, database, 0, 0, 0);
  }

  public static LockTag page(int database, int relation, int block) {
    return new LockTag(LockTagType.PAGE, database, relation, block, 0);
  }

  public static LockTag tuple(int database, int relation, int block, int offset) {
    return new LockTag(LockTagType.TUPLE, database, relation, block, offset);
  }

  public static LockTag transaction(int xid) {
    return new LockTag(LockTagType.TRANSACTION, xid, 0, 0, 0);
  }

  public static LockTag virtualTransaction(VirtualXid vxid) {
    return new LockTag(LockTagType.VIRTUAL_TRANSACTION, vxid.procNumber(), vxid.lxid(), 0, 0);
  }

  /// The insertion number `token` that transaction `xid` has not yet confirmed.
  public static LockTag speculative(int xid, int token) {
    return new LockTag(LockTagType.SPECULATIVE_TOKEN, xid, token, 0, 0);
  }

  /// Anything with a row in a catalog that is not a relation; `database` is 0 where it is shared.
  public static LockTag object(int database, int classId, int objectId, int subId) {
    return new LockTag(LockTagType.OBJECT, database, classId, objectId, subId);
  }

  /// The advisory lock with a 64-bit key.
  public static LockTag advisory(int database, long key) {
    return new LockTag(LockTagType.ADVISORY, database, (int) (key >>> 32), (int) key, 1);
  }

  /// The advisory lock with two 32-bit keys, which never meets one with a 64-bit key.
  public static LockTag advisory(int database, int key1, int key2) {
    return new LockTag(LockTagType.ADVISORY, database, key1, key2, 2);
  }

  public static LockTag applyTransaction(int database, int subscription, int xid, int objId) {
    return new LockTag(LockTagType.APPLY_TRANSACTION, database, subscription, xid, objId);
  }

  static LockTag ofKeys(long key1, long key2) {
    return new LockTag(
        LockTagType.of((int) (key2 >>> 48) & 0xFF),
        (int) key1,
        (int) (key1 >>> 32),
        (int) key2,
        (int) (key2 >>> 32) & 0xFFFF);
  }

  /// Reads the 16 bytes at `at`.
  ///
  /// @throws PgException XX000 when they are no lock tag
  public static LockTag read(byte[] from, int at) {
    ByteBuffer bytes = ByteBuffer.wrap(from).order(ByteOrder.LITTLE_ENDIAN);
    long key1 = bytes.getLong(at);
    long key2 = bytes.getLong(at + 8);
    int type = (int) (key2 >>> 48) & 0xFF;
    if (type >= LockTagType.values().length) {
      throw PgException.internal("unrecognized locktag type " + type);
    }
    LockTag tag = ofKeys(key1, key2);
    if (tag.key2() != key2) {
      throw PgException.internal("unrecognized lock method: " + (key2 >>> 56));
    }
    return tag;
  }

  /// Appends the 16 bytes.
  public void write(ByteSink out) {
    out.putLong(key1()).putLong(key2());
  }

  public LockMethod method() {
    return type.method();
  }

  /// The first half of the bytes.
  long key1() {
    return Integer.toUnsignedLong(field1) | (long) field2 << 32;
  }

  /// The second half of the bytes.
  long key2() {
    return Integer.toUnsignedLong(field3)
        | (long) field4 << 32
        | (long) type.number() << 48
        | (long) type.method().number() << 56;
  }

  /// Spreads a tag over partitions (lower bits) and buckets (upper bits).
  static int hash(long key1, long key2) {
    long mixed =
        (key1 ^ Long.rotateLeft(key2 * 0x9E37_79B9_7F4A_7C15L, 29)) * 0xC2B2_AE3D_27D4_EB4FL;
    mixed = (mixed ^ mixed >>> 32) * 0x9E37_79B9_7F4A_7C15L;
    return (int) (mixed >>> 32);
  }

  /// The words with which messages name the thing, for example `relation 16384 of database 5`.
  public String describe() {
    String first = toUnsignedString(field1);
    String second = toUnsignedString(field2);
    String third = toUnsignedString(field3);
    return switch (type) {
      case RELATION -> "relation " + second + " of database " + first;
      case RELATION_EXTEND -> "extension of relation " + second + " of database " + first;
      case DATABASE_FROZEN_IDS -> "pg_database.datfrozenxid of database " + first;
      case PAGE -> "page " + third + " of relation " + second + " of database " + first;
      case TUPLE ->
          "tuple (" + third + "," + field4 + ") of relation " + second + " of database " + first;
      case TRANSACTION -> "transaction " + first;
      case VIRTUAL_TRANSACTION -> "virtual transaction " + field1 + "/" + second;
      case SPECULATIVE_TOKEN -> "speculative token " + second + " of transaction " + first;
      case OBJECT -> "object " + third + " of class " + second + " of database " + first;
      case USERLOCK -> "user lock [" + first + "," + second + "," + third + "]";
      case ADVISORY -> "advisory lock [" + first + "," + second + "," + third + "," + field4 + "]";
      case APPLY_TRANSACTION ->
          "remote transaction " + third + " of subscription " + second + " of database " + first;
    };
  }
}
