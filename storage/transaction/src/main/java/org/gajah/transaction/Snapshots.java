package org.gajah.transaction;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.id.Xid;
import org.jspecify.annotations.Nullable;

/// The snapshots of one session: which are in use, and so what it holds back. Mirrors
/// `utils/time/snapmgr.c`.
///
/// Snapshots in use are on the stack of active ones or registered by a portal or scan that outlives
/// a statement. When none is, the session's xmin is taken back.
public final class Snapshots {
  private final ProcArray procArray;
  private final Transaction transaction;
  private final Snapshot latest = new Snapshot();
  private final Snapshot catalog = new Snapshot();
  private final ArrayDeque<Snapshot> active = new ArrayDeque<>();
  private final List<Snapshot> registered = new ArrayList<>();
  private @Nullable Snapshot ofTransaction;
  private boolean catalogValid;
  private int publishedXmin;
  private int recentXmin = Xid.FIRST_NORMAL;

  Snapshots(Transaction transaction, ProcArray procArray) {
    this.transaction = transaction;
    this.procArray = procArray;
  }

  /// The snapshot that a new statement uses: the transaction's own where the isolation level wants
  /// one for the whole transaction, a new one otherwise. It is good until the next call; push or
  /// register it to keep it.
  public Snapshot forStatement() {
    Snapshot fixed = ofTransaction;
    if (fixed != null) {
      fixed.commandId(transaction.commandIdIfUsed());
      return fixed;
    }
    invalidateCatalog();
    Snapshot taken = takeLatest();
    if (transaction.isolation().usesOneSnapshot()) {
      Snapshot own = taken.copy();
      ofTransaction = own;
      registered.add(own);
      return own;
    }
    return taken;
  }

  /// A snapshot of this moment, whatever the isolation level.
  public Snapshot latest() {
    return takeLatest();
  }

  private Snapshot takeLatest() {
    publishedXmin = procArray.take(latest, transaction.proc().number(), transaction.proc());
    recentXmin = latest.xmin();
    latest.commandId(transaction.commandIdIfUsed());
    return latest;
  }

  /// The snapshot for looking at catalogs: of this moment, or of a moment ago when nothing that it
  /// would show has changed.
  public Snapshot forCatalog() {
    if (!catalogValid) {
      publishedXmin = procArray.take(catalog, transaction.proc().number(), transaction.proc());
      recentXmin = catalog.xmin();
      catalogValid = true;
    }
    catalog.commandId(transaction.commandIdIfUsed());
    return catalog;
  }

  /// Forgets the catalog snapshot: something in the catalogs has changed.
  public void invalidateCatalog() {
    if (catalogValid) {
      catalogValid = false;
      release();
    }
  }

  /// Says that the transaction goes on with the snapshot of another (SET TRANSACTION SNAPSHOT,
  /// parallel workers).
  public void adopt(Snapshot snapshot) {
    Snapshot own = snapshot.copy();
    ofTransaction = own;
    registered.add(own);
    publish(own.xmin());
  }

  private void publish(int xmin) {
    if (!Xid.isValid(publishedXmin) || Xid.precedes(xmin, publishedXmin)) {
      publishedXmin = xmin;
      procArray.setXmin(transaction.proc().number(), xmin);
    }
  }

  /// Makes a copy of a snapshot the active one, seeing all that the commands so far have done.
  public Snapshot push(Snapshot snapshot) {
    Snapshot copy = snapshot.copy();
    active.push(copy);
    return copy;
  }

  /// The snapshot that the running statement uses.
  public Snapshot active() {
    Snapshot top = active.peek();
    if (top == null) {
      throw PgException.internal("no active snapshot");
    }
    return top;
  }

  /// How many snapshots are active: what [#popTo] goes back to.
  public int depth() {
    return active.size();
  }

  public void pop() {
    active.pop();
    release();
  }

  /// Goes back to an earlier depth, as after an error.
  public void popTo(int depth) {
    while (active.size() > depth) {
      active.pop();
    }
    release();
  }

  /// Keeps a copy of a snapshot alive until [#unregister].
  public Snapshot register(Snapshot snapshot) {
    Snapshot copy = snapshot.copy();
    registered.add(copy);
    return copy;
  }

  public void unregister(Snapshot snapshot) {
    registered.removeIf(known -> known == snapshot);
    release();
  }

  /// Takes the published xmin back as far as the snapshots in use allow.
  private void release() {
    if (!active.isEmpty()) {
      return;
    }
    int oldest = catalogValid ? catalog.xmin() : Xid.INVALID;
    for (int i = 0; i < registered.size(); i++) {
      oldest = Xid.older(oldest, registered.get(i).xmin());
    }
    if (oldest != publishedXmin) {
      publishedXmin = oldest;
      procArray.setXmin(transaction.proc().number(), oldest);
    }
  }

  /// The oldest transaction that this session takes for running; what it asks about from before is
  /// long over.
  int xminHorizon() {
    return publishedXmin;
  }

  /// The xmin of the snapshot that was taken last. What is younger, somebody may still need.
  int recentXmin() {
    return recentXmin;
  }

  /// Forgets everything at the end of a transaction, whose entry in the process array is cleared by
  /// then.
  void clear() {
    active.clear();
    registered.clear();
    ofTransaction = null;
    catalogValid = false;
    publishedXmin = Xid.INVALID;
  }

  /// Snapshots that are still in use; none at a clean end of a transaction.
  int inUse() {
    return active.size() + registered.size() - (ofTransaction == null ? 0 : 1);
  }
}
