package org.gajah.session.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.settings.ServerOptions.Assignment;
import org.gajah.wire.StartupCodec;
import org.gajah.wire.StartupPacket.Parameter;
import org.gajah.wire.StartupPacket.StartupMessage;
import org.gajah.wire.stream.Protocol;
import org.jspecify.annotations.Nullable;

/// What a client asked for in its startup message. Mirrors `ProcessStartupPacket` of
/// `tcop/backend_startup.c`.
///
/// @param version the protocol that it wants
/// @param user cut to the length of a name
/// @param database likewise; the user's name where it named none
/// @param replication what it asked for
/// @param options the words of `options`
/// @param settings names and values of settings, in their order
/// @param unknownOptions names of protocol options that nobody knows
record StartupRequest(
    int version,
    String user,
    String database,
    Replication replication,
    List<String> options,
    List<Assignment> settings,
    List<Slice> unknownOptions) {
  private static final int LONGEST_NAME = 63;

  enum Replication {
    NONE,
    PHYSICAL,
    /// In a database (logical).
    DATABASE
  }

  /// Reads the parameters.
  ///
  /// @throws PgException FATAL when they will not do
  static StartupRequest of(StartupMessage message) {
    String user = null;
    String database = null;
    Replication replication = Replication.NONE;
    List<String> options = List.of();
    List<Assignment> settings = new ArrayList<>();
    List<Slice> unknown = new ArrayList<>();
    for (Parameter parameter : message.parameters()) {
      String name = string(parameter.name());
      String value = string(parameter.value());
      switch (name) {
        case "user" -> user = string(cut(parameter.value()));
        case "database" -> database = string(cut(parameter.value()));
        case "options" -> options = StartupCodec.splitOptions(parameter.value());
        case "replication" -> replication = replication(value);
        default -> {
          if (parameter.isProtocolOption()) {
            unknown.add(parameter.name());
          } else {
            settings.add(new Assignment(name, value));
          }
        }
      }
    }
    if (user == null || user.isEmpty()) {
      throw PgException.fatal(
          SqlState.INVALID_AUTHORIZATION_SPECIFICATION,
          "no PostgreSQL user name specified in startup packet");
    }
    return new StartupRequest(
        message.version(),
        user,
        database == null || database.isEmpty() ? user : database,
        replication,
        options,
        settings,
        unknown);
  }

  private static Slice cut(Slice name) {
    return new Slice(name.array(), name.from(), Math.min(name.length(), LONGEST_NAME));
  }

  private static String string(Slice bytes) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.array(), bytes.from(), bytes.length()))
          .toString();
    } catch (CharacterCodingException e) {
      return bytes.toString(StandardCharsets.ISO_8859_1);
    }
  }

  private static Replication replication(String value) {
    if (value.equals("database")) {
      return Replication.DATABASE;
    }
    Boolean on = bool(value.toLowerCase(Locale.ROOT));
    if (on == null) {
      throw PgException.fatal(
              SqlState.INVALID_PARAMETER_VALUE,
              "invalid value for parameter \"replication\": \"" + value + "\"")
          .hint("Valid values are: \"false\", 0, \"true\", 1, \"database\".");
    }
    return on ? Replication.PHYSICAL : Replication.NONE;
  }

  private static @Nullable Boolean bool(String word) {
    if (word.equals("1") || word.equals("on") || isPrefix(word, "true") || isPrefix(word, "yes")) {
      return true;
    }
    boolean off =
        word.equals("0")
            || word.equals("of")
            || word.equals("off")
            || isPrefix(word, "false")
            || isPrefix(word, "no");
    return off ? false : null;
  }

  private static boolean isPrefix(String word, String whole) {
    return !word.isEmpty() && whole.startsWith(word);
  }

  /// Whether the client must be told that it asked for more than there is.
  boolean needsNegotiation() {
    return Protocol.minor(version) > 0 || !unknownOptions.isEmpty();
  }
}
