package org.gajah.base.seam;

/// What a directory entry is.
///
/// @param kind what lies there
/// @param size in bytes
/// @param accessedMillis time of the last access, in milliseconds since 1970
/// @param modifiedMillis time of the last change of what it holds
/// @param changedMillis time of the last change of that or of what is said here
/// @param mode the permission bits, as in `0700`
/// @param owner the numeric user id, -1 where the platform has none
public record FileStatus(
    Kind kind,
    long size,
    long accessedMillis,
    long modifiedMillis,
    long changedMillis,
    int mode,
    int owner) {
  /// Where only changes of the content are counted.
  public FileStatus(Kind kind, long size, long modifiedMillis, int mode, int owner) {
    this(kind, size, modifiedMillis, modifiedMillis, modifiedMillis, mode, owner);
  }

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
