package org.gajah.functions.loop;

import org.gajah.containers.ElementType;
import org.gajah.functions.contract.Arguments;
import org.gajah.functions.contract.CallSite;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.text.collation.Collation;
import org.gajah.text.collation.Collations;
import org.gajah.types.contract.Kept;
import org.jspecify.annotations.Nullable;

/// What a loop hands to its function beside the arguments, for one place where it is called.
public final class Frame {
  private final CallSite site;
  private final Arguments arguments;
  private final @Nullable BoundElement element;
  private @Nullable FunctionContext context;
  private Collation collation = Collations.MISSING;
  private Kept kept = new Kept();

  public Frame(CallSite site, @Nullable BoundElement element) {
    this.site = site;
    this.element = element;
    arguments = new Arguments(site);
  }

  /// Makes this the frame of calls in a session. Cheap when it is so already.
  @SuppressWarnings("ReferenceEquality") // A session has one context.
  public void enter(FunctionContext newContext) {
    if (context != newContext) {
      context = newContext;
      kept = new Kept();
      collation = newContext.collation(site.collation());
      if (element != null) {
        element.enter(newContext);
      }
    }
  }

  public CallSite site() {
    return site;
  }

  public Arguments arguments() {
    return arguments;
  }

  /// The session, which [#enter] has set.
  public FunctionContext context() {
    FunctionContext current = context;
    if (current == null) {
      throw new IllegalStateException("no session");
    }
    return current;
  }

  /// Where the function keeps what it has made of an argument.
  public Kept kept() {
    return kept;
  }

  public Collation collation() {
    return collation;
  }

  /// The type of elements, which functions on arrays ask for.
  public ElementType element() {
    ElementType type = element;
    if (type == null) {
      throw new IllegalStateException("no element type for " + site.function().proname());
    }
    return type;
  }
}
