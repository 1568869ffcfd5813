package org.gajah.initdb.template;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.gajah.base.error.PgException;

/// What a new cluster is a copy of. The package tells the format.
///
/// @param entries ordered by their paths, so that folders come before what is in them
public record Template(List<TemplateEntry> entries) {
  /// The name of the resource, in this package.
  public static final String RESOURCE = "cluster.template";

  private static final byte[] MAGIC = "GAJAHTPL".getBytes(StandardCharsets.US_ASCII);
  private static final int FORMAT = 2;
  private static final int HEADER = 20;

  public Template {
    entries = entries.stream().sorted(Comparator.comparing(TemplateEntry::path)).toList();
  }

  /// The template that the project's build has made.
  ///
  /// @throws PgException XX001 when it is not there, or not as it was made
  public static Template built() {
    try (InputStream in = Template.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw DamagedTemplate.of("it is missing");
      }
      return unpack(in.readAllBytes());
    } catch (IOException e) {
      throw DamagedTemplate.of("it cannot be read");
    }
  }

  /// The archive of a template: always the same for the same files.
  public byte[] pack() {
    byte[] plain = plain();
    byte[] packed = deflated(plain);
    return ByteBuffer.allocate(HEADER + packed.length)
        .put(MAGIC)
        .putInt(FORMAT)
        .putInt(plain.length)
        .putInt(checksum(plain.length, packed, 0))
        .put(packed)
        .array();
  }

  private byte[] plain() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(entries.size());
      for (TemplateEntry entry : entries) {
        out.writeUTF(entry.path());
        out.writeByte(entry.kind().ordinal());
        out.writeInt(entry.content().length);
        out.write(entry.content());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] deflated(byte[] plain) {
    try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
      deflater.setInput(plain);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[1 << 16];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    }
  }

  /// @param length as the header tells it: a wrong one must not be believed either
  private static int checksum(int length, byte[] bytes, int from) {
    CRC32C crc = new CRC32C();
    crc.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).flip());
    crc.update(bytes, from, bytes.length - from);
    return (int) crc.getValue();
  }

  /// Reads an archive.
  ///
  /// @throws PgException XX001 when it is not as it was made
  public static Template unpack(byte[] archive) {
    if (archive.length < HEADER || !Arrays.equals(MAGIC, Arrays.copyOf(archive, MAGIC.length))) {
      throw DamagedTemplate.of("it is something else");
    }
    ByteBuffer header = ByteBuffer.wrap(archive, MAGIC.length, HEADER - MAGIC.length);
    int format = header.getInt();
    if (format != FORMAT) {
      throw DamagedTemplate.of("its format is " + format + " instead of " + FORMAT);
    }
    int length = header.getInt();
    if (header.getInt() != checksum(length, archive, HEADER)) {
      throw DamagedTemplate.of("its checksum is wrong");
    }
    return new Template(entries(inflated(archive, length)));
  }

  private static byte[] inflated(byte[] archive, int length) {
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(archive, HEADER, archive.length - HEADER);
      byte[] plain = new byte[length];
      int at = 0;
      while (at < length) {
        int count = inflater.inflate(plain, at, length - at);
        if (count == 0) {
          throw DamagedTemplate.of("it is too short");
        }
        at += count;
      }
      return plain;
    } catch (DataFormatException e) {
      throw DamagedTemplate.of("it cannot be unpacked");
    }
  }

  private static List<TemplateEntry> entries(byte[] plain) {
    ByteBuffer in = ByteBuffer.wrap(plain);
    int count = in.getInt();
    List<TemplateEntry> entries = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      byte[] path = new byte[Short.toUnsignedInt(in.getShort())];
      in.get(path);
      TemplateEntry.Kind kind = TemplateEntry.Kind.values()[in.get()];
      byte[] content = new byte[in.getInt()];
      in.get(content);
      entries.add(new TemplateEntry(new String(path, StandardCharsets.UTF_8), kind, content));
    }
    return entries;
  }
}
