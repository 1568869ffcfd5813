package org.gajah.wire.stream;

import static org.gajah.wire.stream.Protocol.LARGE_MESSAGE_LIMIT;
import static org.gajah.wire.stream.Protocol.SMALL_MESSAGE_LIMIT;

import org.gajah.base.error.PgException;

/// Which types of message may come now, and how long each may be. Mirrors the tables in
/// `tcop/postgres.c`, `commands/copyfromparse.c` and `replication/walsender.c`.
@FunctionalInterface
public interface MessageLimits {
  /// The greatest length, counting the length word but not the type, of a message of this type.
  ///
  /// @throws PgException when such a message must not come now
  int greatest(int type);

  /// What a session takes between statements.
  static MessageLimits session() {
    return type ->
        switch (type) {
          case FrontendType.QUERY,
              FrontendType.FUNCTION_CALL,
              FrontendType.BIND,
              FrontendType.PARSE,
              FrontendType.COPY_DATA ->
              LARGE_MESSAGE_LIMIT;
          case FrontendType.TERMINATE,
              FrontendType.CLOSE,
              FrontendType.DESCRIBE,
              FrontendType.EXECUTE,
              FrontendType.FLUSH,
              FrontendType.SYNC,
              FrontendType.COPY_DONE,
              FrontendType.COPY_FAIL ->
              SMALL_MESSAGE_LIMIT;
          default -> throw ProtocolFault.fatal("invalid frontend message type " + type);
        };
  }

  /// What comes during COPY FROM STDIN.
  static MessageLimits copyIn() {
    return type ->
        switch (type) {
          case FrontendType.COPY_DATA -> LARGE_MESSAGE_LIMIT;
          case FrontendType.COPY_DONE,
              FrontendType.COPY_FAIL,
              FrontendType.FLUSH,
              FrontendType.SYNC ->
              SMALL_MESSAGE_LIMIT;
          default ->
              throw ProtocolFault.error(
                  "unexpected message type 0x%02X during COPY from stdin".formatted(type));
        };
  }

  /// What a standby sends while WAL is streamed to it.
  static MessageLimits streaming() {
    return type ->
        switch (type) {
          case FrontendType.COPY_DATA -> LARGE_MESSAGE_LIMIT;
          case FrontendType.COPY_DONE, FrontendType.TERMINATE -> SMALL_MESSAGE_LIMIT;
          default ->
              throw ProtocolFault.fatal("invalid standby message type \"" + (char) type + "\"");
        };
  }

  /// The answer to a request for a password.
  static MessageLimits password() {
    return authentication("password response", Protocol.MAX_AUTH_TOKEN_LENGTH);
  }

  /// The next step of a SASL exchange.
  static MessageLimits sasl() {
    return authentication("SASL response", Protocol.MAX_SASL_MESSAGE_LENGTH);
  }

  private static MessageLimits authentication(String expected, int greatest) {
    return type -> {
      if (type != FrontendType.PASSWORD) {
        throw ProtocolFault.fatal("expected " + expected + ", got message type " + type);
      }
      return greatest;
    };
  }

  /// What a client takes from its server: anything.
  static MessageLimits client() {
    return type -> LARGE_MESSAGE_LIMIT;
  }
}
