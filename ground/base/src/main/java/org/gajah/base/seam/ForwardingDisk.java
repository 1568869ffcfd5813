package org.gajah.base.seam;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A disk that does what another does, for those that do some of it in another way.
public class ForwardingDisk implements Disk {
  protected final Disk disk;

  protected ForwardingDisk(Disk disk) {
    this.disk = disk;
  }

  @Override
  public DiskFile open(Path path, OpenMode mode) throws IOException {
    return disk.open(path, mode);
  }

  @Override
  public AppendFile append(Path path, int mode) throws IOException {
    return disk.append(path, mode);
  }

  @Override
  public @Nullable FileStatus status(Path path) throws IOException {
    return disk.status(path);
  }

  @Override
  public List<String> list(Path directory) throws IOException {
    return disk.list(directory);
  }

  @Override
  public void createDirectory(Path path) throws IOException {
    disk.createDirectory(path);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    disk.rename(from, to);
  }

  @Override
  public void delete(Path path) throws IOException {
    disk.delete(path);
  }

  @Override
  public void createSymbolicLink(Path link, Path target) throws IOException {
    disk.createSymbolicLink(link, target);
  }

  @Override
  public Path readSymbolicLink(Path link) throws IOException {
    return disk.readSymbolicLink(link);
  }

  @Override
  public void claimDirectory(Path directory) throws IOException {
    disk.claimDirectory(directory);
  }

  @Override
  public void letAllRead(Path file) throws IOException {
    disk.letAllRead(file);
  }

  @Override
  public void giveOwner(Path path, boolean withGroup) throws IOException {
    disk.giveOwner(path, withGroup);
  }

  @Override
  public void syncDirectory(Path directory) throws IOException {
    disk.syncDirectory(directory);
  }

  @Override
  public boolean exists(Path path) throws IOException {
    return disk.exists(path);
  }
}
