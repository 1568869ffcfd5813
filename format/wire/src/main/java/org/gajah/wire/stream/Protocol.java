package org.gajah.wire.stream;

/// Numbers of the protocol that are not message types (`libpq/pqcomm.h`, `libpq/libpq.h`).
public final class Protocol {
  /// Version 3.0, as it stands at the start of a StartupMessage: major number in the upper half.
  public static final int VERSION_3_0 = 3 << 16;

  /// What stands in the place of a version in a CancelRequest.
  public static final int CANCEL_REQUEST_CODE = 1234 << 16 | 5678;

  /// What stands in the place of a version in an SSLRequest.
  public static final int SSL_REQUEST_CODE = 1234 << 16 | 5679;

  /// What stands in the place of a version in a GSSENCRequest.
  public static final int GSSENC_REQUEST_CODE = 1234 << 16 | 5680;

  /// The most bytes of a startup packet, the length word not counted.
  public static final int MAX_STARTUP_PACKET_LENGTH = 10_000;

  /// The longest message of a kind that carries no data, the length word counted.
  public static final int SMALL_MESSAGE_LIMIT = 10_000;

  /// The longest message of a kind that carries data: a byte less than the largest allocation.
  public static final int LARGE_MESSAGE_LIMIT = 0x3fff_fffe;

  /// The longest answer to a request for a password or a GSSAPI token.
  public static final int MAX_AUTH_TOKEN_LENGTH = 65_535;

  /// The longest message of a SASL exchange.
  public static final int MAX_SASL_MESSAGE_LENGTH = 1024;

  /// The protocol's name in TLS application-layer protocol negotiation.
  public static final String ALPN = "postgresql";

  private Protocol() {}

  public static int major(int version) {
    return version >>> 16;
  }

  public static int minor(int version) {
    return version & 0xffff;
  }
}
