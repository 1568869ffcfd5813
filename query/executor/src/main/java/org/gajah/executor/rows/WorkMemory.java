package org.gajah.executor.rows;

import org.gajah.base.settings.SettingReader;
import org.gajah.base.settings.Settings;
import org.gajah.batch.MemoryAccount;
import org.gajah.disk.TemporaryFiles;

/// How much memory the operators of a statement take before they put rows into temporary files.
///
/// @param account counts all of it, and refuses what goes beyond the statement's budget
/// @param bytes `work_mem`: for a sort, or rows that are kept
/// @param hashBytes `work_mem` times `hash_mem_multiplier`: for a hash table
/// @param files where the rest goes
public record WorkMemory(MemoryAccount account, long bytes, long hashBytes, TemporaryFiles files) {
  /// What a session's settings say at this moment.
  public static WorkMemory of(SettingReader settings, MemoryAccount account, TemporaryFiles files) {
    long bytes = settings.intValue(Settings.WORK_MEM) * 1024L;
    double multiplier = settings.realValue(Settings.HASH_MEM_MULTIPLIER);
    return new WorkMemory(account, bytes, (long) (bytes * multiplier), files);
  }
}
