package org.gajah.base.seam;

import java.io.IOException;

/// There is no space left on the device.
public final class DiskFullException extends IOException {
  private static final long serialVersionUID = 1;

  public DiskFullException(String message) {
    super(message);
  }
}
