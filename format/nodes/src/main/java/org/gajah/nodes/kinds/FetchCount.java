package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;

/// The special counts of FETCH, from nodes/parsenodes.h.
@Generated("NodeFactsTest")
public final class FetchCount {
  public static final long FETCH_ALL = Long.MAX_VALUE;

  private FetchCount() {}
}
