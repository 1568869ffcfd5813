package org.gajah.oracle.parser;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.gajah.base.error.ErrorField;
import org.gajah.base.error.PgException;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.Seeds;
import org.gajah.parser.SqlParser;
import org.gajah.parser.lex.ParserOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// Which texts are SQL, and what is said of the others and where: the parser beside the oracle's.
///
/// The oracle is asked by making the text the body of an SQL function with a polymorphic argument:
/// such bodies are parsed and not looked at any further.
class ParserDifferentialTest {
  private static final int DAMAGED = 6000;
  private static final int WALKED = 4000;
  private static final String QUOTE = "$gajah_body$";
  private static final String BEFORE =
      "create or replace function parsed(anyelement) returns anyelement language sql as " + QUOTE;

  /// What a parser says of a text: nothing, or its error.
  private record Verdict(
      @Nullable String state,
      @Nullable String message,
      int position,
      @Nullable String detail,
      @Nullable String hint) {
    static final Verdict GOOD = new Verdict(null, null, 0, null, null);
  }

  private static Verdict ours(String text) {
    try {
      SqlParser.parse(text, ParserOptions.DEFAULT);
      return Verdict.GOOD;
    } catch (PgException e) {
      String position = e.field(ErrorField.POSITION);
      return new Verdict(
          e.sqlState().code(),
          e.primaryMessage(),
          position == null ? 0 : Integer.parseInt(position),
          e.field(ErrorField.DETAIL),
          e.field(ErrorField.HINT));
    }
  }

  private static Verdict theirs(Statement statement, String text) throws SQLException {
    try {
      statement.execute(BEFORE + text + QUOTE);
      return Verdict.GOOD;
    } catch (PSQLException e) {
      ServerErrorMessage error = Objects.requireNonNull(e.getServerErrorMessage());
      int outside = error.getPosition();
      return new Verdict(
          error.getSQLState(),
          error.getMessage(),
          outside > 0 ? outside - BEFORE.length() : error.getInternalPosition(),
          error.getDetail(),
          error.getHint());
    }
  }

  @Test
  void sameVerdictsOnTheCorpusDamagedTextsAndWalksOverTheSyntax() throws Exception {
    long seed = Seeds.seed();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    try (OracleServer server = OracleServer.start();
        Connection connection = server.connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      List<String> corpus = SqlTexts.corpus();
      List<String> pool = SqlTexts.words(statement);
      Set<String> texts = new LinkedHashSet<>(corpus);
      for (int i = 0; i < DAMAGED; i++) {
        texts.add(SqlTexts.damaged(corpus.get(random.nextInt(corpus.size())), pool, random));
      }
      Synopses synopses = Synopses.of(server, random);
      assertThat(synopses.count()).as("commands that psql knows").isGreaterThan(170);
      for (int i = 0; i < WALKED; i++) {
        String walked = synopses.next();
        texts.add(i % 3 == 0 ? SqlTexts.damaged(walked, pool, random) : walked);
      }
      List<String> differences = new ArrayList<>();
      int good = 0;
      for (String text : texts) {
        if (!text.contains(QUOTE) && !text.contains("\0")) {
          Verdict expected = theirs(statement, text);
          good += expected.equals(Verdict.GOOD) ? 1 : 0;
          Verdict found = ours(text);
          if (!found.equals(expected)) {
            differences.add(text + "\n  expected " + expected + "\n  found    " + found);
          }
        }
      }
      System.out.println(texts.size() + " texts, " + good + " of them good SQL");
      assertThat(good).as("texts that are SQL").isBetween(texts.size() / 5, texts.size());
      assertThat(differences).as("differences with seed %d", seed).isEmpty();
    }
  }
}
