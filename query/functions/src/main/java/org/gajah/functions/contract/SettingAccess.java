package org.gajah.functions.contract;

import org.jspecify.annotations.Nullable;

/// A session's settings by name, with the checks that SHOW and SET make.
public interface SettingAccess {
  /// The value as SHOW prints it, or null where there is no such setting and `missingOk`.
  ///
  /// @throws org.gajah.base.error.PgException 42704 for an unknown name, 42501 where the role may
  ///   not see it
  @Nullable String show(String name, boolean missingOk);

  /// Sets a value, as SET and SET LOCAL do, and answers what SHOW prints then.
  ///
  /// @param value null for the default
  String set(String name, @Nullable String value, boolean local);
}
