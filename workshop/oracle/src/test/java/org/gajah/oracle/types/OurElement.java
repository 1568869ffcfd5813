package org.gajah.oracle.types;

import java.util.Arrays;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.containers.ElementType;
import org.jspecify.annotations.Nullable;

/// A type as an element, with Gajah's own functions.
record OurElement(OurFunctions functions, SqlType type) implements ElementType {
  @Override
  public int oid() {
    return type.oid();
  }

  @Override
  public int length() {
    return type.length();
  }

  @Override
  public int alignment() {
    return type.alignment();
  }

  @Override
  public byte delimiter() {
    return (byte) type.delimiter().charAt(0);
  }

  @Override
  public String name() {
    return type.name();
  }

  private Object value(byte[] array, int from, int length) {
    return functions.fromStored(type, array, from, length);
  }

  private Object call(@Nullable String source, List<@Nullable Object> arguments) {
    Object result = source == null ? null : functions.call(source, arguments);
    if (result == null) {
      throw PgException.internal(type.name() + " lacks a function");
    }
    return result;
  }

  @Override
  public void parse(byte[] text, int from, int length, int typmod, ByteSink out) {
    Object value = functions.parse(type, Arrays.copyOfRange(text, from, from + length), typmod);
    functions.putStored(type, value, out);
  }

  @Override
  public void print(byte[] array, int from, int length, ByteSink out) {
    if (type.length() == -2) {
      out.putBytes(array, from, length);
      return;
    }
    out.putBytes((byte[]) call(type.output(), List.of(value(array, from, length))));
  }

  @Override
  public void receive(byte[] message, int from, int length, int typmod, ByteSink out) {
    byte[] bytes = Arrays.copyOfRange(message, from, from + length);
    functions.putStored(type, functions.receive(type, bytes, typmod), out);
  }

  @Override
  public void send(byte[] array, int from, int length, ByteSink out) {
    out.putBytes((byte[]) call(type.send(), List.of(value(array, from, length))));
  }

  @Override
  public int compare(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return (int)
        call(type.comparison(), List.of(value(a, aFrom, aLength), value(b, bFrom, bLength)));
  }

  @Override
  public boolean equal(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return (boolean)
        call(type.equality(), List.of(value(a, aFrom, aLength), value(b, bFrom, bLength)));
  }

  @Override
  public int hash(byte[] array, int from, int length) {
    return (int) call(type.hash(), List.of(value(array, from, length)));
  }

  @Override
  public long hashExtended(byte[] array, int from, int length, long seed) {
    return (long) call(type.hashExtended(), List.of(value(array, from, length), seed));
  }
}
