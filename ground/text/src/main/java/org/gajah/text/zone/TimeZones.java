package org.gajah.text.zone;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// All time zones, by name. An instance of Gajah has one; zones are read when they are asked for
/// first.
///
/// The resource `zones.gz` holds the compiled IANA database: how many files, each file's length and
/// bytes, how many names, each name and the number of its file.
public final class TimeZones {
  private final List<byte[]> files = new ArrayList<>();
  private final Map<String, Integer> filesByName = new TreeMap<>();
  private final Map<String, String> namesByUpperCase = new TreeMap<>();
  private final Map<String, TimeZone> cache = new ConcurrentHashMap<>();

  /// Opens the database that is shipped.
  public TimeZones() {
    try (InputStream in = TimeZones.class.getResourceAsStream("zones.gz")) {
      if (in == null) {
        throw new IllegalStateException("missing zones.gz");
      }
      read(new DataInputStream(new GZIPInputStream(in)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(DataInputStream in) throws IOException {
    for (int count = in.readInt(); count > 0; count--) {
      byte[] file = new byte[in.readInt()];
      in.readFully(file);
      files.add(file);
    }
    for (int count = in.readInt(); count > 0; count--) {
      String name = in.readUTF();
      filesByName.put(name, in.readInt());
      namesByUpperCase.put(name.toUpperCase(Locale.ROOT), name);
    }
  }

  /// The names of the database, sorted.
  public Iterable<String> names() {
    return Collections.unmodifiableSet(filesByName.keySet());
  }

  /// The zone of that name in any case, or the one that a POSIX `TZ` string describes, or null.
  public @Nullable TimeZone find(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    TimeZone known = cache.get(upper);
    if (known != null) {
      return known;
    }
    TimeZone zone = open(upper);
    // Names of zones are few, but anybody may make up descriptions.
    if (zone != null && namesByUpperCase.containsKey(upper)) {
      cache.put(upper, zone);
    }
    return zone;
  }

  private @Nullable TimeZone open(String upper) {
    String name = namesByUpperCase.get(upper);
    Integer file = name == null ? null : filesByName.get(name);
    if (name != null && file != null) {
      return TzifReader.read(name, files.get(file));
    }
    YearlyRule rule = upper.length() > 255 ? null : YearlyRule.parse(upper);
    return rule == null ? null : TimeZone.of(upper, rule);
  }
}
