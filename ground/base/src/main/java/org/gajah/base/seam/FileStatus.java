package org.gajah.base.seam;

/// What a directory entry is.
///
/// @param kind what lies there
/// @param size in bytes
/// @param modifiedMillis time of the last change, in milliseconds since 1970
/// @param mode the permission bits, as in `0700`
/// @param owner the numeric user id, -1 where the platform has none
public record FileStatus(Kind kind, long size, long modifiedMillis, int mode, int owner) {
  /// The kinds of entries that a data directory may hold.
  public enum Kind {
    FILE,
    DIRECTORY,
    SYMBOLIC_LINK,
    OTHER
  }

  public boolean isFile() {
    return kind == Kind.FILE;
  }

  public boolean isDirectory() {
    return kind == Kind.DIRECTORY;
  }
}
