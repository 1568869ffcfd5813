package org.gajah.engine;

import java.lang.reflect.Proxy;
import org.gajah.base.error.PgException;

/// Stands for services that are not built yet: each of their methods answers 0A000.
final class Absent {
  private Absent() {}

  /// @param name what the service is called in the message
  static <T> T of(Class<T> type, String name) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              throw PgException.notBuilt(name);
            }));
  }
}
