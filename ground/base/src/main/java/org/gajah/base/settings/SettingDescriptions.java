package org.gajah.base.settings;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What each setting is for, in our own words, read from the resource `descriptions.txt`: lines of
/// `name: description`, where ` | ` starts what else there is to say.
public final class SettingDescriptions {
  private static final SettingDescriptions BUILT_IN = read("descriptions.txt");

  private final Map<String, Description> byName = new TreeMap<>();

  /// What a setting is for.
  ///
  /// @param text a sentence
  /// @param more what else there is to say, or null
  public record Description(String text, @Nullable String more) {}

  private SettingDescriptions() {}

  /// The descriptions of PostgreSQL 17's own settings.
  public static SettingDescriptions builtIn() {
    return BUILT_IN;
  }

  /// The description of a setting, or null.
  public @Nullable Description find(String name) {
    return byName.get(name);
  }

  /// The names of all settings that are described.
  public Set<String> names() {
    return byName.keySet();
  }

  private static SettingDescriptions read(String resource) {
    SettingDescriptions descriptions = new SettingDescriptions();
    try (InputStream stream =
            Objects.requireNonNull(
                SettingDescriptions.class.getResourceAsStream(resource), resource);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        int colon = line.indexOf(": ");
        if (!line.startsWith("#") && colon > 0) {
          descriptions.add(line.substring(0, colon), line.substring(colon + 2));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return descriptions;
  }

  private void add(String name, String text) {
    int bar = text.indexOf(" | ");
    Description description =
        bar < 0
            ? new Description(text, null)
            : new Description(text.substring(0, bar), text.substring(bar + 3));
    if (byName.put(name, description) != null) {
      throw new IllegalStateException(name);
    }
  }
}
