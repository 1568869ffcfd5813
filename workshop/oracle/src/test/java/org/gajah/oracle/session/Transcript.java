package org.gajah.oracle.session;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.gajah.base.bytes.Slice;
import org.gajah.wire.BackendMessage;
import org.gajah.wire.FrontendMessage;
import org.jspecify.annotations.Nullable;

/// The server's messages as lines, without what is never the same twice.
public final class Transcript {
  private Transcript() {}

  /// A message of the client.
  static String sent(FrontendMessage message) {
    return switch (message) {
      case FrontendMessage.Query query -> "Q " + text(query.sql());
      case FrontendMessage.Parse parse -> "P " + text(parse.statement()) + ":" + text(parse.sql());
      case FrontendMessage.Bind bind -> "B " + text(bind.portal()) + ":" + text(bind.statement());
      case FrontendMessage.Execute execute ->
          "E " + text(execute.portal()) + ":" + execute.rowLimit();
      case FrontendMessage.Describe describe -> "D " + text(describe.name());
      case FrontendMessage.Close close -> "C " + text(close.name());
      default -> message.getClass().getSimpleName();
    };
  }

  /// A message of the server; null for what is not compared.
  public static @Nullable String line(BackendMessage message) {
    return switch (message) {
      case BackendMessage.ErrorResponse error -> "E " + fields(error.fields());
      case BackendMessage.NoticeResponse notice -> "N " + fields(notice.fields());
      case BackendMessage.BackendKeyData _ -> "K";
      case BackendMessage.ParameterStatus status -> {
        String name = text(status.name());
        // Of the two installations, not of the protocol.
        yield name.equals("TimeZone")
            ? null
            : "S " + name + "=" + text(status.value()).replaceFirst(" .*", "");
      }
      case BackendMessage.RowDescription description ->
          "T "
              + description.columns().stream()
                  .map(c ->
                      "%s %d.%d type %d size %d mod %d format %d"
                          .formatted(
                              text(c.name()),
                              c.table(),
                              c.attribute(),
                              c.type(),
                              c.typeSize(),
                              c.typeModifier(),
                              c.format()))
                  .collect(Collectors.joining(", "));
      case BackendMessage.DataRow row ->
          "D "
              + row.values().stream()
                  .map(v -> v == null ? "null" : bytes(v))
                  .collect(Collectors.joining(", "));
      case BackendMessage.CommandComplete complete -> "C " + text(complete.tag());
      case BackendMessage.NegotiateProtocolVersion negotiate ->
          "v "
              + negotiate.version()
              + " "
              + negotiate.unknownOptions().stream().map(Transcript::text).toList();
      case BackendMessage.CopyData data -> "d " + bytes(data.data());
      case BackendMessage.ReadyForQuery ready -> "Z " + ready.status();
      default -> message.toString();
    };
  }

  private static String text(Slice slice) {
    return slice.toString(StandardCharsets.UTF_8);
  }

  private static String bytes(Slice value) {
    String text = text(value);
    return text.chars().allMatch(c -> c >= ' ' || c == '\n')
        ? "'" + text.replace("\n", "\\n") + "'"
        : "x" + HexFormat.of().formatHex(value.toByteArray());
  }

  /// All fields but the place in the server's source.
  private static String fields(List<BackendMessage.Field> fields) {
    return fields.stream()
        .filter(f -> f.code() != 'F' && f.code() != 'L' && f.code() != 'R')
        .map(f -> f.code() + "=" + text(f.value()))
        .collect(Collectors.joining(" "));
  }
}
