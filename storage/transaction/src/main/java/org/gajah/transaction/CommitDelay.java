package org.gajah.transaction;

/// How long a commit waits for others to flush the log together with them.
///
/// @param micros `commit_delay`, 0 for not at all
/// @param siblings how many other transactions must run for it to wait (`commit_siblings`)
public record CommitDelay(int micros, int siblings) {
  public static final CommitDelay NONE = new CommitDelay(0, 5);
}
