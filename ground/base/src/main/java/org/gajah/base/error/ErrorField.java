package org.gajah.base.error;

/// The optional fields of an error or notice, each with the byte that marks it in ErrorResponse and
/// NoticeResponse (manual, "Error and Notice Message Fields").
public enum ErrorField {
  DETAIL('D'),
  HINT('H'),
  /// Where the cursor of the statement stands, counted in characters from 1.
  POSITION('P'),
  /// Like POSITION, but in INTERNAL_QUERY.
  INTERNAL_POSITION('p'),
  INTERNAL_QUERY('q'),
  /// The context: a line for each nested activity, innermost first.
  WHERE('W'),
  SCHEMA('s'),
  TABLE('t'),
  COLUMN('c'),
  DATA_TYPE('d'),
  CONSTRAINT('n');

  private final byte code;

  ErrorField(char code) {
    this.code = (byte) code;
  }

  /// The byte in front of the field on the wire.
  public byte code() {
    return code;
  }
}
