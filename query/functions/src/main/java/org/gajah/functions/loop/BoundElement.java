package org.gajah.functions.loop;

import org.gajah.containers.ElementType;
import org.gajah.functions.contract.FunctionContext;

/// A type of elements whose functions run in a session.
public interface BoundElement extends ElementType {
  /// Makes the following calls run in a session.
  void enter(FunctionContext context);
}
