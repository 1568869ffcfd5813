package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;

/// The values of tgenabled, from commands/trigger.h.
@Generated("NodeFactsTest")
public final class TriggerFires {
  public static final char TRIGGER_FIRES_ON_ORIGIN = 'O';
  public static final char TRIGGER_FIRES_ALWAYS = 'A';
  public static final char TRIGGER_FIRES_ON_REPLICA = 'R';
  public static final char TRIGGER_DISABLED = 'D';

  private TriggerFires() {}
}
