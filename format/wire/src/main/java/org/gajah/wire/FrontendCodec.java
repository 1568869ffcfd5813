package org.gajah.wire;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.wire.FrontendMessage.AuthenticationResponse;
import org.gajah.wire.FrontendMessage.Bind;
import org.gajah.wire.FrontendMessage.Close;
import org.gajah.wire.FrontendMessage.CopyData;
import org.gajah.wire.FrontendMessage.CopyDone;
import org.gajah.wire.FrontendMessage.CopyFail;
import org.gajah.wire.FrontendMessage.Describe;
import org.gajah.wire.FrontendMessage.Execute;
import org.gajah.wire.FrontendMessage.Flush;
import org.gajah.wire.FrontendMessage.FunctionCall;
import org.gajah.wire.FrontendMessage.GssResponse;
import org.gajah.wire.FrontendMessage.Parse;
import org.gajah.wire.FrontendMessage.PasswordMessage;
import org.gajah.wire.FrontendMessage.Query;
import org.gajah.wire.FrontendMessage.SaslInitialResponse;
import org.gajah.wire.FrontendMessage.SaslResponse;
import org.gajah.wire.FrontendMessage.Sync;
import org.gajah.wire.FrontendMessage.Target;
import org.gajah.wire.FrontendMessage.Terminate;
import org.gajah.wire.stream.BindView;
import org.gajah.wire.stream.ExecuteView;
import org.gajah.wire.stream.FrontendType;
import org.gajah.wire.stream.MessageBody;
import org.gajah.wire.stream.ParseView;
import org.gajah.wire.stream.TargetView;
import org.jspecify.annotations.Nullable;

/// Client messages to bytes and back.
public final class FrontendCodec {
  private static final int NULL_LENGTH = -1;

  private FrontendCodec() {}

  /// Reads the content of a message. Those of type `p` come back as [AuthenticationResponse].
  ///
  /// @param type one of [FrontendType]
  /// @throws PgException with SQLSTATE 08P01 when the content is not what the type asks for
  public static FrontendMessage decode(int type, MessageBody body) {
    return switch (type) {
      case FrontendType.QUERY -> {
        Query query = new Query(body.readString());
        body.end();
        yield query;
      }
      case FrontendType.PARSE -> parse(ParseView.read(body));
      case FrontendType.BIND -> bind(BindView.read(body));
      case FrontendType.DESCRIBE -> {
        TargetView view = TargetView.readDescribe(body);
        yield new Describe(target(view), view.name());
      }
      case FrontendType.CLOSE -> {
        TargetView view = TargetView.readClose(body);
        yield new Close(target(view), view.name());
      }
      case FrontendType.EXECUTE -> {
        ExecuteView view = ExecuteView.read(body);
        yield new Execute(view.portal(), view.rowLimit());
      }
      case FrontendType.SYNC -> {
        body.end();
        yield new Sync();
      }
      case FrontendType.FLUSH -> {
        body.end();
        yield new Flush();
      }
      case FrontendType.TERMINATE -> new Terminate();
      case FrontendType.FUNCTION_CALL -> functionCall(body);
      case FrontendType.COPY_DATA -> new CopyData(body.readRest());
      case FrontendType.COPY_DONE -> new CopyDone();
      case FrontendType.COPY_FAIL -> new CopyFail(body.readString());
      case FrontendType.PASSWORD -> new AuthenticationResponse(body.readRest());
      default ->
          throw PgException.fatal(
              SqlState.PROTOCOL_VIOLATION, "invalid frontend message type " + type);
    };
  }

  private static Parse parse(ParseView view) {
    List<Integer> types = new ArrayList<>();
    for (int parameterType : view.parameterTypes()) {
      types.add(parameterType);
    }
    return new Parse(view.statement(), view.sql(), types);
  }

  private static Bind bind(BindView view) {
    List<Integer> parameterFormats = new ArrayList<>();
    for (int i = 0; i < view.parameterFormatCount(); i++) {
      parameterFormats.add(view.parameterFormatSent(i));
    }
    List<@Nullable Slice> values = new ArrayList<>();
    for (int i = 0; i < view.parameterCount(); i++) {
      values.add(
          view.parameterIsNull(i)
              ? null
              : new Slice(view.array(), view.parameterFrom(i), view.parameterLength(i)));
    }
    List<Integer> resultFormats = new ArrayList<>();
    for (int i = 0; i < view.resultFormatCount(); i++) {
      resultFormats.add(view.resultFormat(i));
    }
    return new Bind(view.portal(), view.statement(), parameterFormats, values, resultFormats);
  }

  private static Target target(TargetView view) {
    return view.statement() ? Target.STATEMENT : Target.PORTAL;
  }

  private static FunctionCall functionCall(MessageBody body) {
    int function = body.readInt();
    List<Integer> formats = new ArrayList<>();
    for (int i = body.readUnsignedShort(); i > 0; i--) {
      formats.add(body.readShort());
    }
    int count = body.readUnsignedShort();
    if (formats.size() > 1 && formats.size() != count) {
      throw new PgException(
          SqlState.PROTOCOL_VIOLATION,
          "function call message contains %d argument formats but %d arguments"
              .formatted(formats.size(), count));
    }
    List<@Nullable Slice> arguments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      arguments.add(argument(body));
    }
    int resultFormat = body.readShort();
    body.end();
    return new FunctionCall(function, formats, arguments, resultFormat);
  }

  private static @Nullable Slice argument(MessageBody body) {
    int length = body.readInt();
    if (length == NULL_LENGTH) {
      return null;
    }
    if (length < 0) {
      throw new PgException(
          SqlState.PROTOCOL_VIOLATION,
          "invalid argument size " + length + " in function call message");
    }
    return body.readBytes(length);
  }

  /// Reads an answer of type `p` as a password.
  ///
  /// @throws PgException 08P01 when it is not one string
  public static PasswordMessage password(AuthenticationResponse response) {
    Slice content = response.content();
    int length = 0;
    while (length < content.length() && content.byteAt(length) != 0) {
      length++;
    }
    if (length + 1 != content.length()) {
      throw new PgException(SqlState.PROTOCOL_VIOLATION, "invalid password packet size");
    }
    return new PasswordMessage(new Slice(content.array(), content.from(), length));
  }

  /// Reads the name of the mechanism from the first message of a SASL exchange; a server looks at
  /// it before the rest.
  ///
  /// @throws PgException 08P01 when there is none
  public static String saslMechanism(AuthenticationResponse response) {
    return Wire.string(cursor(response.content()).readString());
  }

  /// Reads an answer of type `p` as the first message of a SASL exchange.
  ///
  /// @throws PgException 08P01 when it is not
  public static SaslInitialResponse saslInitial(AuthenticationResponse response) {
    MessageBody body = cursor(response.content());
    String mechanism = Wire.string(body.readString());
    int length = body.readInt();
    Slice data = length == NULL_LENGTH ? null : body.readBytes(length);
    body.end();
    return new SaslInitialResponse(mechanism, data);
  }

  private static MessageBody cursor(Slice content) {
    return new MessageBody(content.array(), content.from(), content.length());
  }

  /// Appends a message with its type and length.
  public static void encode(FrontendMessage message, ByteSink out) {
    out.putByte(type(message));
    int at = out.reserve(4);
    switch (message) {
      case Query(Slice sql) -> string(sql, out);
      case Parse(Slice statement, Slice sql, List<Integer> types) -> {
        string(statement, out);
        string(sql, out);
        out.putShortNetwork(types.size());
        types.forEach(out::putIntNetwork);
      }
      case Bind(
              Slice portal,
              Slice statement,
              List<Integer> parameterFormats,
              List<@Nullable Slice> values,
              List<Integer> resultFormats) -> {
        string(portal, out);
        string(statement, out);
        shorts(parameterFormats, out);
        values(values, out);
        shorts(resultFormats, out);
      }
      case Describe(Target target, Slice name) -> string(name, out.putByte(target.code()));
      case Close(Target target, Slice name) -> string(name, out.putByte(target.code()));
      case Execute(Slice portal, int rowLimit) -> {
        string(portal, out);
        out.putIntNetwork(rowLimit);
      }
      case FunctionCall(
              int function,
              List<Integer> argumentFormats,
              List<@Nullable Slice> arguments,
              int resultFormat) -> {
        out.putIntNetwork(function);
        shorts(argumentFormats, out);
        values(arguments, out);
        out.putShortNetwork(resultFormat);
      }
      case CopyData(Slice data) -> bytes(data, out);
      case CopyFail(Slice reason) -> string(reason, out);
      case AuthenticationResponse(Slice content) -> bytes(content, out);
      case PasswordMessage(Slice password) -> string(password, out);
      case SaslInitialResponse(String mechanism, Slice response) -> {
        string(Wire.utf8(mechanism), out);
        value(response, out);
      }
      case SaslResponse(Slice response) -> bytes(response, out);
      case GssResponse(Slice token) -> bytes(token, out);
      case Sync(), Flush(), Terminate(), CopyDone() -> {}
    }
    out.setIntNetwork(at, out.length() - at);
  }

  private static int type(FrontendMessage message) {
    return switch (message) {
      case Query _ -> FrontendType.QUERY;
      case Parse _ -> FrontendType.PARSE;
      case Bind _ -> FrontendType.BIND;
      case Describe _ -> FrontendType.DESCRIBE;
      case Close _ -> FrontendType.CLOSE;
      case Execute _ -> FrontendType.EXECUTE;
      case FunctionCall _ -> FrontendType.FUNCTION_CALL;
      case CopyData _ -> FrontendType.COPY_DATA;
      case CopyDone _ -> FrontendType.COPY_DONE;
      case CopyFail _ -> FrontendType.COPY_FAIL;
      case Sync _ -> FrontendType.SYNC;
      case Flush _ -> FrontendType.FLUSH;
      case Terminate _ -> FrontendType.TERMINATE;
      case AuthenticationResponse _,
          PasswordMessage _,
          SaslInitialResponse _,
          SaslResponse _,
          GssResponse _ ->
          FrontendType.PASSWORD;
    };
  }

  private static void bytes(Slice bytes, ByteSink out) {
    out.putBytes(bytes.array(), bytes.from(), bytes.length());
  }

  private static void string(Slice text, ByteSink out) {
    bytes(text, out);
    out.putByte(0);
  }

  private static void shorts(List<Integer> numbers, ByteSink out) {
    out.putShortNetwork(numbers.size());
    numbers.forEach(out::putShortNetwork);
  }

  private static void values(List<@Nullable Slice> values, ByteSink out) {
    out.putShortNetwork(values.size());
    for (Slice value : values) {
      value(value, out);
    }
  }

  private static void value(@Nullable Slice value, ByteSink out) {
    if (value == null) {
      out.putIntNetwork(NULL_LENGTH);
    } else {
      out.putIntNetwork(value.length());
      bytes(value, out);
    }
  }
}
