package org.gajah.wire.stream;

import java.nio.charset.StandardCharsets;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.ErrorField;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.jspecify.annotations.Nullable;

/// Appends the server's messages to a sink, field by field. Whoever owns the sink sends and clears
/// it between messages.
///
/// Messages with a content of varying size are open between their `begin` and [#end]; only one is
/// open at a time. A value within one is appended to [#out] between [#beginValue] and [#endValue],
/// so that a type's output function writes straight into the buffer that is sent.
public final class BackendWriter {
  private static final int NULL_LENGTH = -1;

  /// The order in which PostgreSQL sends the optional fields of an error.
  private static final ErrorField[] FIELD_ORDER = {
    ErrorField.DETAIL,
    ErrorField.HINT,
    ErrorField.WHERE,
    ErrorField.SCHEMA,
    ErrorField.TABLE,
    ErrorField.COLUMN,
    ErrorField.DATA_TYPE,
    ErrorField.CONSTRAINT,
    ErrorField.POSITION,
    ErrorField.INTERNAL_POSITION,
    ErrorField.INTERNAL_QUERY
  };

  private final ByteSink out;
  private int start = -1;

  public BackendWriter(ByteSink out) {
    this.out = out;
  }

  /// Where values are appended.
  public ByteSink out() {
    return out;
  }

  /// Opens a message of a type of [BackendType].
  public BackendWriter begin(int type) {
    start = out.length();
    int at = out.reserve(5);
    out.setByte(at, type);
    return this;
  }

  /// Closes the open message: its length is known now.
  ///
  /// @throws PgException when it became longer than a message may be; it is then taken back
  public void end() {
    int length = out.length() - start - 1;
    if (length > Protocol.LARGE_MESSAGE_LIMIT) {
      int written = length - 4;
      abandon();
      throw new PgException(SqlState.PROGRAM_LIMIT_EXCEEDED, "out of memory")
          .detail("Cannot enlarge string buffer containing " + written + " bytes by 1 more bytes.");
    }
    out.setIntNetwork(start + 1, length);
    start = -1;
  }

  /// Takes the open message back, as when computing one of its values failed. Does nothing when
  /// none is open.
  public void abandon() {
    if (start >= 0) {
      out.truncate(start);
      start = -1;
    }
  }

  private void empty(int type) {
    out.putByte(type).putIntNetwork(4);
  }

  private void string(Slice text) {
    out.putBytes(text.array(), text.from(), text.length()).putByte(0);
  }

  // Rows.

  /// Opens the description of a result; [#column] follows for each of its columns, then [#end].
  public void beginRowDescription(int columns) {
    begin(BackendType.ROW_DESCRIPTION);
    out.putShortNetwork(columns);
  }

  /// A column of a RowDescription.
  ///
  /// @param name in the client's encoding
  /// @param table OID of the table it comes from, or 0
  /// @param attribute its number in the table, or 0
  /// @param type OID of its type
  /// @param typeSize `pg_type.typlen`
  /// @param typeModifier `pg_attribute.atttypmod`, -1 for none
  /// @param format 0 for text, 1 for binary
  public void column(
      byte[] name, int table, int attribute, int type, int typeSize, int typeModifier, int format) {
    out.putBytes(name).putByte(0);
    out.putIntNetwork(table).putShortNetwork(attribute);
    out.putIntNetwork(type).putShortNetwork(typeSize);
    out.putIntNetwork(typeModifier).putShortNetwork(format);
  }

  /// Opens a row; a value or [#nullValue] follows for each column, then [#end].
  public void beginDataRow(int columns) {
    begin(BackendType.DATA_ROW);
    out.putShortNetwork(columns);
  }

  public void nullValue() {
    out.putIntNetwork(NULL_LENGTH);
  }

  /// A finished value.
  public void value(byte[] bytes, int from, int length) {
    out.putIntNetwork(length).putBytes(bytes, from, length);
  }

  /// Opens a value whose bytes are appended to [#out].
  ///
  /// @return what [#endValue] wants
  public int beginValue() {
    return out.reserve(4);
  }

  public void endValue(int begun) {
    out.setIntNetwork(begun, out.length() - begun - 4);
  }

  /// A command's end with a finished tag, such as `CREATE TABLE`.
  public void commandComplete(byte[] tag) {
    begin(BackendType.COMMAND_COMPLETE);
    out.putBytes(tag).putByte(0);
    end();
  }

  /// A command's end with a tag that ends in a count of rows: `SELECT` and 5 give `SELECT 5`,
  /// `INSERT 0` and 1 give `INSERT 0 1`.
  public void commandComplete(byte[] tag, long rows) {
    begin(BackendType.COMMAND_COMPLETE);
    out.putBytes(tag).putByte(' ');
    decimal(rows);
    out.putByte(0);
    end();
  }

  private void decimal(long number) {
    int digits = 1;
    for (long rest = number; rest > 9; rest /= 10) {
      digits++;
    }
    int at = out.reserve(digits);
    long rest = number;
    for (int i = digits - 1; i >= 0; i--) {
      out.setByte(at + i, (int) ('0' + rest % 10));
      rest /= 10;
    }
  }

  public void emptyQueryResponse() {
    empty(BackendType.EMPTY_QUERY_RESPONSE);
  }

  /// The server waits for the next statement.
  ///
  /// @param status `I` outside a transaction, `T` in one, `E` in a failed one
  public void readyForQuery(int status) {
    out.putByte(BackendType.READY_FOR_QUERY).putIntNetwork(5).putByte(status);
  }

  // The extended protocol.

  public void parseComplete() {
    empty(BackendType.PARSE_COMPLETE);
  }

  public void bindComplete() {
    empty(BackendType.BIND_COMPLETE);
  }

  public void closeComplete() {
    empty(BackendType.CLOSE_COMPLETE);
  }

  public void noData() {
    empty(BackendType.NO_DATA);
  }

  public void portalSuspended() {
    empty(BackendType.PORTAL_SUSPENDED);
  }

  public void parameterDescription(int[] types) {
    begin(BackendType.PARAMETER_DESCRIPTION);
    out.putShortNetwork(types.length);
    for (int type : types) {
      out.putIntNetwork(type);
    }
    end();
  }

  /// Opens the answer to a FunctionCall; a value or [#nullValue] follows, then [#end].
  public void beginFunctionCallResponse() {
    begin(BackendType.FUNCTION_CALL_RESPONSE);
  }

  // COPY.

  /// The start of a COPY from the client.
  public void copyInResponse(boolean binary, int columns) {
    copyResponse(BackendType.COPY_IN_RESPONSE, binary, columns);
  }

  /// The start of a COPY to the client.
  public void copyOutResponse(boolean binary, int columns) {
    copyResponse(BackendType.COPY_OUT_RESPONSE, binary, columns);
  }

  /// The start of streaming replication.
  public void copyBothResponse() {
    copyResponse(BackendType.COPY_BOTH_RESPONSE, false, 0);
  }

  private void copyResponse(int type, boolean binary, int columns) {
    int format = binary ? 1 : 0;
    begin(type);
    out.putByte(format).putShortNetwork(columns);
    for (int i = 0; i < columns; i++) {
      out.putShortNetwork(format);
    }
    end();
  }

  /// Opens a piece of COPY data, whose bytes are appended to [#out]; then [#end].
  public void beginCopyData() {
    begin(BackendType.COPY_DATA);
  }

  public void copyData(byte[] bytes, int from, int length) {
    out.putByte(BackendType.COPY_DATA).putIntNetwork(length + 4).putBytes(bytes, from, length);
  }

  public void copyDone() {
    empty(BackendType.COPY_DONE);
  }

  // The start of a session.

  /// A message of the authentication exchange.
  ///
  /// @param code one of [AuthenticationCode]
  /// @param data what comes after it
  public void authentication(int code, byte... data) {
    begin(BackendType.AUTHENTICATION_REQUEST);
    out.putIntNetwork(code).putBytes(data);
    end();
  }

  public void backendKeyData(int processId, int secretKey) {
    begin(BackendType.BACKEND_KEY_DATA);
    out.putIntNetwork(processId).putIntNetwork(secretKey);
    end();
  }

  public void parameterStatus(String name, String value, WireText text) {
    begin(BackendType.PARAMETER_STATUS);
    terminated(name, text);
    terminated(value, text);
    end();
  }

  /// Says which version the server speaks and which `_pq_.` options it does not know.
  public void negotiateProtocolVersion(int version, Iterable<Slice> unknownOptions) {
    begin(BackendType.NEGOTIATE_PROTOCOL_VERSION);
    out.putIntNetwork(version);
    int count = out.reserve(4);
    int options = 0;
    for (Slice option : unknownOptions) {
      string(option);
      options++;
    }
    out.setIntNetwork(count, options);
    end();
  }

  public void notificationResponse(int processId, String channel, String payload, WireText text) {
    begin(BackendType.NOTIFICATION_RESPONSE);
    out.putIntNetwork(processId);
    terminated(channel, text);
    terminated(payload, text);
    end();
  }

  // Errors and notices.

  public void errorResponse(PgException error, WireText text) {
    fault(BackendType.ERROR_RESPONSE, error, text);
  }

  public void noticeResponse(PgException notice, WireText text) {
    fault(BackendType.NOTICE_RESPONSE, notice, text);
  }

  private void fault(int type, PgException fault, WireText text) {
    begin(type);
    faultField('S', fault.severity().label(), text);
    faultField('V', fault.severity().label(), text);
    faultField('C', fault.sqlState().code(), text);
    faultField('M', fault.primaryMessage(), text);
    for (ErrorField field : FIELD_ORDER) {
      faultField(field.code(), fault.field(field), text);
    }
    out.putByte(0);
    end();
  }

  private void faultField(int code, @Nullable String value, WireText text) {
    if (value != null) {
      out.putByte(code);
      terminated(value, text);
    }
  }

  private void terminated(String value, WireText text) {
    text.encode(value, out);
    out.putByte(0);
  }

  /// Appends an error as servers before protocol 3.0 sent it: to a client that asked for protocol 1
  /// or 2, and then to nobody.
  public void errorForProtocol2(PgException error) {
    out.putByte(BackendType.ERROR_RESPONSE);
    out.putUtf8(error.severity().label() + ":  " + error.primaryMessage() + "\n").putByte(0);
  }

  /// The bytes of a command tag.
  public static byte[] tag(String tag) {
    return tag.getBytes(StandardCharsets.US_ASCII);
  }
}
