package org.gajah.wire;

import java.util.List;
import org.gajah.base.bytes.Slice;
import org.jspecify.annotations.Nullable;

/// What a client sends after its startup packet.
public sealed interface FrontendMessage {

  /// One or more statements as text, to be run at once.
  record Query(Slice sql) implements FrontendMessage {
    public Query(String sql) {
      this(Wire.utf8(sql));
    }
  }

  /// Makes a prepared statement.
  ///
  /// @param statement its name, empty for the unnamed one
  /// @param sql one statement
  /// @param parameterTypes type OIDs, 0 where the server shall find out
  record Parse(Slice statement, Slice sql, List<Integer> parameterTypes)
      implements FrontendMessage {
    public Parse(String statement, String sql, Integer... parameterTypes) {
      this(Wire.utf8(statement), Wire.utf8(sql), List.of(parameterTypes));
    }
  }

  /// Makes a portal from a prepared statement.
  ///
  /// @param portal its name, empty for the unnamed one
  /// @param statement the name of the prepared statement
  /// @param parameterFormats none (all text), one for all, or one for each parameter
  /// @param values the parameters, null for NULL
  /// @param resultFormats none (all text), one for all, or one for each column
  record Bind(
      Slice portal,
      Slice statement,
      List<Integer> parameterFormats,
      List<@Nullable Slice> values,
      List<Integer> resultFormats)
      implements FrontendMessage {
    /// Text in, text out.
    public Bind(String portal, String statement, List<@Nullable Slice> values) {
      this(Wire.utf8(portal), Wire.utf8(statement), List.of(), values, List.of());
    }
  }

  /// What Describe and Close speak of.
  enum Target {
    STATEMENT('S'),
    PORTAL('P');

    private final char code;

    Target(char code) {
      this.code = code;
    }

    /// The byte on the wire.
    public int code() {
      return code;
    }
  }

  /// Asks for the description of a prepared statement or portal.
  record Describe(Target target, Slice name) implements FrontendMessage {
    public Describe(Target target, String name) {
      this(target, Wire.utf8(name));
    }
  }

  /// Runs a portal.
  ///
  /// @param portal its name
  /// @param rowLimit how many rows to return; 0 means all
  record Execute(Slice portal, int rowLimit) implements FrontendMessage {
    public Execute(String portal, int rowLimit) {
      this(Wire.utf8(portal), rowLimit);
    }
  }

  /// Drops a prepared statement or portal.
  record Close(Target target, Slice name) implements FrontendMessage {
    public Close(Target target, String name) {
      this(target, Wire.utf8(name));
    }
  }

  /// Ends a series of extended messages and the implicit transaction around it.
  record Sync() implements FrontendMessage {}

  /// Asks for the answers so far.
  record Flush() implements FrontendMessage {}

  /// Says good-bye.
  record Terminate() implements FrontendMessage {}

  /// Calls a function by its OID.
  ///
  /// @param function OID
  /// @param argumentFormats none (all text), one for all, or one for each argument
  /// @param arguments null for NULL
  /// @param resultFormat 0 for text, 1 for binary
  record FunctionCall(
      int function,
      List<Integer> argumentFormats,
      List<@Nullable Slice> arguments,
      int resultFormat)
      implements FrontendMessage {}

  /// A piece of COPY data.
  record CopyData(Slice data) implements FrontendMessage {}

  /// The end of COPY data.
  record CopyDone() implements FrontendMessage {}

  /// The client gives up a COPY.
  record CopyFail(Slice reason) implements FrontendMessage {
    public CopyFail(String reason) {
      this(Wire.utf8(reason));
    }
  }

  /// A message of type `p` as it stands: the answer to an authentication request. What was asked
  /// tells how to read it: [#password], [#saslInitial], [#token].
  record AuthenticationResponse(Slice content) implements FrontendMessage {}

  /// The password, plain or as an md5 hash.
  record PasswordMessage(Slice password) implements FrontendMessage {
    public PasswordMessage(String password) {
      this(Wire.utf8(password));
    }
  }

  /// The first message of a SASL exchange.
  ///
  /// @param mechanism the chosen one, `SCRAM-SHA-256` for example
  /// @param response the client's first message, null when it has none
  record SaslInitialResponse(String mechanism, @Nullable Slice response)
      implements FrontendMessage {}

  /// A later message of a SASL exchange.
  record SaslResponse(Slice response) implements FrontendMessage {}

  /// A GSSAPI or SSPI token.
  record GssResponse(Slice token) implements FrontendMessage {}
}
