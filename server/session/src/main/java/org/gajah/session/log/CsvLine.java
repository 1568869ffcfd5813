package org.gajah.session.log;

import org.gajah.base.error.ErrorField;
import org.gajah.session.log.LogOrigin.ClientFacts;
import org.gajah.session.log.LogSink.Format;
import org.jspecify.annotations.Nullable;

/// A message as a record of 26 fields (manual, "Using CSV-Format Log Output"). Texts are quoted
/// wherever there is one, even an empty one. Mirrors `utils/error/csvlog.c`.
final class CsvLine {
  private final StringBuilder out = new StringBuilder(256);

  private CsvLine() {}

  static String of(LogEntry entry) {
    CsvLine line = new CsvLine();
    line.origin(entry);
    line.message(entry);
    return line.out.append('\n').toString();
  }

  private void origin(LogEntry entry) {
    LogOrigin origin = entry.origin();
    ClientFacts client = origin.client();
    out.append(entry.timeText()).append(',');
    text(client == null ? null : client.user()).append(',');
    text(client == null ? null : client.database()).append(',');
    out.append(origin.processId()).append(',');
    text(client == null ? null : remote(client)).append(',');
    out.append(origin.sessionId()).append(',');
    out.append(origin.lines().next(Format.CSVLOG)).append(',');
    text(client == null ? null : client.activity()).append(',');
    out.append(entry.sessionStart()).append(',');
    out.append(client == null ? "" : client.virtualXid()).append(',');
    out.append(client == null ? "0" : Integer.toUnsignedString(client.xid())).append(',');
  }

  private static String remote(ClientFacts client) {
    return client.port().isEmpty() ? client.host() : client.host() + ":" + client.port();
  }

  private void message(LogEntry entry) {
    out.append(entry.message().severity().label()).append(',');
    out.append(entry.message().sqlState().code()).append(',');
    text(entry.message().primaryMessage()).append(',');
    text(entry.message().logDetail()).append(',');
    text(entry.field(ErrorField.HINT)).append(',');
    text(entry.field(ErrorField.INTERNAL_QUERY)).append(',');
    number(entry.field(ErrorField.INTERNAL_POSITION)).append(',');
    text(entry.field(ErrorField.WHERE)).append(',');
    text(entry.statement()).append(',');
    number(entry.statement() == null ? null : entry.field(ErrorField.POSITION)).append(',');
    // The place in the source: Java's places are not PostgreSQL's.
    out.append(',');
    ClientFacts client = entry.origin().client();
    String application = client == null ? null : client.applicationName();
    text(application == null ? "" : application).append(',');
    text(entry.origin().backendType()).append(',');
    // The leader of a parallel worker, and the query's id.
    out.append(",0");
  }

  private StringBuilder text(@Nullable String value) {
    return value == null ? out : out.append('"').append(value.replace("\"", "\"\"")).append('"');
  }

  private StringBuilder number(@Nullable String value) {
    return value == null ? out : out.append(value);
  }
}
