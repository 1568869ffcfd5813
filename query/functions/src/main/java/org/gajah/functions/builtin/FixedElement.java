package org.gajah.functions.builtin;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.containers.ElementType;

/// A type of fixed length of which arrays are only made, not computed with.
public class FixedElement implements ElementType {
  private final int oid;
  private final int size;
  private final int alignment;
  private final String name;

  protected FixedElement(int oid, int size, int alignment, String name) {
    this.oid = oid;
    this.size = size;
    this.alignment = alignment;
    this.name = name;
  }

  @Override
  public int oid() {
    return oid;
  }

  @Override
  public int length() {
    return size;
  }

  @Override
  public int alignment() {
    return alignment;
  }

  @Override
  public byte delimiter() {
    return ',';
  }

  @Override
  public String name() {
    return name;
  }

  private PgException unused() {
    return PgException.internal("an array of " + name + " is only made here");
  }

  @Override
  public void parse(byte[] text, int from, int length, int typmod, ByteSink out) {
    throw unused();
  }

  @Override
  public void print(byte[] array, int from, int length, ByteSink out) {
    throw unused();
  }

  @Override
  public void receive(byte[] message, int from, int length, int typmod, ByteSink out) {
    throw unused();
  }

  @Override
  public void send(byte[] array, int from, int length, ByteSink out) {
    throw unused();
  }

  @Override
  public int compare(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    throw unused();
  }

  @Override
  public boolean equal(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    throw unused();
  }

  @Override
  public int hash(byte[] array, int from, int length) {
    throw unused();
  }

  @Override
  public long hashExtended(byte[] array, int from, int length, long seed) {
    throw unused();
  }
}
