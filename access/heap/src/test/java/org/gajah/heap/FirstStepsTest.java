package org.gajah.heap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.table.TupleOutcome;
import org.gajah.base.id.Tid;
import org.gajah.heap.TestSession.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rows come, change and go.
class FirstStepsTest {
  @TempDir Path folder;
  private TestCluster cluster;
  private TestSession session;
  private TableDescriptor table;

  @BeforeEach
  void open() {
    cluster = new TestCluster(folder).open();
    session = cluster.session();
    table = cluster.table();
  }

  @AfterEach
  void close() {
    session.close();
    cluster.close();
  }

  @Test
  void insertedRowsAreSeenByTheNextCommandAndByOthersAfterCommit() {
    try (TestSession other = cluster.session()) {
      session.begin();
      other.begin();
      long tid = session.insert(table, 1, 10, "one");
      assertThat(tid).isEqualTo(Tid.of(0, 1));
      assertThat(session.rows(table)).containsExactly(new Row(1, 10, "one"));
      assertThat(other.rows(table)).isEmpty();
      session.commit();
      assertThat(other.rows(table)).containsExactly(new Row(1, 10, "one"));
      other.commit();
    }
  }

  @Test
  void abortedRowsAreSeenByNobody() {
    session.begin();
    session.insert(table, 1, 10, "one");
    session.abort();
    session.begin();
    assertThat(session.rows(table)).isEmpty();
    session.commit();
  }

  @Test
  void anUpdateMakesANewVersionAndADeletionTakesTheRow() {
    session.begin();
    long tid = session.insert(table, 1, 10, "one");
    session.commit();
    session.begin();
    TestSession.Updated updated = session.update(table, tid, 1, 11, "uno");
    assertThat(updated.outcome()).isEqualTo(TupleOutcome.OK);
    assertThat(updated.tid()).isEqualTo(Tid.of(0, 2));
    assertThat(session.rows(table)).containsExactly(new Row(1, 11, "uno"));
    assertThat(session.find(table, tid)).isEqualTo(new Row(1, 11, "uno"));
    session.commit();
    session.begin();
    assertThat(session.delete(table, updated.tid())).isEqualTo(TupleOutcome.OK);
    assertThat(session.rows(table)).isEmpty();
    session.commit();
    session.begin();
    assertThat(session.rows(table)).isEmpty();
    assertThat(session.find(table, tid)).isNull();
    session.commit();
  }

  @Test
  void manyRowsFillManyPagesAndAreScannedInAnyPortion() {
    session.begin();
    List<Row> expected = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      expected.add(new Row(i, -i, "row " + i));
      session.insert(table, i, -i, "row " + i);
    }
    session.commit();
    assertThat(table.main().blocks()).isBetween(15, 25);
    session.begin();
    for (int demand : new int[] {1, 7, 100, 1024}) {
      assertThat(session.rows(table, session.snapshot(), demand)).isEqualTo(expected);
    }
    session.commit();
  }
}
