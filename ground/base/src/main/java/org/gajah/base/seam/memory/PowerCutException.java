package org.gajah.base.seam.memory;

import java.io.IOException;

/// The power is gone: nothing reaches the disk any more.
public final class PowerCutException extends IOException {
  private static final long serialVersionUID = 1;

  PowerCutException() {
    super("power cut");
  }
}
