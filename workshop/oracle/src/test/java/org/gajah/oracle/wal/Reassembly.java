package org.gajah.oracle.wal;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.gajah.page.PageWriter;
import org.gajah.walformat.ImageCodec;
import org.gajah.walformat.InvalidWalException;
import org.gajah.walformat.RecordAssembler;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.RecordView.BlockView;
import org.gajah.walformat.WalFormat;
import org.gajah.walformat.WalReader;
import org.gajah.walformat.WalRecord;

/// Makes a record anew from the Java record that it was decoded to, with the same images.
final class Reassembly {
  private final RecordBuilder builder = new RecordBuilder();
  private final RecordAssembler assembler = new RecordAssembler();
  private final MemorySegment[] pages = new MemorySegment[RecordBuilder.MAX_BLOCKS];

  Reassembly() {
    for (int i = 0; i < pages.length; i++) {
      pages[i] = MemorySegment.ofArray(new byte[WalFormat.PAGE_SIZE]);
    }
    assembler.policy(0, true);
  }

  /// The bytes of the record that `reader` read last.
  byte[] assemble(WalReader reader, WalRecord record) throws InvalidWalException {
    RecordView view = reader.record();
    builder.begin();
    assembler.compression(null);
    for (int i = 0; i < view.blockCount(); i++) {
      if (view.hasBlock(i)) {
        register(reader, i);
      }
    }
    record.encode(builder);
    int info = record.info() | view.rawInfo() & WalFormat.INFO_MASK;
    int manager = record.resourceManager().number();
    assembler.assemble(builder, manager, info, view.xid(), view.topXid(), view.origin());
    assembler.finish(view.previous());
    return Arrays.copyOf(assembler.bytes(), assembler.length());
  }

  private void register(WalReader reader, int index) throws InvalidWalException {
    RecordView view = reader.record();
    BlockView block = view.block(index);
    MemorySegment page = pages[index];
    int flags = block.willInit() ? RecordBuilder.WILL_INIT : 0;
    if (block.hasImage()) {
      reader.restoreImage(index, page);
      flags |= block.applyImage() ? RecordBuilder.FORCE_IMAGE : RecordBuilder.NO_IMAGE;
      flags |= block.holeLength() > 0 ? RecordBuilder.STANDARD : 0;
      flags |= block.applyImage() && block.hasData() ? RecordBuilder.KEEP_DATA : 0;
      chooseCodec(view, block);
    } else {
      flags |= RecordBuilder.NO_IMAGE;
      PageWriter.init(page, 0);
    }
    builder.registerBlock(index, block.locator(), block.fork(), block.block(), page, flags);
  }

  /// pglz and zstd give the same bytes as the oracle's; LZ4's depend on the version of the library,
  /// so its images are taken over.
  private void chooseCodec(RecordView view, BlockView block) {
    int compression = block.imageInfo() & WalFormat.IMAGE_COMPRESSED;
    if (compression == WalFormat.IMAGE_LZ4) {
      assembler.compression(new TakenOver(view));
    } else if (compression != 0) {
      assembler.compression(ImageCodec.ofFlag(compression));
    }
  }

  /// Gives back the LZ4 images of a record, one after the other.
  private static final class TakenOver implements ImageCodec {
    private final RecordView view;
    private int next;

    TakenOver(RecordView view) {
      this.view = view;
    }

    @Override
    public int flag() {
      return WalFormat.IMAGE_LZ4;
    }

    @Override
    public String label() {
      return "lz4";
    }

    @Override
    public int compress(byte[] from, int length, byte[] to) {
      while (!view.hasBlock(next) || !view.block(next).hasImage()) {
        next++;
      }
      BlockView block = view.block(next++);
      if ((block.imageInfo() & WalFormat.IMAGE_LZ4) == 0) {
        return FAILED;
      }
      byte[] image = view.slice(block.imageFrom(), block.imageLength()).toByteArray();
      System.arraycopy(image, 0, to, 0, image.length);
      return image.length;
    }

    @Override
    public int decompress(byte[] from, int fromAt, int length, byte[] to, int room) {
      throw new UnsupportedOperationException();
    }
  }
}
