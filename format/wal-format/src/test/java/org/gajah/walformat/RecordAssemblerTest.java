package org.gajah.walformat;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Random;
import org.gajah.base.id.ForkNumber;
import org.gajah.base.id.Lsn;
import org.gajah.base.id.RelFileLocator;
import org.gajah.page.PageHeader;
import org.gajah.page.PageWriter;
import org.junit.jupiter.api.Test;

class RecordAssemblerTest {
  private static final RelFileLocator TABLE = new RelFileLocator(1663, 5, 16384);
  private static final RelFileLocator OTHER = new RelFileLocator(1663, 5, 16385);

  private final RecordBuilder builder = new RecordBuilder();
  private final RecordAssembler assembler = new RecordAssembler();
  private final RecordView view = new RecordView();

  /// A page with `tuples` bytes of text at its end.
  private static MemorySegment page(long lsn, int tuples) {
    MemorySegment page = MemorySegment.ofArray(new byte[8192]);
    PageWriter.init(page, 0);
    PageWriter.setLower(page, 100);
    PageWriter.setUpper(page, 8192 - tuples);
    Random random = new Random(tuples);
    for (int i = 8192 - tuples; i < 8192; i++) {
      page.set(ValueLayout.JAVA_BYTE, i, (byte) ('a' + random.nextInt(3)));
    }
    PageWriter.setLsn(page, lsn);
    return page;
  }

  private RecordView assemble(int info) throws InvalidWalException {
    int length = assembler.assemble(builder, 10, info, 77, 0, 0);
    assembler.finish(0x100);
    RecordDecoder.checkHeader(assembler.bytes(), 0, 0x200, 0x100, false);
    RecordDecoder decoder = new RecordDecoder();
    decoder.checkCrc(assembler.bytes(), 0, length, 0x200);
    decoder.decode(assembler.bytes(), 0, 0x200, 0x200 + length, view);
    return view;
  }

  @Test
  void aPageGetsAnImageWhenItWasNotChangedSinceTheRedoPointer() throws InvalidWalException {
    assembler.policy(1000, true);
    builder.begin();
    builder.registerBlock(0, TABLE, ForkNumber.MAIN, 3, page(1000, 500), RecordBuilder.STANDARD);
    builder.registerBlock(1, TABLE, ForkNumber.MAIN, 4, page(1001, 500), RecordBuilder.STANDARD);
    builder.registerBlock(2, OTHER, ForkNumber.VISIBILITY_MAP, 0, page(2000, 500), 0);
    builder.blockData(0).putInt(0xAAAA);
    builder.blockData(1).putInt(0xBBBB);
    builder.mainData().putLong(0x1122334455667788L);
    assemble(0);
    assertThat(view.block(0).applyImage()).isTrue();
    assertThat(view.block(0).hasData()).isFalse();
    assertThat(view.block(1).hasImage()).isFalse();
    assertThat(view.intAt(view.block(1).dataFrom())).isEqualTo(0xBBBB);
    assertThat(view.block(1).locator()).isEqualTo(TABLE);
    assertThat(view.block(2).locator()).isEqualTo(OTHER);
    assertThat(view.block(2).fork()).isEqualTo(ForkNumber.VISIBILITY_MAP);
    assertThat(view.longAt(view.mainFrom())).isEqualTo(0x1122334455667788L);
    assertThat(assembler.lowestUnbackedLsn()).isEqualTo(1001);
    assertThat(assembler.imageCount()).isEqualTo(1);
    assertThat(assembler.imageBytes()).isEqualTo(600);
  }

  @Test
  void flagsDecideBeforeTheRedoPointerDoes() throws InvalidWalException {
    assembler.policy(1000, true);
    builder.begin();
    builder.registerBlock(0, TABLE, ForkNumber.MAIN, 1, page(5, 10), RecordBuilder.NO_IMAGE);
    builder.registerBlock(1, TABLE, ForkNumber.MAIN, 2, page(5, 10), RecordBuilder.WILL_INIT);
    builder.registerBlock(2, TABLE, ForkNumber.MAIN, 3, page(5000, 10), RecordBuilder.FORCE_IMAGE);
    builder.registerBlock(
        3,
        TABLE,
        ForkNumber.MAIN,
        4,
        page(5, 10),
        RecordBuilder.KEEP_DATA | RecordBuilder.STANDARD);
    builder.blockData(3).putByte(9);
    assemble(0);
    assertThat(view.block(0).hasImage()).isFalse();
    assertThat(view.block(1).hasImage()).isFalse();
    assertThat(view.block(1).willInit()).isTrue();
    assertThat(view.block(2).applyImage()).isTrue();
    assertThat(view.block(2).imageLength()).isEqualTo(8192);
    assertThat(view.block(3).applyImage()).isTrue();
    assertThat(view.block(3).hasData()).isTrue();
    assertThat(assembler.lowestUnbackedLsn()).isEqualTo(Lsn.INVALID);

    assembler.policy(1000, false);
    assemble(0);
    assertThat(view.block(2).hasImage()).isTrue();
    assertThat(view.block(3).hasImage()).isFalse();
  }

  @Test
  void consistencyImagesAreNotAppliedAndKeepTheData() throws InvalidWalException {
    assembler.policy(1000, true);
    builder.begin();
    builder.registerBlock(0, TABLE, ForkNumber.MAIN, 1, page(5000, 10), RecordBuilder.STANDARD);
    builder.blockData(0).putByte(1);
    assemble(WalFormat.CHECK_CONSISTENCY);
    assertThat(view.block(0).hasImage()).isTrue();
    assertThat(view.block(0).applyImage()).isFalse();
    assertThat(view.block(0).hasData()).isTrue();
    assertThat(assembler.lowestUnbackedLsn()).isEqualTo(5000);
  }

  @Test
  void imagesComeBackHoleAndCompressionAndAll() throws InvalidWalException {
    assembler.policy(1000, true);
    MemorySegment restored = MemorySegment.ofArray(new byte[8192]);
    RecordDecoder decoder = new RecordDecoder();
    for (ImageCodec codec : List.of(ImageCodec.pglz(), ImageCodec.lz4(), ImageCodec.zstd())) {
      assembler.compression(codec);
      for (int tuples : new int[] {0, 1, 40, 3000, 8092}) {
        for (int flags : new int[] {0, RecordBuilder.STANDARD}) {
          MemorySegment page = page(10, tuples);
          builder.begin();
          builder.registerBlock(0, TABLE, ForkNumber.MAIN, 1, page, flags);
          assemble(0);
          restored.fill((byte) 0x55);
          decoder.restoreImage(view, 0, restored);
          assertThat(restored.mismatch(page)).isEqualTo(-1);
          boolean standardHole = flags != 0 && 8192 - tuples > 100;
          assertThat(view.block(0).holeLength()).isEqualTo(standardHole ? 8092 - tuples : 0);
          if (tuples == 3000) {
            assertThat(view.block(0).imageInfo() & codec.flag()).as(codec.label()).isNotZero();
          }
        }
      }
    }
  }

  @Test
  void originAndTopTransactionAreSaid() throws InvalidWalException {
    builder.begin().mainData().putZeros(300);
    assembler.assemble(builder, 10, 0, 77, 76, 5);
    assembler.finish(8);
    new RecordDecoder().decode(assembler.bytes(), 0, 16, 400, view);
    assertThat(view.origin()).isEqualTo(5);
    assertThat(view.topXid()).isEqualTo(76);
    assertThat(view.mainLength()).isEqualTo(300);
    assertThat(view.totalLength()).isEqualTo(24 + 3 + 5 + 5 + 300);
  }

  @Test
  void garbageBehindTheHeadsIsRefused() throws InvalidWalException {
    assembler.policy(1000, true);
    assembler.compression(ImageCodec.pglz());
    builder.begin();
    builder.registerBlock(0, TABLE, ForkNumber.MAIN, 1, page(5, 900), RecordBuilder.STANDARD);
    builder.registerBlock(3, OTHER, ForkNumber.MAIN, 1, page(5000, 10), RecordBuilder.STANDARD);
    builder.blockData(3).putLong(7);
    builder.mainData().putInt(3);
    assemble(0);
    long seed = 5;
    Random random = new Random(seed);
    byte[] good = assembler.bytes().clone();
    MemorySegment page = MemorySegment.ofArray(new byte[PageHeader.PAGE_SIZE]);
    RecordDecoder decoder = new RecordDecoder();
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] bad = good.clone();
      for (int j = 0; j <= random.nextInt(3); j++) {
        bad[24 + random.nextInt(assembler.length() - 24)] = (byte) random.nextInt();
      }
      try {
        decoder.decode(bad, 0, 16, 400, view);
        for (int block = 0; block < view.blockCount(); block++) {
          if (view.hasBlock(block) && view.block(block).hasImage()) {
            decoder.restoreImage(view, block, page);
          }
        }
      } catch (InvalidWalException expected) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(100);
  }
}
