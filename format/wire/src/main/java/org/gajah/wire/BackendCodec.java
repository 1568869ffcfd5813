package org.gajah.wire;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.wire.BackendMessage.Authentication;
import org.gajah.wire.BackendMessage.AuthenticationCleartextPassword;
import org.gajah.wire.BackendMessage.AuthenticationGss;
import org.gajah.wire.BackendMessage.AuthenticationGssContinue;
import org.gajah.wire.BackendMessage.AuthenticationKerberosV5;
import org.gajah.wire.BackendMessage.AuthenticationMd5Password;
import org.gajah.wire.BackendMessage.AuthenticationOk;
import org.gajah.wire.BackendMessage.AuthenticationSasl;
import org.gajah.wire.BackendMessage.AuthenticationSaslContinue;
import org.gajah.wire.BackendMessage.AuthenticationSaslFinal;
import org.gajah.wire.BackendMessage.AuthenticationSspi;
import org.gajah.wire.BackendMessage.BackendKeyData;
import org.gajah.wire.BackendMessage.BindComplete;
import org.gajah.wire.BackendMessage.CloseComplete;
import org.gajah.wire.BackendMessage.Column;
import org.gajah.wire.BackendMessage.CommandComplete;
import org.gajah.wire.BackendMessage.CopyBothResponse;
import org.gajah.wire.BackendMessage.CopyData;
import org.gajah.wire.BackendMessage.CopyDone;
import org.gajah.wire.BackendMessage.CopyInResponse;
import org.gajah.wire.BackendMessage.CopyOutResponse;
import org.gajah.wire.BackendMessage.DataRow;
import org.gajah.wire.BackendMessage.EmptyQueryResponse;
import org.gajah.wire.BackendMessage.ErrorResponse;
import org.gajah.wire.BackendMessage.Field;
import org.gajah.wire.BackendMessage.FunctionCallResponse;
import org.gajah.wire.BackendMessage.NegotiateProtocolVersion;
import org.gajah.wire.BackendMessage.NoData;
import org.gajah.wire.BackendMessage.NoticeResponse;
import org.gajah.wire.BackendMessage.NotificationResponse;
import org.gajah.wire.BackendMessage.ParameterDescription;
import org.gajah.wire.BackendMessage.ParameterStatus;
import org.gajah.wire.BackendMessage.ParseComplete;
import org.gajah.wire.BackendMessage.PortalSuspended;
import org.gajah.wire.BackendMessage.ReadyForQuery;
import org.gajah.wire.BackendMessage.RowDescription;
import org.gajah.wire.BackendMessage.TransactionStatus;
import org.gajah.wire.stream.AuthenticationCode;
import org.gajah.wire.stream.BackendType;
import org.gajah.wire.stream.BackendWriter;
import org.gajah.wire.stream.MessageBody;
import org.jspecify.annotations.Nullable;

/// Server messages to bytes and back.
public final class BackendCodec {
  private static final int NULL_LENGTH = -1;

  private BackendCodec() {}

  /// Reads the content of a message.
  ///
  /// @param type one of [BackendType]
  /// @throws PgException with SQLSTATE 08P01 when type or content are not the protocol's
  public static BackendMessage decode(int type, MessageBody body) {
    BackendMessage message = content(type, body);
    body.end();
    return message;
  }

  private static BackendMessage content(int type, MessageBody body) {
    return switch (type) {
      case BackendType.AUTHENTICATION_REQUEST -> authentication(body);
      case BackendType.BACKEND_KEY_DATA -> new BackendKeyData(body.readInt(), body.readInt());
      case BackendType.PARAMETER_STATUS ->
          new ParameterStatus(body.readString(), body.readString());
      case BackendType.READY_FOR_QUERY -> new ReadyForQuery(status(body.readByte()));
      case BackendType.ROW_DESCRIPTION -> new RowDescription(columns(body));
      case BackendType.DATA_ROW -> new DataRow(values(body));
      case BackendType.COMMAND_COMPLETE -> new CommandComplete(body.readString());
      case BackendType.EMPTY_QUERY_RESPONSE -> new EmptyQueryResponse();
      case BackendType.ERROR_RESPONSE -> new ErrorResponse(fields(body));
      case BackendType.NOTICE_RESPONSE -> new NoticeResponse(fields(body));
      case BackendType.NO_DATA -> new NoData();
      case BackendType.PARAMETER_DESCRIPTION -> new ParameterDescription(integers(body));
      case BackendType.PARSE_COMPLETE -> new ParseComplete();
      case BackendType.BIND_COMPLETE -> new BindComplete();
      case BackendType.CLOSE_COMPLETE -> new CloseComplete();
      case BackendType.PORTAL_SUSPENDED -> new PortalSuspended();
      case BackendType.NOTIFICATION_RESPONSE ->
          new NotificationResponse(body.readInt(), body.readString(), body.readString());
      case BackendType.COPY_IN_RESPONSE -> new CopyInResponse(body.readByte(), shorts(body));
      case BackendType.COPY_OUT_RESPONSE -> new CopyOutResponse(body.readByte(), shorts(body));
      case BackendType.COPY_BOTH_RESPONSE -> new CopyBothResponse(body.readByte(), shorts(body));
      case BackendType.COPY_DATA -> new CopyData(body.readRest());
      case BackendType.COPY_DONE -> new CopyDone();
      case BackendType.NEGOTIATE_PROTOCOL_VERSION -> negotiation(body);
      case BackendType.FUNCTION_CALL_RESPONSE -> new FunctionCallResponse(value(body));
      default -> throw fault("invalid backend message type " + type);
    };
  }

  private static PgException fault(String message) {
    return new PgException(SqlState.PROTOCOL_VIOLATION, message);
  }

  private static Authentication authentication(MessageBody body) {
    int code = body.readInt();
    return switch (code) {
      case AuthenticationCode.OK -> new AuthenticationOk();
      case AuthenticationCode.KERBEROS_V5 -> new AuthenticationKerberosV5();
      case AuthenticationCode.CLEARTEXT_PASSWORD -> new AuthenticationCleartextPassword();
      case AuthenticationCode.MD5_PASSWORD -> new AuthenticationMd5Password(body.readBytes(4));
      case AuthenticationCode.GSS -> new AuthenticationGss();
      case AuthenticationCode.GSS_CONTINUE -> new AuthenticationGssContinue(body.readRest());
      case AuthenticationCode.SSPI -> new AuthenticationSspi();
      case AuthenticationCode.SASL -> new AuthenticationSasl(mechanisms(body));
      case AuthenticationCode.SASL_CONTINUE -> new AuthenticationSaslContinue(body.readRest());
      case AuthenticationCode.SASL_FINAL -> new AuthenticationSaslFinal(body.readRest());
      default -> throw fault("invalid authentication request " + code);
    };
  }

  private static List<String> mechanisms(MessageBody body) {
    List<String> mechanisms = new ArrayList<>();
    for (Slice name = body.readString(); name.length() > 0; name = body.readString()) {
      mechanisms.add(Wire.string(name));
    }
    return mechanisms;
  }

  private static TransactionStatus status(int code) {
    for (TransactionStatus status : TransactionStatus.values()) {
      if (status.code() == code) {
        return status;
      }
    }
    throw fault("invalid message format");
  }

  private static List<Column> columns(MessageBody body) {
    List<Column> columns = new ArrayList<>();
    for (int i = body.readUnsignedShort(); i > 0; i--) {
      columns.add(
          new Column(
              body.readString(),
              body.readInt(),
              body.readShort(),
              body.readInt(),
              body.readShort(),
              body.readInt(),
              body.readShort()));
    }
    return columns;
  }

  private static List<@Nullable Slice> values(MessageBody body) {
    List<@Nullable Slice> values = new ArrayList<>();
    for (int i = body.readUnsignedShort(); i > 0; i--) {
      values.add(value(body));
    }
    return values;
  }

  private static @Nullable Slice value(MessageBody body) {
    int length = body.readInt();
    return length == NULL_LENGTH ? null : body.readBytes(length);
  }

  private static List<Field> fields(MessageBody body) {
    List<Field> fields = new ArrayList<>();
    for (int code = body.readByte(); code != 0; code = body.readByte()) {
      fields.add(new Field((char) code, body.readString()));
    }
    return fields;
  }

  private static List<Integer> integers(MessageBody body) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = body.readUnsignedShort(); i > 0; i--) {
      numbers.add(body.readInt());
    }
    return numbers;
  }

  private static List<Integer> shorts(MessageBody body) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = body.readUnsignedShort(); i > 0; i--) {
      numbers.add(body.readShort());
    }
    return numbers;
  }

  private static NegotiateProtocolVersion negotiation(MessageBody body) {
    int version = body.readInt();
    List<Slice> options = new ArrayList<>();
    for (int i = body.readInt(); i > 0; i--) {
      options.add(body.readString());
    }
    return new NegotiateProtocolVersion(version, options);
  }

  /// Appends a message with its type and length.
  public static void encode(BackendMessage message, ByteSink out) {
    BackendWriter writer = new BackendWriter(out);
    switch (message) {
      case Authentication authentication -> authentication(authentication, writer);
      case BackendKeyData(int processId, int secretKey) ->
          writer.backendKeyData(processId, secretKey);
      case ParameterStatus(Slice name, Slice value) -> {
        writer.begin(BackendType.PARAMETER_STATUS);
        string(name, out);
        string(value, out);
        writer.end();
      }
      case ReadyForQuery(TransactionStatus status) -> writer.readyForQuery(status.code());
      case RowDescription(List<Column> columns) -> rowDescription(columns, writer);
      case DataRow(List<@Nullable Slice> values) -> {
        writer.beginDataRow(values.size());
        for (Slice value : values) {
          value(value, writer);
        }
        writer.end();
      }
      case CommandComplete(Slice tag) -> writer.commandComplete(tag.toByteArray());
      case EmptyQueryResponse() -> writer.emptyQueryResponse();
      case ErrorResponse(List<Field> fields) -> fields(BackendType.ERROR_RESPONSE, fields, writer);
      case NoticeResponse(List<Field> fields) ->
          fields(BackendType.NOTICE_RESPONSE, fields, writer);
      case NoData() -> writer.noData();
      case ParameterDescription(List<Integer> types) ->
          writer.parameterDescription(types.stream().mapToInt(Integer::intValue).toArray());
      case ParseComplete() -> writer.parseComplete();
      case BindComplete() -> writer.bindComplete();
      case CloseComplete() -> writer.closeComplete();
      case PortalSuspended() -> writer.portalSuspended();
      case NotificationResponse(int processId, Slice channel, Slice payload) -> {
        writer.begin(BackendType.NOTIFICATION_RESPONSE);
        out.putIntNetwork(processId);
        string(channel, out);
        string(payload, out);
        writer.end();
      }
      case CopyInResponse(int format, List<Integer> columns) ->
          copy(BackendType.COPY_IN_RESPONSE, format, columns, writer);
      case CopyOutResponse(int format, List<Integer> columns) ->
          copy(BackendType.COPY_OUT_RESPONSE, format, columns, writer);
      case CopyBothResponse(int format, List<Integer> columns) ->
          copy(BackendType.COPY_BOTH_RESPONSE, format, columns, writer);
      case CopyData(Slice data) -> writer.copyData(data.array(), data.from(), data.length());
      case CopyDone() -> writer.copyDone();
      case NegotiateProtocolVersion(int version, List<Slice> options) ->
          writer.negotiateProtocolVersion(version, options);
      case FunctionCallResponse(Slice value) -> {
        writer.beginFunctionCallResponse();
        value(value, writer);
        writer.end();
      }
    }
  }

  private static void authentication(Authentication message, BackendWriter writer) {
    switch (message) {
      case AuthenticationOk() -> writer.authentication(AuthenticationCode.OK);
      case AuthenticationKerberosV5() -> writer.authentication(AuthenticationCode.KERBEROS_V5);
      case AuthenticationCleartextPassword() ->
          writer.authentication(AuthenticationCode.CLEARTEXT_PASSWORD);
      case AuthenticationMd5Password(Slice salt) ->
          writer.authentication(AuthenticationCode.MD5_PASSWORD, salt.toByteArray());
      case AuthenticationGss() -> writer.authentication(AuthenticationCode.GSS);
      case AuthenticationGssContinue(Slice token) ->
          writer.authentication(AuthenticationCode.GSS_CONTINUE, token.toByteArray());
      case AuthenticationSspi() -> writer.authentication(AuthenticationCode.SSPI);
      case AuthenticationSasl(List<String> mechanisms) -> {
        ByteSink names = new ByteSink(64);
        mechanisms.forEach(mechanism -> names.putUtf8(mechanism).putByte(0));
        names.putByte(0);
        writer.authentication(AuthenticationCode.SASL, names.toByteArray());
      }
      case AuthenticationSaslContinue(Slice challenge) ->
          writer.authentication(AuthenticationCode.SASL_CONTINUE, challenge.toByteArray());
      case AuthenticationSaslFinal(Slice outcome) ->
          writer.authentication(AuthenticationCode.SASL_FINAL, outcome.toByteArray());
    }
  }

  private static void rowDescription(List<Column> columns, BackendWriter writer) {
    writer.beginRowDescription(columns.size());
    for (Column column : columns) {
      writer.column(
          column.name().toByteArray(),
          column.table(),
          column.attribute(),
          column.type(),
          column.typeSize(),
          column.typeModifier(),
          column.format());
    }
    writer.end();
  }

  private static void fields(int type, List<Field> fields, BackendWriter writer) {
    writer.begin(type);
    for (Field field : fields) {
      writer.out().putByte(field.code());
      string(field.value(), writer.out());
    }
    writer.out().putByte(0);
    writer.end();
  }

  private static void copy(int type, int format, List<Integer> columns, BackendWriter writer) {
    writer.begin(type);
    writer.out().putByte(format).putShortNetwork(columns.size());
    columns.forEach(writer.out()::putShortNetwork);
    writer.end();
  }

  private static void value(@Nullable Slice value, BackendWriter writer) {
    if (value == null) {
      writer.nullValue();
    } else {
      writer.value(value.array(), value.from(), value.length());
    }
  }

  private static void string(Slice text, ByteSink out) {
    out.putBytes(text.array(), text.from(), text.length()).putByte(0);
  }
}
