package org.gajah.oracle.recovery;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gajah.accessapi.relation.AttributeSet;
import org.gajah.accessapi.relation.Persistence;
import org.gajah.accessapi.relation.RelationDescriptor.Identity;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.relation.TableDescriptor.IndexedAttributes;
import org.gajah.accessapi.table.TableWriter;
import org.gajah.accessapi.table.TableWriter.InsertOptions;
import org.gajah.base.error.PgException;
import org.gajah.base.id.RelFileLocator;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.disk.RelationKey;
import org.gajah.heap.HeapAccessMethod;
import org.gajah.oracle.OracleServer;
import org.gajah.page.value.TupleLayout;
import org.gajah.page.value.TupleLayout.Attribute;
import org.gajah.recovery.cluster.StorageProcess;
import org.gajah.transaction.Horizons;

/// A table of the real server, `(id int4, body text)` without indexes, whose descriptor is made by
/// hand because there is no catalog below recovery.
public record HandMadeTable(String name, int oid, RelFileLocator locator) {
  private static final TupleLayout LAYOUT =
      new TupleLayout(List.of(new Attribute(4, true, 4, false), new Attribute(-1, false, 4, true)));

  public static HandMadeTable create(OracleServer server, String name) {
    server.psql("create table " + name + " (id int4, body text)");
    String[] numbers =
        server
            .psql(
                "select c.oid, c.relfilenode, d.oid from pg_class c, pg_database d where c.relname = '"
                    + name
                    + "' and d.datname = current_database()")
            .strip()
            .split("\\|");
    return new HandMadeTable(
        name,
        Integer.parseInt(numbers[0]),
        new RelFileLocator(
            RelFileLocator.DEFAULT_TABLESPACE,
            Integer.parseInt(numbers[2]),
            Integer.parseInt(numbers[1])));
  }

  public int database() {
    return locator.database();
  }

  private TableDescriptor describe(StorageProcess process) {
    return new TableDescriptor(
        new Identity(
            oid, name, new RelationKey(locator), Persistence.PERMANENT, Horizons.Kind.DATA),
        LAYOUT,
        new TableDescriptor.Options(100, 2032),
        new IndexedAttributes(
            AttributeSet.EMPTY, AttributeSet.EMPTY, AttributeSet.EMPTY, AttributeSet.EMPTY),
        null,
        process.storage().relations());
  }

  /// Inserts rows in the transaction that is open.
  public void insert(StorageProcess process, int firstId, int count, String body) {
    HeapAccessMethod heap =
        new HeapAccessMethod(
            process.storage().transactions().multiXacts(),
            (context, table, frozen) -> {
              throw PgException.notBuilt("TOAST in this test");
            });
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    try (TableWriter writer =
        heap.write(process.context(), describe(process), InsertOptions.ORDINARY)) {
      for (int i = 0; i < count; i++) {
        LongVector ids = new LongVector(1);
        BytesVector bodies = new BytesVector(1);
        ids.set(0, firstId + i);
        bodies.set(0, bytes, 0, bytes.length);
        writer.insert(new Vector[] {ids, bodies}, 0);
      }
    }
  }
}
