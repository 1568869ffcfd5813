package org.gajah.base.seam;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.gajah.base.error.SqlState;

/// What the system calls a failure: the words that `%m` stands for in PostgreSQL's messages, and
/// the SQLSTATE of a failed file access.
public final class SystemError {
  private SystemError() {}

  /// The system's words, as `strerror` has them.
  public static String text(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "No such file or directory";
      case AccessDeniedException _ -> "Permission denied";
      case FileAlreadyExistsException _ -> "File exists";
      case NotDirectoryException _ -> "Not a directory";
      case DiskFullException _ -> "No space left on device";
      case FileSystemException other when other.getReason() != null -> other.getReason();
      default -> e.getMessage() == null ? e.toString() : e.getMessage();
    };
  }

  /// The SQLSTATE for a file that could not be used.
  public static SqlState sqlState(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> SqlState.UNDEFINED_FILE;
      case AccessDeniedException _ -> SqlState.INSUFFICIENT_PRIVILEGE;
      case FileAlreadyExistsException _ -> SqlState.DUPLICATE_FILE;
      case NotDirectoryException _ -> SqlState.WRONG_OBJECT_TYPE;
      case DiskFullException _ -> SqlState.DISK_FULL;
      case OutOfDescriptorsException _ -> SqlState.INSUFFICIENT_RESOURCES;
      default -> SqlState.IO_ERROR;
    };
  }
}
