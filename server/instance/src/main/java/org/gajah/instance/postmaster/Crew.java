package org.gajah.instance.postmaster;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.gajah.base.seam.Threads;
import org.gajah.base.settings.SettingReader;
import org.gajah.recovery.StorageEngine;
import org.jspecify.annotations.Nullable;

/// The background processes of an instance while its cluster is open: the checkpointer, which goes
/// last, and those that keep writing ahead of everybody. Belongs to the postmaster's thread.
final class Crew {
  private final Threads threads;
  private final SettingReader settings;
  private final LogLines log;
  private final Consumer<Event> postmaster;
  private final List<Background> others = new ArrayList<>();
  private @Nullable CheckpointerProcess checkpointer;

  Crew(Threads threads, SettingReader settings, LogLines log, Consumer<Event> postmaster) {
    this.log = log;
    this.threads = threads;
    this.settings = settings;
    this.postmaster = postmaster;
  }

  /// Starts all of them.
  void start(StorageEngine engine) {
    CheckpointerProcess first = new CheckpointerProcess(engine.checkpointer());
    checkpointer = first;
    start(first, engine);
    others.add(new BackgroundWriter(engine.backgroundWriter(), settings));
    others.add(new WalWriter(settings));
    others.forEach(process -> start(process, engine));
  }

  private void start(Background process, StorageEngine engine) {
    process.start(
        threads, engine, log, (own, failure) -> postmaster.accept(new Event.Ended(own, failure)));
  }

  /// What the log calls the process with a number; all but these serve clients.
  String title(int processId) {
    CheckpointerProcess first = checkpointer;
    if (first != null && first.processId() == processId) {
      return first.title();
    }
    for (Background other : others) {
      if (other.processId() == processId) {
        return other.title();
      }
    }
    return "server process";
  }

  /// The settings have changed.
  void wake() {
    others.forEach(Background::wake);
  }

  /// Ends all but the checkpointer and waits for that.
  void stopOthers() {
    others.forEach(Background::stop);
    others.forEach(process -> process.join(0));
    others.clear();
  }

  /// The checkpointer, where there is one.
  @Nullable CheckpointerProcess checkpointer() {
    return checkpointer;
  }

  /// Whether a process is one of these, not of those that were here before a crash.
  boolean has(Background process) {
    return process == checkpointer || others.contains(process);
  }

  /// Tells all to leave without a checkpoint.
  void abandon() {
    others.forEach(Background::abandon);
    CheckpointerProcess first = checkpointer;
    if (first != null) {
      first.abandon();
    }
  }

  /// Waits for those who were told, for a while each.
  void await(long millis) {
    others.forEach(process -> process.join(millis));
    others.clear();
    CheckpointerProcess first = checkpointer;
    if (first != null) {
      first.join(millis);
    }
    forget();
  }

  /// The checkpointer has ended.
  void forget() {
    checkpointer = null;
  }
}
