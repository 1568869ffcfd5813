package org.gajah.text.zone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The abbreviations of time zones that input may use (setting `timezone_abbreviations`).
public final class ZoneAbbreviations {
  /// What an abbreviation means: an offset in seconds, east is positive, or that of a zone at the
  /// time in question.
  ///
  /// @param zone the name of that zone, or null when the offset is fixed
  public record Meaning(String abbreviation, int offset, boolean daylight, @Nullable String zone) {}

  private final Map<String, Meaning> meanings = new TreeMap<>();

  private ZoneAbbreviations() {}

  /// The set of that name (`Default`, `Australia`, `India`), or null.
  public static @Nullable ZoneAbbreviations named(String set) {
    String resource = set.toLowerCase(Locale.ROOT) + ".abbreviations";
    if (!resource.matches("[a-z]+\\.abbreviations")) {
      return null;
    }
    try (InputStream in = ZoneAbbreviations.class.getResourceAsStream(resource)) {
      if (in == null) {
        return null;
      }
      ZoneAbbreviations found = new ZoneAbbreviations();
      for (String line : new String(in.readAllBytes(), StandardCharsets.US_ASCII).split("\n")) {
        found.add(line.split(" "));
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String[] words) {
    boolean fixed = words[1].matches("-?[0-9]+");
    meanings.put(
        words[0],
        new Meaning(
            words[0].toUpperCase(Locale.ROOT),
            fixed ? Integer.parseInt(words[1]) : 0,
            words.length > 2,
            fixed ? null : words[1]));
  }

  /// What an abbreviation in lower case means, or null.
  public @Nullable Meaning find(String lowerCase) {
    return meanings.get(lowerCase);
  }

  /// All meanings, sorted by abbreviation.
  public Iterable<Meaning> all() {
    return Collections.unmodifiableCollection(meanings.values());
  }
}
