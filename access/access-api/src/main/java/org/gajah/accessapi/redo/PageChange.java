package org.gajah.accessapi.redo;

import java.lang.foreign.MemorySegment;
import org.gajah.accessapi.redo.RedoContext.Action;
import org.gajah.walformat.RecordView;

/// What a record does to one page, and the usual ways of redoing it.
@FunctionalInterface
public interface PageChange {
  void apply(MemorySegment page);

  /// Changes a page if it needs it, and lets it go.
  static void redo(RecordView view, int index, RedoContext context, PageChange change) {
    redoLocked(view, index, context, change);
    context.release(index);
  }

  /// The same; the page stays locked.
  static void redoLocked(RecordView view, int index, RedoContext context, PageChange change) {
    if (context.page(view, index) == Action.APPLY) {
      change.apply(context.content(index));
      context.applied(view, index);
    }
  }

  /// The same where part of the change is not in the image of the page that is restored.
  static void redoAlways(RecordView view, int index, RedoContext context, PageChange change) {
    Action action = context.page(view, index);
    if (action == Action.APPLY || action == Action.RESTORED) {
      change.apply(context.content(index));
      context.applied(view, index);
    }
  }

  /// Makes a page anew and lets it go.
  static void initialise(RecordView view, int index, RedoContext context, PageChange change) {
    initialiseLocked(view, index, context, change);
    context.release(index);
  }

  /// The same; the page stays locked.
  static void initialiseLocked(RecordView view, int index, RedoContext context, PageChange change) {
    if (context.pageToInit(view, index) == Action.APPLY) {
      change.apply(context.content(index));
      context.applied(view, index);
    }
  }
}
