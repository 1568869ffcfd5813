/// The supervisor of an instance and the threads that it keeps. Mirrors `postmaster/postmaster.c`.
///
/// [org.gajah.instance.postmaster.Instance] reads the settings, takes the directory and listens;
/// from then on one thread, that of the [org.gajah.instance.postmaster.Postmaster], decides
/// everything about starting and stopping. All others tell it what happened by a
/// [org.gajah.instance.postmaster.Event]. Background processes are
/// [org.gajah.instance.postmaster.Background]s.
///
/// Rule: only the postmaster's thread changes the state; others read it to tell clients why they
/// must wait.
@NullMarked
package org.gajah.instance.postmaster;

import org.jspecify.annotations.NullMarked;
