package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;

/// The bits of the options of cursors, from nodes/parsenodes.h.
@Generated("NodeFactsTest")
public final class CursorOption {
  public static final int CURSOR_OPT_BINARY = 1;
  public static final int CURSOR_OPT_SCROLL = 2;
  public static final int CURSOR_OPT_NO_SCROLL = 4;
  public static final int CURSOR_OPT_INSENSITIVE = 8;
  public static final int CURSOR_OPT_ASENSITIVE = 16;
  public static final int CURSOR_OPT_HOLD = 32;
  public static final int CURSOR_OPT_FAST_PLAN = 256;
  public static final int CURSOR_OPT_GENERIC_PLAN = 512;
  public static final int CURSOR_OPT_CUSTOM_PLAN = 1024;
  public static final int CURSOR_OPT_PARALLEL_OK = 2048;

  private CursorOption() {}
}
