package org.gajah.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gajah.catalog.rows.PgDatabase;
import org.gajah.catalogstore.live.LiveCatalog;
import org.gajah.spi.TransactionStep;
import org.gajah.transaction.Transactions;
import org.gajah.transaction.WraparoundListener;
import org.jspecify.annotations.Nullable;

/// Knows the names of the databases that are named when transaction ids or multixacts run short.
///
/// Whoever runs out of ids may hold locks of pages and cannot look at catalogs then; so each
/// transaction that starts near the limits looks first. Autovacuum, once there is one, hears here
/// that it is needed.
final class OldestDatabases implements WraparoundListener {
  private final Transactions transactions;
  private final Map<Integer, String> names = new ConcurrentHashMap<>();

  OldestDatabases(Transactions transactions) {
    this.transactions = transactions;
    transactions.wraparoundListener(this);
  }

  @Override
  public @Nullable String databaseName(int oid) {
    return names.get(oid);
  }

  /// What a session does when a transaction starts.
  TransactionStep step(LiveCatalog catalog) {
    return new TransactionStep() {
      @Override
      public void started() {
        if (transactions.xids().isNearWarning()) {
          look(transactions.xids().limits().oldestDatabase(), catalog);
        }
        if (transactions.multiXacts().isNearWarning()) {
          look(transactions.multiXacts().oldestDatabase(), catalog);
        }
      }
    };
  }

  private void look(int oid, LiveCatalog catalog) {
    String name = null;
    for (PgDatabase row : catalog.scan(PgDatabase.OID_INDEX, oid)) {
      name = row.datname();
    }
    if (name == null) {
      names.remove(oid);
    } else {
      names.put(oid, name);
    }
  }
}
