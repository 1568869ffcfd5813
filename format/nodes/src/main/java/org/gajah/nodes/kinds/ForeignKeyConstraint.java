package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;

/// The actions and match types of foreign keys, from nodes/parsenodes.h.
@Generated("NodeFactsTest")
public final class ForeignKeyConstraint {
  public static final char FKCONSTR_ACTION_NOACTION = 'a';
  public static final char FKCONSTR_ACTION_RESTRICT = 'r';
  public static final char FKCONSTR_ACTION_CASCADE = 'c';
  public static final char FKCONSTR_ACTION_SETNULL = 'n';
  public static final char FKCONSTR_ACTION_SETDEFAULT = 'd';
  public static final char FKCONSTR_MATCH_FULL = 'f';
  public static final char FKCONSTR_MATCH_PARTIAL = 'p';
  public static final char FKCONSTR_MATCH_SIMPLE = 's';

  private ForeignKeyConstraint() {}
}
