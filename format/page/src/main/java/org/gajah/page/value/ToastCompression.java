package org.gajah.page.value;

import org.gajah.base.error.PgException;

/// How a value is compressed. Mirrors `ToastCompressionId` of `access/toast_compression.h`.
///
/// A compressed value starts with four bytes, `va_tcinfo`: its length before compression in 30
/// bits, the method in the upper 2.
public enum ToastCompression {
  PGLZ,
  LZ4;

  /// Bytes of `va_tcinfo`.
  public static final int INFO_SIZE = 4;

  private static final int SIZE_BITS = 30;

  /// PostgreSQL's number.
  @SuppressWarnings("EnumOrdinal") // the constants stand in the order of their numbers
  public int number() {
    return ordinal();
  }

  /// The method with a number.
  ///
  /// @throws PgException XX000 when there is none
  public static ToastCompression of(int number) {
    return switch (number) {
      case 0 -> PGLZ;
      case 1 -> LZ4;
      default -> throw PgException.internal("invalid compression method id " + number);
    };
  }

  /// The value of `va_tcinfo`.
  public int info(int rawLength) {
    return rawLength | number() << SIZE_BITS;
  }

  /// The length before compression that `va_tcinfo` says.
  public static int rawLength(int info) {
    return info & (1 << SIZE_BITS) - 1;
  }

  /// The method that `va_tcinfo` says.
  public static ToastCompression ofInfo(int info) {
    return of(info >>> SIZE_BITS);
  }
}
