package org.gajah.locks.table;

/// One wait in a circle of waits: who waits for what. The next step tells who is in the way.
record DeadlockStep(int pid, LockMode mode, LockTag tag) {}
