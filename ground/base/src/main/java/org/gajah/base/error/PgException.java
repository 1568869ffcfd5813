package org.gajah.base.error;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A fault in PostgreSQL's terms: severity, SQLSTATE, primary message and optional fields.
///
/// Thrown where the fault is known. Only the session decides what it means for the transaction, and
/// only the supervisor what it means for the instance. Fields may be added on the way up (a
/// position by the analyser, a context line by whoever ran a nested statement); a field that is set
/// already stays as it is.
public final class PgException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private Severity severity;
  private final SqlState sqlState;
  private final String primaryMessage;
  private final EnumMap<ErrorField, String> fields = new EnumMap<>(ErrorField.class);
  private @Nullable String logDetail;

  /// An ERROR with a finished message. Messages start small, name things in double quotes and end
  /// without a full stop, as PostgreSQL's do.
  public PgException(SqlState sqlState, String message) {
    this(Severity.ERROR, sqlState, message, null);
  }

  /// A message of the given severity; `cause` is kept for the log of the instance and never reaches
  /// a client.
  public PgException(
      Severity severity, SqlState sqlState, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.severity = severity;
    this.sqlState = sqlState;
    this.primaryMessage = message;
  }

  /// A fault that ends the session.
  public static PgException fatal(SqlState sqlState, String message) {
    return new PgException(Severity.FATAL, sqlState, message, null);
  }

  /// A fault that ends the instance, or makes it recover.
  public static PgException panic(SqlState sqlState, String message) {
    return new PgException(Severity.PANIC, sqlState, message, null);
  }

  /// What is not built yet: 0A000 with the name of the feature. Every `feature` stands in the list
  /// of gaps.
  public static PgException notBuilt(String feature) {
    return new PgException(
        SqlState.FEATURE_NOT_SUPPORTED, feature + " is not supported by Gajah yet");
  }

  /// A state that must not be (XX000).
  public static PgException internal(String message) {
    return new PgException(SqlState.INTERNAL_ERROR, message);
  }

  public Severity severity() {
    return severity;
  }

  public SqlState sqlState() {
    return sqlState;
  }

  /// The primary message, without severity and SQLSTATE.
  public String primaryMessage() {
    return primaryMessage;
  }

  /// The text of a field, or null when it was not set.
  public @Nullable String field(ErrorField field) {
    return fields.get(field);
  }

  /// All fields that are set, in the order of [ErrorField].
  public Map<ErrorField, String> fields() {
    return fields;
  }

  public PgException detail(String detail) {
    return with(ErrorField.DETAIL, detail);
  }

  /// Sets the detail that goes to the server's log in place of the client's.
  public PgException logDetail(String detail) {
    logDetail = detail;
    return this;
  }

  /// The detail for the server's log: its own, or else the client's.
  public @Nullable String logDetail() {
    return logDetail == null ? field(ErrorField.DETAIL) : logDetail;
  }

  public PgException hint(String hint) {
    return with(ErrorField.HINT, hint);
  }

  /// The position in the statement's text, in characters from 1; 0 or less means unknown and sets
  /// nothing.
  public PgException position(int position) {
    return position > 0 ? with(ErrorField.POSITION, Integer.toString(position)) : this;
  }

  /// Says where the position that is set lies in a text around the one that it was set for.
  public PgException movePosition(int position) {
    fields.replace(ErrorField.POSITION, Integer.toString(position));
    return this;
  }

  /// Says that the position, if one is set, is in another text than the client's.
  ///
  /// @param query that text
  public PgException within(String query) {
    String position = fields.remove(ErrorField.POSITION);
    return position == null
        ? this
        : with(ErrorField.INTERNAL_POSITION, position).with(ErrorField.INTERNAL_QUERY, query);
  }

  /// Sets a field unless it is set already.
  public PgException with(ErrorField field, String value) {
    fields.putIfAbsent(field, value);
    return this;
  }

  /// Adds a line to the context; lines come innermost first.
  public PgException where(String line) {
    fields.merge(ErrorField.WHERE, line, (inner, outer) -> inner + "\n" + outer);
    return this;
  }

  /// Raises the severity, as when a fault happens where nothing may fail. It is never lowered.
  public PgException raise(Severity atLeast) {
    if (atLeast.atLeast(severity)) {
      severity = atLeast;
    }
    return this;
  }
}
