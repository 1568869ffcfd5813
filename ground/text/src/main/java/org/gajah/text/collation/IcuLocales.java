package org.gajah.text.collation;

import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;

/// The locales that ICU has.
public final class IcuLocales {
  /// What stands for no language in particular.
  private static final Named ROOT = new Named("und", "Unknown language");

  private IcuLocales() {}

  /// A locale.
  ///
  /// @param tag its language tag
  /// @param name what it is called in English
  public record Named(String tag, String name) {}

  /// All of them, that of no language first.
  public static List<Named> all() {
    List<Named> locales = new ArrayList<>();
    locales.add(ROOT);
    for (ULocale locale : ULocale.getAvailableLocales()) {
      if (!locale.equals(ULocale.ROOT)) {
        locales.add(new Named(locale.toLanguageTag(), locale.getDisplayName(ULocale.ENGLISH)));
      }
    }
    return locales;
  }
}
