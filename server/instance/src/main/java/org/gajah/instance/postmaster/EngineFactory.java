package org.gajah.instance.postmaster;

import java.util.function.Function;
import org.gajah.base.settings.SettingValues;
import org.gajah.locks.Proc;
import org.gajah.recovery.StorageEngine;
import org.gajah.recovery.cluster.StorageProcess;
import org.gajah.spi.Engine;

/// Makes the SQL engine over a storage that has been recovered.
@FunctionalInterface
public interface EngineFactory {
  /// @param processes the storage's side of a session's process, which it keeps from the login to
  ///   its end
  Engine create(
      StorageEngine storage, Function<Proc, StorageProcess> processes, SettingValues settings);
}
