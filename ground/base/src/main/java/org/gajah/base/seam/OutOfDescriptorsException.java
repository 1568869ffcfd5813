package org.gajah.base.seam;

import java.nio.file.FileSystemException;

/// The process, or the whole system, has as many files open as it may.
public final class OutOfDescriptorsException extends FileSystemException {
  private static final long serialVersionUID = 1;

  /// @param reason the system's words
  public OutOfDescriptorsException(String file, String reason) {
    super(file, null, reason);
  }
}
