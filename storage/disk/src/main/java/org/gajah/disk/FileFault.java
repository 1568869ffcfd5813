package org.gajah.disk;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.seam.DiskFullException;
import org.gajah.base.seam.OutOfDescriptorsException;

/// Turns failures of the file seam into PostgreSQL's errors: SQLSTATE by kind of failure
/// (`errcode_for_file_access`), text as the C library would have put it.
public final class FileFault {
  private FileFault() {}

  /// An error whose message is `what`, a colon and the system's words, for example `could not open
  /// file "x": No such file or directory`.
  public static PgException of(String what, IOException cause) {
    return of(Severity.ERROR, what, cause);
  }

  public static PgException of(Severity severity, String what, IOException cause) {
    return new PgException(severity, sqlState(cause), what + ": " + reason(cause), cause);
  }

  /// The SQLSTATE of a failure (`errcode_for_file_access`).
  public static SqlState sqlState(IOException cause) {
    return switch (cause) {
      case NoSuchFileException _, FileNotFoundException _ -> SqlState.UNDEFINED_FILE;
      case AccessDeniedException _ -> SqlState.INSUFFICIENT_PRIVILEGE;
      case FileAlreadyExistsException _, DirectoryNotEmptyException _ -> SqlState.DUPLICATE_FILE;
      case NotDirectoryException _ -> SqlState.WRONG_OBJECT_TYPE;
      case DiskFullException _ -> SqlState.DISK_FULL;
      case OutOfDescriptorsException _ -> SqlState.INSUFFICIENT_RESOURCES;
      default -> SqlState.IO_ERROR;
    };
  }

  /// The system's words for a failure.
  public static String reason(IOException cause) {
    return switch (cause) {
      case NoSuchFileException _, FileNotFoundException _ -> "No such file or directory";
      case AccessDeniedException _ -> "Permission denied";
      case FileAlreadyExistsException _ -> "File exists";
      case DirectoryNotEmptyException _ -> "Directory not empty";
      case NotDirectoryException _ -> "Not a directory";
      case DiskFullException _ -> "No space left on device";
      case FileSystemException known when known.getReason() != null -> known.getReason();
      default -> cause.getMessage() == null ? cause.toString() : cause.getMessage();
    };
  }
}
