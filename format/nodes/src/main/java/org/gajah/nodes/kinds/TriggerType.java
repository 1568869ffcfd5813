package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;

/// The bits of tgtype, from catalog/pg_trigger.h.
@Generated("NodeFactsTest")
public final class TriggerType {
  public static final int TRIGGER_TYPE_ROW = 1;
  public static final int TRIGGER_TYPE_BEFORE = 2;
  public static final int TRIGGER_TYPE_INSERT = 4;
  public static final int TRIGGER_TYPE_DELETE = 8;
  public static final int TRIGGER_TYPE_UPDATE = 16;
  public static final int TRIGGER_TYPE_TRUNCATE = 32;
  public static final int TRIGGER_TYPE_INSTEAD = 64;
  public static final int TRIGGER_TYPE_LEVEL_MASK = 1;
  public static final int TRIGGER_TYPE_STATEMENT = 0;
  public static final int TRIGGER_TYPE_TIMING_MASK = 66;
  public static final int TRIGGER_TYPE_AFTER = 0;
  public static final int TRIGGER_TYPE_EVENT_MASK = 60;

  private TriggerType() {}
}
