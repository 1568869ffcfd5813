package org.gajah.text.zone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// All time zones, by name. An instance of Gajah has one; zones are read when they are asked for
/// first.
///
/// The resource `zones.gz` holds the compiled IANA database: how many files, each file's length and
/// bytes, how many names, each name (its length in two bytes, its letters) and the number of its
/// file.
public final class TimeZones {
  private final ByteBuffer database;
  // Where each file's length stands.
  private final int[] files;
  private final int names;
  private final int firstName;
  private final Map<String, TimeZone> cache = new ConcurrentHashMap<>();

  /// Opens the database that is shipped.
  public TimeZones() {
    try (InputStream in = TimeZones.class.getResourceAsStream("zones.gz")) {
      if (in == null) {
        throw new IllegalStateException("missing zones.gz");
      }
      database = ByteBuffer.wrap(new GZIPInputStream(in).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    files = new int[database.getInt(0)];
    int at = Integer.BYTES;
    for (int i = 0; i < files.length; i++) {
      files[i] = at;
      at += Integer.BYTES + database.getInt(at);
    }
    names = database.getInt(at);
    firstName = at + Integer.BYTES;
  }

  /// The length of the name at a place.
  private int nameLength(int at) {
    return database.getShort(at);
  }

  private String name(int at) {
    return new String(
        database.array(), at + Short.BYTES, nameLength(at), StandardCharsets.US_ASCII);
  }

  private int nextName(int at) {
    return at + Short.BYTES + nameLength(at) + Integer.BYTES;
  }

  /// The names of the database, sorted.
  public Iterable<String> names() {
    List<String> all = new ArrayList<>(names);
    for (int i = 0, at = firstName; i < names; i++, at = nextName(at)) {
      all.add(name(at));
    }
    Collections.sort(all);
    return Collections.unmodifiableList(all);
  }

  /// The zone of that name in any case, or the one that a POSIX `TZ` string describes, or null.
  public @Nullable TimeZone find(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    TimeZone known = cache.get(upper);
    if (known != null) {
      return known;
    }
    int place = place(upper);
    if (place >= 0) {
      TimeZone zone = read(place);
      if (zone != null) {
        cache.put(upper, zone);
      }
      return zone;
    }
    // Not kept: names of zones are few, but anybody may make up descriptions.
    YearlyRule rule = upper.length() > 255 ? null : YearlyRule.parse(upper);
    return rule == null ? null : TimeZone.of(upper, rule);
  }

  /// Where a name stands in the database, or -1.
  private int place(String upper) {
    for (int i = 0, at = firstName; i < names; i++, at = nextName(at)) {
      if (nameLength(at) == upper.length() && isNamed(at + Short.BYTES, upper)) {
        return at;
      }
    }
    return -1;
  }

  private boolean isNamed(int at, String upper) {
    for (int i = 0; i < upper.length(); i++) {
      int letter = database.get(at + i);
      if ((letter >= 'a' && letter <= 'z' ? letter - 32 : letter) != upper.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private @Nullable TimeZone read(int name) {
    int at = files[database.getInt(nextName(name) - Integer.BYTES)];
    byte[] file = new byte[database.getInt(at)];
    database.get(at + Integer.BYTES, file);
    return TzifReader.read(name(name), file);
  }
}
