package org.gajah.executor.rows;

import org.gajah.base.bytes.ByteSink;
import org.gajah.catalog.rows.PgType;
import org.gajah.containers.ElementType;

/// A type as it is stored in arrays, which is all that building and reading them asks; its
/// functions are not there.
public record StoredElement(PgType type) implements ElementType {
  @Override
  public int oid() {
    return type.oid();
  }

  @Override
  public int length() {
    return type.typlen();
  }

  @Override
  public int alignment() {
    return switch (type.typalign()) {
      case PgType.TYPALIGN_CHAR -> 1;
      case PgType.TYPALIGN_SHORT -> 2;
      case PgType.TYPALIGN_INT -> 4;
      default -> 8;
    };
  }

  @Override
  public byte delimiter() {
    return (byte) type.typdelim();
  }

  @Override
  public String name() {
    return type.typname();
  }

  private static UnsupportedOperationException notAsked() {
    return new UnsupportedOperationException();
  }

  @Override
  public void parse(byte[] text, int from, int length, int typmod, ByteSink out) {
    throw notAsked();
  }

  @Override
  public void print(byte[] array, int from, int length, ByteSink out) {
    throw notAsked();
  }

  @Override
  public void receive(byte[] message, int from, int length, int typmod, ByteSink out) {
    throw notAsked();
  }

  @Override
  public void send(byte[] array, int from, int length, ByteSink out) {
    throw notAsked();
  }

  @Override
  public int compare(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    throw notAsked();
  }

  @Override
  public boolean equal(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    throw notAsked();
  }

  @Override
  public int hash(byte[] array, int from, int length) {
    throw notAsked();
  }

  @Override
  public long hashExtended(byte[] array, int from, int length, long seed) {
    throw notAsked();
  }
}
