package org.gajah.accessapi.table;

import org.gajah.page.value.TupleDecoder;

/// In which order the rows of a table are written anew.
public sealed interface RewriteOrder {
  /// As they lie.
  record Physical() implements RewriteOrder {}

  /// As an index has them.
  non-sealed interface ByIndex extends RewriteOrder {
    /// The tid of the next entry, where a chain of versions starts; [org.gajah.base.id.Tid#INVALID]
    /// at the end.
    long next();
  }

  /// As they are sorted: all versions are gone through, then they are asked for.
  non-sealed interface Sorted extends RewriteOrder {
    /// Reads the columns that the order goes by.
    TupleDecoder decoder();

    /// Into which row it is to read next.
    int row();

    /// Takes the version that was decoded.
    void add(long tid);

    /// The tid of the next version, once all are there; [org.gajah.base.id.Tid#INVALID] at the end.
    long next();
  }
}
