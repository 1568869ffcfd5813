package org.gajah.heap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.gajah.accessapi.relation.Persistence;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.table.RowLock;
import org.gajah.accessapi.table.TableWriter;
import org.gajah.accessapi.table.TableWriter.InsertOptions;
import org.gajah.base.id.Tid;
import org.gajah.batch.Vector;
import org.gajah.heap.TestSession.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What run time makes of a page, redo makes as well.
class RedoTest {
  @TempDir Path folder;

  @Test
  void everyKindOfChangeIsRepeated() {
    try (TestCluster cluster = new TestCluster(folder.resolve("primary")).open()) {
      TableDescriptor table = cluster.table(Persistence.PERMANENT, 70);
      try (TestSession session = cluster.session()) {
        changeMuch(session, table);
      }
      cluster.flush();
      try (TestCluster copy = new TestCluster(folder.resolve("standby"))) {
        Map<String, Integer> counts = copy.replay(cluster);
        assertThat(counts)
            .containsKeys(
                "HEAP INSERT",
                "HEAP INSERT+INIT",
                "HEAP UPDATE",
                "HEAP HOT_UPDATE",
                "HEAP DELETE",
                "HEAP LOCK",
                "HEAP HEAP_CONFIRM",
                "HEAP INPLACE",
                "HEAP2 MULTI_INSERT",
                "HEAP2 MULTI_INSERT+INIT",
                "HEAP2 VISIBLE",
                "HEAP2 PRUNE_ON_ACCESS");
        PageCheck.assertSame(
            cluster, table, copy, copy.describe(table.oid(), Persistence.PERMANENT, 70));
      }
    }
  }

  private static void changeMuch(TestSession session, TableDescriptor table) {
    session.begin();
    long[] tids = new long[300];
    for (int i = 0; i < tids.length; i++) {
      tids[i] = session.insert(table, i, i, "row " + i);
    }
    session.commit();
    session.begin();
    for (int i = 0; i < 100; i++) {
      session.update(table, tids[i], i, -i, "row " + i);
    }
    for (int i = 100; i < 110; i++) {
      session.update(table, tids[i], -i, -i, "another row with a new key " + i);
    }
    for (int i = 110; i < 150; i++) {
      session.delete(table, tids[i]);
    }
    session.lock(table, tids[200], RowLock.SHARE);
    session.commit();
    session.begin();
    session.rows(table);
    session.update(table, tids[299], 299, 1, "x".repeat(1500));
    insertMany(session, table, InsertOptions.ORDINARY, 5000);
    insertMany(session, table, new InsertOptions(true, true, true), 500);
    try (TableWriter writer = session.writer(table)) {
      int token = session.context.waits().beginSpeculative(session.transaction.xid());
      long tid = writer.insertSpeculatively(columns(9000), 0, token);
      writer.completeSpeculative(tid, true);
      tid = writer.insertSpeculatively(columns(9001), 0, token);
      writer.completeSpeculative(tid, false);
      session.context.waits().endSpeculative(session.transaction.xid());
      assertThat(writer.overwriteInPlace(tids[250], columns(250), 0)).isTrue();
    }
    assertThat(session.find(table, tids[250])).isEqualTo(new Row(250, 1, "row 250"));
    session.commit();
  }

  private static Vector[] columns(int id) {
    return TestSession.columns(new Row(id, 1, "row " + id));
  }

  private static void insertMany(
      TestSession session, TableDescriptor table, InsertOptions options, int count) {
    Row[] rows = new Row[count];
    for (int i = 0; i < count; i++) {
      rows[i] = new Row(i, i, "one of many " + i);
    }
    long[] tids = new long[count];
    try (TableWriter writer = session.writer(table, options)) {
      writer.insertAll(TestSession.columns(rows), count, tids);
    }
    assertThat(Tid.isValid(tids[count - 1])).isTrue();
  }
}
