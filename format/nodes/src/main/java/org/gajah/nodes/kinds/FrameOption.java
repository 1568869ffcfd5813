package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;

/// The bits of frameOptions of windows, from nodes/parsenodes.h.
@Generated("NodeFactsTest")
public final class FrameOption {
  public static final int FRAMEOPTION_NONDEFAULT = 1;
  public static final int FRAMEOPTION_RANGE = 2;
  public static final int FRAMEOPTION_ROWS = 4;
  public static final int FRAMEOPTION_GROUPS = 8;
  public static final int FRAMEOPTION_BETWEEN = 16;
  public static final int FRAMEOPTION_START_UNBOUNDED_PRECEDING = 32;
  public static final int FRAMEOPTION_END_UNBOUNDED_PRECEDING = 64;
  public static final int FRAMEOPTION_START_UNBOUNDED_FOLLOWING = 128;
  public static final int FRAMEOPTION_END_UNBOUNDED_FOLLOWING = 256;
  public static final int FRAMEOPTION_START_CURRENT_ROW = 512;
  public static final int FRAMEOPTION_END_CURRENT_ROW = 1024;
  public static final int FRAMEOPTION_START_OFFSET_PRECEDING = 2048;
  public static final int FRAMEOPTION_END_OFFSET_PRECEDING = 4096;
  public static final int FRAMEOPTION_START_OFFSET_FOLLOWING = 8192;
  public static final int FRAMEOPTION_END_OFFSET_FOLLOWING = 16384;
  public static final int FRAMEOPTION_EXCLUDE_CURRENT_ROW = 32768;
  public static final int FRAMEOPTION_EXCLUDE_GROUP = 65536;
  public static final int FRAMEOPTION_EXCLUDE_TIES = 131072;
  public static final int FRAMEOPTION_START_OFFSET = 10240;
  public static final int FRAMEOPTION_END_OFFSET = 20480;
  public static final int FRAMEOPTION_EXCLUSION = 229376;
  public static final int FRAMEOPTION_DEFAULTS = 1058;

  private FrameOption() {}
}
