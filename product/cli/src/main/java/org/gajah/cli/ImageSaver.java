package org.gajah.cli;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.gajah.base.id.Oid;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.DiskFile;
import org.gajah.cli.terminal.Complaint;
import org.gajah.walformat.InvalidWalException;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.RecordView.BlockView;
import org.gajah.walformat.WalFormat;
import org.gajah.walformat.WalReader;

/// Writes the images of pages in the log to files, one for each.
final class ImageSaver {
  private final Disk disk;
  private final Path folder;
  private final int timeline;
  private final MemorySegment page = MemorySegment.ofArray(new byte[WalFormat.PAGE_SIZE]);

  /// @param folder is made when it is missing; it must be empty
  ImageSaver(Disk disk, Path folder, int timeline) {
    this.disk = disk;
    this.folder = folder;
    this.timeline = timeline;
    try {
      if (!disk.exists(folder)) {
        disk.createDirectory(folder);
        return;
      }
      List<String> names = disk.list(folder);
      if (!names.isEmpty()) {
        throw Complaint.of("directory \"" + folder + "\" exists but is not empty");
      }
    } catch (IOException e) {
      throw Complaint.of("could not access directory \"" + folder + "\": " + e.getMessage());
    }
  }

  /// Saves the images of the record that was read last.
  void save(WalReader reader) {
    RecordView view = reader.record();
    for (int i = 0; i < view.blockCount(); i++) {
      if (view.hasBlock(i) && view.block(i).hasImage()) {
        save(reader, i);
      }
    }
  }

  private void save(WalReader reader, int index) {
    Path path = folder.resolve(name(reader.record(), reader.record().block(index)));
    try {
      reader.restoreImage(index, page);
      try (DiskFile file = disk.open(path, Disk.OpenMode.CREATE)) {
        file.write(page, 0);
      }
    } catch (InvalidWalException e) {
      throw Complaint.of(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw Complaint.of("could not write file \"" + path + "\": " + e.getMessage());
    }
  }

  private String name(RecordView view, BlockView block) {
    return String.format(
        Locale.ROOT,
        "%08X-%08X-%08X.%s.%s.%s.%s_%s",
        timeline,
        view.start() >>> 32,
        (int) view.start(),
        Oid.toString(block.tablespace()),
        Oid.toString(block.database()),
        Oid.toString(block.relNumber()),
        Integer.toUnsignedString(block.block()),
        block.fork().label());
  }
}
