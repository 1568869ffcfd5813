package org.gajah.oracle.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.gajah.oracle.OracleServer;
import org.gajah.wire.FrontendMessage;
import org.gajah.wire.FrontendMessage.Bind;
import org.gajah.wire.FrontendMessage.Execute;
import org.gajah.wire.FrontendMessage.Parse;
import org.gajah.wire.FrontendMessage.Query;
import org.gajah.wire.FrontendMessage.Sync;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random sequences of statements about transactions, alone, together in one text, and in
/// pipelines, have the same tags, warnings, errors and status as with the real server.
class BlockSequencesTest {
  private static final List<String> STATEMENTS =
      List.of(
          "begin",
          "begin",
          "commit",
          "rollback",
          "commit and chain",
          "rollback and chain",
          "savepoint a",
          "savepoint b",
          "savepoint a",
          "release a",
          "release b",
          "rollback to a",
          "rollback to b",
          "select 1",
          "select 1/0",
          "begin read only",
          "start transaction isolation level repeatable read",
          "set application_name to 'one'",
          "set local application_name to 'two'",
          "show application_name",
          "show transaction_read_only",
          "show transaction_isolation",
          "set transaction_read_only to 'off'",
          "set transaction_read_only to 'on'",
          "set transaction_isolation to 'serializable'");
  private static final int STEPS = 150;

  private static OracleServer real;
  private static TinyInstance ours;

  @BeforeAll
  static void start() throws IOException {
    real = OracleServer.start();
    ours = new TinyInstance();
  }

  @AfterAll
  static void stop() throws IOException {
    real.close();
    ours.close();
    assertThat(ours.crashes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void randomSequence(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    Dialogue dialogue = Dialogue.of(new Query("select 1"));
    for (int i = 0; i < STEPS; i++) {
      dialogue.then(step(random));
    }
    Dialogue.same(
        dialogue.play(ours.port()), dialogue.play(real.port()), "sequence of seed " + seed);
  }

  private static String statement(SplittableRandom random) {
    return STATEMENTS.get(random.nextInt(STATEMENTS.size()));
  }

  private static FrontendMessage[] step(SplittableRandom random) {
    int count = random.nextInt(3) == 0 ? 1 + random.nextInt(4) : 1;
    if (random.nextBoolean()) {
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        texts.add(statement(random));
      }
      return new FrontendMessage[] {new Query(String.join("; ", texts))};
    }
    List<FrontendMessage> messages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      messages.add(new Parse("", statement(random)));
      messages.add(new Bind("", "", List.of()));
      messages.add(new Execute("", 0));
    }
    messages.add(new Sync());
    return messages.toArray(FrontendMessage[]::new);
  }
}
