package org.gajah.walformat;

/// What one WAL record says, as an immutable Java record: one for each of PostgreSQL's.
///
/// Every implementation has three sides: [#encode] writes the bytes that PostgreSQL would, a static
/// `decode(RecordView)` reads them, and [#describe] prints what `pg_waldump` prints behind `desc:`.
/// The access method that changes a page makes the Java record, applies it, and hands it to the
/// WAL; recovery decodes it and applies it with the same method. The change is applied from the
/// Java record, never from the encoded bytes, for a block's data are left out of the log where an
/// image of the page is taken.
///
/// Byte ranges within a record (tuples, for example) are [org.gajah.base.bytes.Slice]s of whoever
/// made it: of the caller's scratch memory at run time, of the reader's buffer in redo.
public interface WalRecord {
  /// The resource manager's number.
  ResourceManagerId resourceManager();

  /// The info byte: the kind of record in the bits that the resource manager owns.
  int info();

  /// Appends main data and block data; blocks have been registered by the caller.
  void encode(RecordBuilder builder);

  /// The name of the kind of record that `pg_waldump` prints.
  String name();

  /// Appends the description that `pg_waldump` prints.
  void describe(Description out);
}
