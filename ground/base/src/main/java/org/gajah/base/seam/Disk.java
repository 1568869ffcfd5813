package org.gajah.base.seam;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The seam for files. What is written is durable only after [DiskFile#sync] and, for names that
/// were created, renamed or deleted, after [#syncDirectory] of their directory: an implementation
/// may forget everything else when the power goes.
///
/// All methods report failure as [IOException]; a full disk is a [DiskFullException]. Paths are
/// absolute.
public interface Disk {
  /// How a file is opened.
  enum OpenMode {
    /// Reading only; the file exists.
    READ,
    /// Reading and writing; the file exists.
    READ_WRITE,
    /// Reading and writing; the file is made when it is missing.
    CREATE,
    /// Reading and writing; fails with [java.nio.file.FileAlreadyExistsException] when the file
    /// exists.
    CREATE_NEW
  }

  /// @throws java.nio.file.NoSuchFileException when the file is missing and `mode` does not create
  ///   it
  DiskFile open(Path path, OpenMode mode) throws IOException;

  /// What is at `path`, not following a symbolic link there; null when there is nothing.
  @Nullable FileStatus status(Path path) throws IOException;

  /// The names in a directory, without `.` and `..`, in no particular order.
  ///
  /// @throws java.nio.file.NoSuchFileException when the directory is missing
  List<String> list(Path directory) throws IOException;

  void createDirectory(Path path) throws IOException;

  /// Gives a file or directory another name in one step, replacing a file of that name.
  void rename(Path from, Path to) throws IOException;

  /// Deletes a file, a symbolic link or an empty directory.
  ///
  /// @throws java.nio.file.NoSuchFileException when there is nothing at `path`
  void delete(Path path) throws IOException;

  void createSymbolicLink(Path link, Path target) throws IOException;

  Path readSymbolicLink(Path link) throws IOException;

  /// Gives a directory that somebody else has made the owner and the rights of those that
  /// [#createDirectory] makes. Disks without rights do nothing.
  default void claimDirectory(Path directory) throws IOException {}

  /// Lets everybody read a file (mode 0644). Disks without rights do nothing.
  default void letAllRead(Path file) throws IOException {}

  /// Gives something that was not made through this disk the owner of what is, its rights left
  /// alone; a symbolic link is not followed. Disks without owners do nothing.
  ///
  /// @param withGroup whether it gets the group, too
  default void giveOwner(Path path, boolean withGroup) throws IOException {}

  /// Opens a file that is written at its end, wherever that is by then; it is made when it is
  /// missing.
  ///
  /// @param mode the rights of a new file, as for `chmod`; disks without rights ignore it
  default AppendFile append(Path path, int mode) throws IOException {
    return new AppendFile.Positioned(open(path, OpenMode.CREATE));
  }

  /// Makes the names in a directory durable.
  void syncDirectory(Path directory) throws IOException;

  default boolean exists(Path path) throws IOException {
    return status(path) != null;
  }
}
