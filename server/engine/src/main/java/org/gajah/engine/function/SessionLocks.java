package org.gajah.engine.function;

import org.gajah.engine.scope.SessionScope;
import org.gajah.functions.contract.AdvisoryLocks;
import org.gajah.locks.table.BackendLocks;
import org.gajah.locks.table.LockMethod;
import org.gajah.locks.table.LockMode;
import org.gajah.locks.table.LockTag;

/// Advisory locks in the session's database.
record SessionLocks(SessionScope session) implements AdvisoryLocks {
  private BackendLocks locks() {
    return session.process().locks();
  }

  private LockTag tag(Key key) {
    return key.pair()
        ? LockTag.advisory(session.database(), key.high(), key.low())
        : LockTag.advisory(
            session.database(), (long) key.high() << Integer.SIZE | key.low() & 0xFFFF_FFFFL);
  }

  private static LockMode mode(boolean shared) {
    return shared ? LockMode.SHARE : LockMode.EXCLUSIVE;
  }

  @Override
  public boolean acquire(Key key, boolean shared, boolean forSession, boolean wait) {
    return locks().acquire(tag(key), mode(shared), forSession, !wait).isHeld();
  }

  @Override
  public boolean release(Key key, boolean shared) {
    return locks().release(tag(key), mode(shared), true);
  }

  @Override
  public void releaseAll() {
    locks().releaseSession(LockMethod.USER);
  }
}
