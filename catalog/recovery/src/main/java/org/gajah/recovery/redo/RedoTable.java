package org.gajah.recovery.redo;

import java.util.EnumMap;
import java.util.Map;
import org.gajah.accessapi.redo.RedoContext;
import org.gajah.accessapi.redo.RedoHandler;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.walformat.ResourceManagerId;
import org.jspecify.annotations.Nullable;

/// Who applies the records of which resource manager. Mirrors `access/rmgrlist.h`.
final class RedoTable {
  private final @Nullable RedoHandler[] handlers = new RedoHandler[ResourceManagerId.COUNT];

  RedoTable(Map<ResourceManagerId, RedoHandler> known) {
    new EnumMap<>(known)
        .forEach((resourceManager, handler) -> handlers[resourceManager.number()] = handler);
  }

  /// The handler of a resource manager.
  ///
  /// @throws PgException PANIC when nobody knows its records
  RedoHandler handler(int resourceManager) {
    if (resourceManager >= handlers.length) {
      throw new PgException(
              Severity.PANIC,
              SqlState.INTERNAL_ERROR,
              "resource manager with ID " + resourceManager + " not registered",
              null)
          .hint(
              "Include the extension module that implements this resource manager in"
                  + " \"shared_preload_libraries\".");
    }
    RedoHandler handler = handlers[resourceManager];
    if (handler == null) {
      throw PgException.notBuilt(
              "redo of the resource manager " + ResourceManagerId.of(resourceManager).label())
          .raise(Severity.PANIC);
    }
    return handler;
  }

  void start(RedoContext context) {
    for (RedoHandler handler : handlers) {
      if (handler != null) {
        handler.start(context);
      }
    }
  }

  void finish(RedoContext context) {
    for (RedoHandler handler : handlers) {
      if (handler != null) {
        handler.finish(context);
      }
    }
  }
}
