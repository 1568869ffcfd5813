package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;

/// The values of relkind, from catalog/pg_class.h.
@Generated("NodeFactsTest")
public final class RelKind {
  public static final char RELKIND_RELATION = 'r';
  public static final char RELKIND_INDEX = 'i';
  public static final char RELKIND_SEQUENCE = 'S';
  public static final char RELKIND_TOASTVALUE = 't';
  public static final char RELKIND_VIEW = 'v';
  public static final char RELKIND_MATVIEW = 'm';
  public static final char RELKIND_COMPOSITE_TYPE = 'c';
  public static final char RELKIND_FOREIGN_TABLE = 'f';
  public static final char RELKIND_PARTITIONED_TABLE = 'p';
  public static final char RELKIND_PARTITIONED_INDEX = 'I';

  private RelKind() {}
}
