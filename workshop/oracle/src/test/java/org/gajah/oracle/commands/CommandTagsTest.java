package org.gajah.oracle.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gajah.commands.CommandRules;
import org.gajah.commands.CommandTags;
import org.gajah.nodes.RawStmt;
import org.gajah.nodes.TransactionStmt;
import org.gajah.nodes.UtilityStmt;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.wire.RawClient;
import org.gajah.parser.SqlParser;
import org.gajah.parser.lex.ParserOptions;
import org.gajah.wire.BackendMessage;
import org.gajah.wire.FrontendMessage;
import org.junit.jupiter.api.Test;

/// The command tags and what they may do: the parser's corpus beside the real server.
class CommandTagsTest {
  private static final List<String> FILES = List.of("objects", "sessions", "routines", "tables");
  private static final Pattern ENTRY =
      Pattern.compile("^#@(.*?)@#ERROR: +current transaction is aborted", Pattern.MULTILINE);
  private static final Pattern READ_ONLY =
      Pattern.compile("cannot execute (.*) in a read-only transaction");

  /// A statement that our parser takes.
  private record Sample(String text, RawStmt raw) {}

  private static List<Sample> corpus() throws IOException {
    Set<String> texts = new LinkedHashSet<>();
    for (String file : FILES) {
      try (var stream =
          Objects.requireNonNull(
              CommandTagsTest.class.getResourceAsStream(
                  "/org/gajah/oracle/parser/" + file + ".sql"))) {
        String all = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        byte[] bytes = all.getBytes(StandardCharsets.UTF_8);
        for (RawStmt raw : SqlParser.parse(all, ParserOptions.DEFAULT)) {
          int from = raw.stmt_location();
          int length = raw.stmt_len() == 0 ? bytes.length - from : raw.stmt_len();
          texts.add(new String(bytes, from, length, StandardCharsets.UTF_8).strip());
        }
      }
    }
    return texts.stream()
        .map(text -> new Sample(text, SqlParser.parse(text, ParserOptions.DEFAULT).getFirst()))
        .toList();
  }

  @Test
  void tagsAreTheServers() throws IOException {
    List<Sample> samples = corpus();
    List<String> differences = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    try (OracleServer server = OracleServer.start("log_line_prefix = '#@%i@#'");
        RawClient client = RawClient.session(server.port())) {
      for (Sample sample : samples) {
        if (sample.raw.stmt() instanceof TransactionStmt) {
          continue;
        }
        // A failed block refuses everything, after it was given a name.
        client.query("begin; select 1/0");
        int before = server.log().length();
        client.query(sample.text);
        Matcher entry = ENTRY.matcher(server.log().substring(before));
        String theirs = entry.find() ? entry.group(1) : "nothing";
        client.query("rollback");
        String ours = CommandTags.of(sample.raw.stmt());
        seen.add(ours);
        if (!ours.equals(theirs)) {
          differences.add(sample.text + ": " + ours + " for " + theirs);
        }
      }
    }
    assertThat(differences).isEmpty();
    assertThat(seen).hasSizeGreaterThan(120);
  }

  @Test
  void readOnlyTransactionsRefuseTheSame() throws IOException {
    List<String> differences = new ArrayList<>();
    int refused = 0;
    try (OracleServer server = OracleServer.start();
        RawClient client = RawClient.session(server.port())) {
      for (Sample sample : corpus()) {
        if (!(sample.raw.stmt() instanceof UtilityStmt utility)) {
          continue;
        }
        client.query("begin transaction read only");
        client.send(new FrontendMessage.Query(sample.text));
        String theirs = refusal(client);
        client.query("rollback");
        client.query("reset all");
        String ours =
            CommandRules.of(utility).inReadOnly() ? "" : CommandTags.of(sample.raw.stmt());
        // What is analyzed first may fail before it is asked what it writes.
        if (!ours.equals(theirs) && !theirs.equals("analysis")) {
          differences.add(sample.text + ": '" + ours + "' for '" + theirs + "'");
        }
        refused += theirs.isEmpty() ? 0 : 1;
      }
    }
    assertThat(differences).isEmpty();
    assertThat(refused).isGreaterThan(200);
  }

  /// What the server called a statement that it refused; empty when it did not.
  private static String refusal(RawClient client) throws IOException {
    String refused = "";
    while (true) {
      BackendMessage message = client.receive();
      switch (message) {
        case null -> throw new IOException("the server is gone");
        case BackendMessage.ErrorResponse error -> {
          String text = field(error, 'M');
          var matcher = READ_ONLY.matcher(text);
          refused =
              matcher.matches() ? matcher.group(1) : field(error, 'P').isEmpty() ? "" : "analysis";
        }
        case BackendMessage.CopyInResponse _ -> client.send(new FrontendMessage.CopyFail("no"));
        case BackendMessage.ReadyForQuery _ -> {
          return refused;
        }
        default -> {}
      }
    }
  }

  private static String field(BackendMessage.ErrorResponse error, char code) {
    return error.fields().stream()
        .filter(f -> f.code() == code)
        .map(f -> f.value().toString(StandardCharsets.UTF_8))
        .findFirst()
        .orElse("");
  }
}
