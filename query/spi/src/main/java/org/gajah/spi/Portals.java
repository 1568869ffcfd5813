package org.gajah.spi;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.spi.Portal.Status;
import org.jspecify.annotations.Nullable;

/// The portals of a session: the protocol's and those of cursors. They end with their transaction,
/// or are held over it. Mirrors `utils/mmgr/portalmem.c`.
public final class Portals {
  private final Map<String, Portal> portals = new LinkedHashMap<>();
  private final Reporter reporter;

  public Portals(Reporter reporter) {
    this.reporter = reporter;
  }

  /// Makes a portal, replacing the unnamed one.
  ///
  /// @param level the nesting level of the present transaction
  /// @throws PgException 42P03 when there is one of that name
  public Portal create(
      String name, Portal.Definition definition, @Nullable Execution execution, int level) {
    Portal before = portals.get(name);
    if (before != null) {
      if (!name.isEmpty()) {
        throw new PgException(SqlState.DUPLICATE_CURSOR, "cursor \"" + name + "\" already exists");
      }
      drop(before);
    }
    Portal portal = new Portal(name, definition, execution, level);
    portals.put(name, portal);
    return portal;
  }

  /// Says that a name is free, before anything is done for a new portal of that name. The unnamed
  /// one is made free.
  ///
  /// @throws PgException 42P03 when it is not
  public void checkFree(String name) {
    Portal before = portals.get(name);
    if (before == null) {
      return;
    }
    if (!name.isEmpty()) {
      throw new PgException(SqlState.DUPLICATE_CURSOR, "cursor \"" + name + "\" already exists");
    }
    drop(before);
  }

  /// Closes a cursor that is in the way of a new one, with a warning.
  public void replace(String name) {
    Portal before = portals.get(name);
    if (before != null) {
      reporter.report(
          Severity.WARNING, SqlState.DUPLICATE_CURSOR, "closing existing cursor \"" + name + "\"");
      drop(before);
    }
  }

  public @Nullable Portal find(String name) {
    return portals.get(name);
  }

  /// Closes a portal.
  ///
  /// @throws PgException 24000 when it is running
  public void drop(Portal portal) {
    if (portal.status() == Status.ACTIVE) {
      throw new PgException(
          SqlState.INVALID_CURSOR_STATE, "cannot drop active portal \"" + portal.name() + "\"");
    }
    portals.remove(portal.name(), portal);
    portal.release();
  }

  /// CLOSE ALL.
  public void dropAll() {
    for (Portal portal : List.copyOf(portals.values())) {
      if (portal.status() != Status.ACTIVE) {
        drop(portal);
      }
    }
  }

  /// All of them, for `pg_cursors`.
  public Collection<Portal> all() {
    return Collections.unmodifiableCollection(portals.values());
  }

  // The ends of transactions.

  /// Before a commit: cursors WITH HOLD compute their rows, the others close.
  ///
  /// @param preparing whether it is a PREPARE TRANSACTION
  /// @return whether anything was done that may have left more to do
  public boolean beforeCommit(boolean preparing) {
    boolean any = false;
    for (Portal portal : List.copyOf(portals.values())) {
      if (portal.status() == Status.ACTIVE || portal.createdIn() == 0) {
        continue;
      }
      if (portal.definition().holdable() && portal.status() != Status.FAILED) {
        if (preparing) {
          throw new PgException(
              SqlState.FEATURE_NOT_SUPPORTED,
              "cannot PREPARE a transaction that has created a cursor WITH HOLD");
        }
        portal.hold();
      } else {
        drop(portal);
      }
      any = true;
    }
    return any;
  }

  /// At an abort: nothing of the transaction's can be run any more.
  public void aborted() {
    for (Portal portal : portals.values()) {
      if (portal.createdIn() > 0) {
        portal.fail();
      }
    }
  }

  /// After an abort: what failed goes.
  public void cleanUp() {
    dropWhere(portal -> portal.createdIn() > 0);
  }

  /// A subtransaction committed.
  public void subtransactionCommitted(int level) {
    portals.values().forEach(portal -> portal.adopt(level));
  }

  /// A subtransaction aborted: its portals fail, and those that ran in it.
  public void subtransactionAborted(int level) {
    for (Portal portal : portals.values()) {
      if (portal.createdIn() >= level) {
        portal.fail();
      } else if (portal.activeIn() >= level) {
        portal.leaveLevel(level);
        if (portal.status() == Status.ACTIVE) {
          portal.fail();
        }
      }
    }
  }

  /// After the abort of a subtransaction.
  public void cleanUpSubtransaction(int level) {
    dropWhere(portal -> portal.createdIn() >= level);
  }

  private void dropWhere(Predicate<Portal> test) {
    for (Portal portal : List.copyOf(portals.values())) {
      if (test.test(portal)) {
        portals.remove(portal.name(), portal);
        portal.release();
      }
    }
  }
}
