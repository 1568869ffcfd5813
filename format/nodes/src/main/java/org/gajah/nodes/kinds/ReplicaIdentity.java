package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;

/// The values of relreplident, from catalog/pg_class.h.
@Generated("NodeFactsTest")
public final class ReplicaIdentity {
  public static final char REPLICA_IDENTITY_DEFAULT = 'd';
  public static final char REPLICA_IDENTITY_NOTHING = 'n';
  public static final char REPLICA_IDENTITY_FULL = 'f';
  public static final char REPLICA_IDENTITY_INDEX = 'i';

  private ReplicaIdentity() {}
}
