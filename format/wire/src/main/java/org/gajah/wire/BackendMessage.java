package org.gajah.wire;

import java.util.List;
import org.gajah.base.bytes.Slice;
import org.jspecify.annotations.Nullable;

/// What a server sends.
public sealed interface BackendMessage {

  /// A step of the authentication exchange.
  sealed interface Authentication extends BackendMessage {}

  /// The client is in.
  record AuthenticationOk() implements Authentication {}

  /// Kerberos V5 is asked for; no supported server does.
  record AuthenticationKerberosV5() implements Authentication {}

  record AuthenticationCleartextPassword() implements Authentication {}

  /// @param salt four bytes
  record AuthenticationMd5Password(Slice salt) implements Authentication {}

  record AuthenticationGss() implements Authentication {}

  record AuthenticationGssContinue(Slice token) implements Authentication {}

  record AuthenticationSspi() implements Authentication {}

  /// @param mechanisms those that the server takes, best first
  record AuthenticationSasl(List<String> mechanisms) implements Authentication {}

  record AuthenticationSaslContinue(Slice challenge) implements Authentication {}

  record AuthenticationSaslFinal(Slice outcome) implements Authentication {}

  /// What a CancelRequest must bring.
  record BackendKeyData(int processId, int secretKey) implements BackendMessage {}

  /// The value of a setting that clients like to know.
  record ParameterStatus(Slice name, Slice value) implements BackendMessage {
    public ParameterStatus(String name, String value) {
      this(Wire.utf8(name), Wire.utf8(value));
    }
  }

  /// Where the session stands between statements.
  enum TransactionStatus {
    IDLE('I'),
    IN_TRANSACTION('T'),
    FAILED('E');

    private final char code;

    TransactionStatus(char code) {
      this.code = code;
    }

    /// The byte on the wire.
    public int code() {
      return code;
    }
  }

  record ReadyForQuery(TransactionStatus status) implements BackendMessage {}

  record RowDescription(List<Column> columns) implements BackendMessage {}

  /// A column of a result.
  ///
  /// @param table OID of the table that it comes from, or 0
  /// @param attribute its number there, or 0
  /// @param type OID of its type
  /// @param typeSize `pg_type.typlen`
  /// @param typeModifier -1 for none
  /// @param format 0 for text, 1 for binary
  record Column(
      Slice name, int table, int attribute, int type, int typeSize, int typeModifier, int format) {}

  /// @param values null for NULL
  record DataRow(List<@Nullable Slice> values) implements BackendMessage {}

  record CommandComplete(Slice tag) implements BackendMessage {
    public CommandComplete(String tag) {
      this(Wire.utf8(tag));
    }
  }

  record EmptyQueryResponse() implements BackendMessage {}

  record ErrorResponse(List<Field> fields) implements BackendMessage {
    /// The text of a field, null when it did not come.
    public @Nullable String field(char code) {
      return Field.find(fields, code);
    }
  }

  record NoticeResponse(List<Field> fields) implements BackendMessage {
    /// The text of a field, null when it did not come.
    public @Nullable String field(char code) {
      return Field.find(fields, code);
    }
  }

  /// A field of an error or notice.
  ///
  /// @param code `S` severity, `V` the same never translated, `C` SQLSTATE, `M` message, and those
  ///   of [org.gajah.base.error.ErrorField]
  record Field(char code, Slice value) {
    private static @Nullable String find(List<Field> fields, char code) {
      for (Field field : fields) {
        if (field.code == code) {
          return Wire.string(field.value);
        }
      }
      return null;
    }
  }

  record NoData() implements BackendMessage {}

  record ParameterDescription(List<Integer> types) implements BackendMessage {}

  record ParseComplete() implements BackendMessage {}

  record BindComplete() implements BackendMessage {}

  record CloseComplete() implements BackendMessage {}

  record PortalSuspended() implements BackendMessage {}

  record NotificationResponse(int processId, Slice channel, Slice payload)
      implements BackendMessage {}

  /// @param format 0 when all is text, 1 when all is binary
  record CopyInResponse(int format, List<Integer> columnFormats) implements BackendMessage {}

  /// @param format 0 when all is text, 1 when all is binary
  record CopyOutResponse(int format, List<Integer> columnFormats) implements BackendMessage {}

  /// @param format 0 when all is text, 1 when all is binary
  record CopyBothResponse(int format, List<Integer> columnFormats) implements BackendMessage {}

  record CopyData(Slice data) implements BackendMessage {}

  record CopyDone() implements BackendMessage {}

  /// @param version what the server speaks instead of what was asked for
  /// @param unknownOptions `_pq_.` options that it does not know
  record NegotiateProtocolVersion(int version, List<Slice> unknownOptions)
      implements BackendMessage {}

  /// @param value null for NULL
  record FunctionCallResponse(@Nullable Slice value) implements BackendMessage {}
}
