package org.gajah.wire.stream;

import java.nio.charset.StandardCharsets;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;

/// The content of a Bind message, in place: parameters are stretches of [#array].
///
/// It is read in three steps, because the server answers faults in this order: the names (the
/// constructor), after which the statement is looked up; the counts ([#readCounts]), after which
/// they are compared with the statement; the values ([#readValues]).
public final class BindView {
  private static final int[] NONE = {};
  private static final int NULL = -1;

  private final MessageBody body;
  private final Slice portal;
  private final Slice statement;
  private int[] parameterFormats = NONE;
  private int[] resultFormats = NONE;
  private int parameterCount;
  // Offset and length of each parameter; the length is NULL for an SQL NULL.
  private int[] ranges = NONE;

  /// Reads the names.
  public BindView(MessageBody body) {
    this.body = body;
    this.portal = body.readString();
    this.statement = body.readString();
  }

  /// Reads the whole message.
  public static BindView read(MessageBody body) {
    return new BindView(body).readCounts().readValues();
  }

  /// Reads the formats of the parameters and their number.
  public BindView readCounts() {
    parameterFormats = readFormats(body);
    parameterCount = body.readUnsignedShort();
    if (parameterFormats.length > 1 && parameterFormats.length != parameterCount) {
      throw ProtocolFault.error(
          "bind message has %d parameter formats but %d parameters"
              .formatted(parameterFormats.length, parameterCount));
    }
    return this;
  }

  /// Reads the values and the formats of the result.
  public BindView readValues() {
    ranges = new int[2 * parameterCount];
    for (int i = 0; i < parameterCount; i++) {
      readValue(i);
    }
    resultFormats = readFormats(body);
    body.end();
    return this;
  }

  private void readValue(int index) {
    try {
      int length = body.readInt();
      ranges[2 * index + 1] = length;
      ranges[2 * index] = length == NULL ? 0 : body.take(length);
    } catch (PgException e) {
      throw e.where(
          (portal.length() == 0 ? "unnamed portal" : "portal \"" + portalName() + "\"")
              + " parameter $"
              + (index + 1));
    }
  }

  private String portalName() {
    return portal.toString(StandardCharsets.UTF_8);
  }

  private static int[] readFormats(MessageBody body) {
    int count = body.readUnsignedShort();
    if (count == 0) {
      return NONE;
    }
    if (count * 2 > body.remaining()) {
      body.take(count * 2);
    }
    int[] formats = new int[count];
    for (int i = 0; i < count; i++) {
      formats[i] = body.readShort();
    }
    return formats;
  }

  /// The name of the portal to make, empty for the unnamed one.
  public Slice portal() {
    return portal;
  }

  /// The name of the prepared statement, empty for the unnamed one.
  public Slice statement() {
    return statement;
  }

  public int parameterCount() {
    return parameterCount;
  }

  /// The array that holds the values.
  public byte[] array() {
    return body.array();
  }

  public boolean parameterIsNull(int index) {
    return ranges[2 * index + 1] == NULL;
  }

  /// Where the value of a parameter starts in [#array].
  public int parameterFrom(int index) {
    return ranges[2 * index];
  }

  /// How many bytes the value of a parameter has; -1 when it is NULL.
  public int parameterLength(int index) {
    return ranges[2 * index + 1];
  }

  /// The format code of a parameter: 0 is text, 1 is binary, and the client may have sent another
  /// number.
  public int parameterFormat(int index) {
    return switch (parameterFormats.length) {
      case 0 -> 0;
      case 1 -> parameterFormats[0];
      default -> parameterFormats[index];
    };
  }

  /// How many format codes came for the parameters.
  public int parameterFormatCount() {
    return parameterFormats.length;
  }

  /// The format code that came at `index`, which is not always the parameter's number.
  public int parameterFormatSent(int index) {
    return parameterFormats[index];
  }

  /// How many format codes came for the result: none (all text), one (for all columns), or one for
  /// each column.
  public int resultFormatCount() {
    return resultFormats.length;
  }

  /// The format code that came at `index`.
  public int resultFormat(int index) {
    return resultFormats[index];
  }

  /// Whether every result format that came is 1.
  public boolean allResultsBinary() {
    for (int format : resultFormats) {
      if (format != 1) {
        return false;
      }
    }
    return resultFormats.length > 0;
  }
}
