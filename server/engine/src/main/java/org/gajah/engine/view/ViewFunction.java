package org.gajah.engine.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A function that answers rows.
@FunctionalInterface
interface ViewFunction {
  List<List<@Nullable Object>> rows(Asked asked);
}
