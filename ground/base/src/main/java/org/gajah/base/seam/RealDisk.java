package org.gajah.base.seam;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The machine's own file system. No file is ever memory-mapped, for a failing disk must answer
/// with an error and not with a signal.
public final class RealDisk implements Disk {
  private static final int PERMISSION_BITS = 07777;
  private static final int ALL_MAY_WRITE = 0666;

  /// So the system's words begin, whether this process has too many or the system has.
  private static final String OUT_OF_DESCRIPTORS = "Too many open files";

  private final Ownership ownership;

  /// Who owns new files and who may read them.
  ///
  /// @param user numeric user id given to new files, -1 to leave it to the system
  /// @param group numeric group id, -1 to leave it to the system
  /// @param groupMayRead whether the group may read (modes 0750 and 0640 instead of 0700 and 0600)
  public record Ownership(int user, int group, boolean groupMayRead) {
    /// The running user's own files, closed to everybody else.
    public static final Ownership PRIVATE = new Ownership(-1, -1, false);
  }

  public RealDisk(Ownership ownership) {
    this.ownership = ownership;
  }

  /// A disk whose new files belong to whoever owns `directory`, with the access that `directory`
  /// grants its group. So a cluster keeps its owner when root runs Gajah on it.
  public static RealDisk owning(Path directory) throws IOException {
    Map<String, Object> unix = Files.readAttributes(directory, "unix:uid,gid,mode");
    int user = number(unix, "uid");
    int group = number(unix, "gid");
    boolean groupMayRead = (number(unix, "mode") & 040) != 0;
    boolean root = (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
    return new RealDisk(new Ownership(root ? user : -1, root ? group : -1, groupMayRead));
  }

  private static int number(Map<String, Object> unix, String attribute) {
    return (Integer) requireNonNull(unix.get(attribute));
  }

  @Override
  public DiskFile open(Path path, OpenMode mode) throws IOException {
    boolean mayCreate = mode == OpenMode.CREATE || mode == OpenMode.CREATE_NEW;
    if (mode == OpenMode.CREATE) {
      try {
        return new RealFile(channel(path, options(OpenMode.READ_WRITE)), path);
      } catch (NoSuchFileException missing) {
        return createOrOpen(path);
      }
    }
    RealFile file = new RealFile(channel(path, options(mode)), path);
    if (mayCreate) {
      claim(path, false);
    }
    return file;
  }

  private static FileChannel channel(Path path, Set<OpenOption> options) throws IOException {
    try {
      return FileChannel.open(path, options);
    } catch (FileSystemException e) {
      throw opening(e);
    }
  }

  /// Why nothing could be opened, by its kind where that is one that passes.
  private static FileSystemException opening(FileSystemException e) {
    String reason = e.getReason();
    if (reason == null || !reason.startsWith(OUT_OF_DESCRIPTORS)) {
      return e;
    }
    OutOfDescriptorsException out = new OutOfDescriptorsException(e.getFile(), reason);
    out.initCause(e);
    return out;
  }

  private DiskFile createOrOpen(Path path) throws IOException {
    try {
      return open(path, OpenMode.CREATE_NEW);
    } catch (FileAlreadyExistsException raced) {
      return open(path, OpenMode.READ_WRITE);
    }
  }

  private static Set<OpenOption> options(OpenMode mode) {
    return switch (mode) {
      case READ -> Set.of(StandardOpenOption.READ);
      case READ_WRITE -> Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE);
      case CREATE ->
          Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
      case CREATE_NEW ->
          Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    };
  }

  @Override
  public AppendFile append(Path path, int mode) throws IOException {
    boolean isNew = Files.notExists(path);
    FileChannel opened =
        channel(path, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    if (isNew) {
      Files.setAttribute(path, "unix:mode", mode & PERMISSION_BITS & ALL_MAY_WRITE);
      giveOwner(path, true);
    }
    return new RealAppendFile(opened, path);
  }

  private void claim(Path path, boolean directory) throws IOException {
    Set<PosixFilePermission> permissions =
        EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    if (directory) {
      permissions.add(PosixFilePermission.OWNER_EXECUTE);
    }
    if (ownership.groupMayRead) {
      permissions.add(PosixFilePermission.GROUP_READ);
      if (directory) {
        permissions.add(PosixFilePermission.GROUP_EXECUTE);
      }
    }
    Files.setPosixFilePermissions(path, permissions);
    giveOwner(path, true);
  }

  @Override
  public void letAllRead(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
  }

  @Override
  public void giveOwner(Path path, boolean withGroup) throws IOException {
    if (withGroup && ownership.group >= 0) {
      Files.setAttribute(path, "unix:gid", ownership.group, LinkOption.NOFOLLOW_LINKS);
    }
    if (ownership.user >= 0) {
      Files.setAttribute(path, "unix:uid", ownership.user, LinkOption.NOFOLLOW_LINKS);
    }
  }

  @Override
  public @Nullable FileStatus status(Path path) throws IOException {
    Map<String, Object> unix;
    try {
      unix = Files.readAttributes(path, "unix:*", LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException missing) {
      return null;
    }
    FileStatus.Kind kind;
    if (Boolean.TRUE.equals(unix.get("isRegularFile"))) {
      kind = FileStatus.Kind.FILE;
    } else if (Boolean.TRUE.equals(unix.get("isDirectory"))) {
      kind = FileStatus.Kind.DIRECTORY;
    } else if (Boolean.TRUE.equals(unix.get("isSymbolicLink"))) {
      kind = FileStatus.Kind.SYMBOLIC_LINK;
    } else {
      kind = FileStatus.Kind.OTHER;
    }
    long size = (Long) requireNonNull(unix.get("size"));
    return new FileStatus(
        kind,
        size,
        millis(unix, "lastAccessTime"),
        millis(unix, "lastModifiedTime"),
        millis(unix, "ctime"),
        number(unix, "mode") & PERMISSION_BITS,
        number(unix, "uid"));
  }

  private static long millis(Map<String, Object> unix, String attribute) {
    return ((FileTime) requireNonNull(unix.get(attribute))).toMillis();
  }

  @Override
  public List<String> list(Path directory) throws IOException {
    List<String> names = new ArrayList<>();
    try (var entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        names.add(entry.getFileName().toString());
      }
    } catch (FileSystemException e) {
      throw opening(e);
    }
    return names;
  }

  @Override
  public void createDirectory(Path path) throws IOException {
    Files.createDirectory(path);
    claim(path, true);
  }

  @Override
  public void claimDirectory(Path directory) throws IOException {
    claim(directory, true);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void delete(Path path) throws IOException {
    Files.delete(path);
  }

  @Override
  public void createSymbolicLink(Path link, Path target) throws IOException {
    Files.createSymbolicLink(link, target);
    giveOwner(link, true);
  }

  @Override
  public Path readSymbolicLink(Path link) throws IOException {
    return Files.readSymbolicLink(link);
  }

  @Override
  public void syncDirectory(Path directory) throws IOException {
    try (FileChannel channel = channel(directory, Set.of(StandardOpenOption.READ))) {
      channel.force(true);
    }
  }

  /// The file system knows the end.
  private record RealAppendFile(FileChannel channel, Path path) implements AppendFile {
    @Override
    public void write(byte[] bytes) throws IOException {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      try {
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
      } catch (IOException e) {
        throw translated(e, path);
      }
    }

    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    public void truncate() throws IOException {
      channel.truncate(0);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  private static IOException translated(IOException e, Path path) {
    String message = e.getMessage();
    if (message != null
        && (message.contains("No space left") || message.contains("Disk quota exceeded"))) {
      DiskFullException full = new DiskFullException(path + ": " + message);
      full.initCause(e);
      return full;
    }
    return e;
  }

  /// A file of the machine's file system.
  private static final class RealFile implements DiskFile {
    private final FileChannel channel;
    private final Path path;

    RealFile(FileChannel channel, Path path) {
      this.channel = channel;
      this.path = path;
    }

    @Override
    public int read(MemorySegment into, long position) throws IOException {
      ByteBuffer buffer = into.asByteBuffer();
      int total = 0;
      while (buffer.hasRemaining()) {
        int count = channel.read(buffer, position + total);
        if (count < 0) {
          break;
        }
        total += count;
      }
      return total;
    }

    @Override
    public void write(MemorySegment from, long position) throws IOException {
      ByteBuffer buffer = from.asByteBuffer();
      long at = position;
      try {
        while (buffer.hasRemaining()) {
          at += channel.write(buffer, at);
        }
      } catch (IOException e) {
        throw translated(e, path);
      }
    }

    @Override
    public void sync() throws IOException {
      channel.force(false);
    }

    @Override
    public void startWriteBack(long position, long length) throws IOException {
      if (LinuxCalls.exist()) {
        LinuxFileCalls.startWriteBack(path, position, length);
      }
    }

    @Override
    public void truncate(long size) throws IOException {
      channel.truncate(size);
    }

    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
