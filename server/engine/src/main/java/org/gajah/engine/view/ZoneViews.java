package org.gajah.engine.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gajah.base.bytes.ByteSink;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.text.zone.TimeZone;
import org.gajah.text.zone.ZoneAbbreviations;
import org.jspecify.annotations.Nullable;

/// Time zones and their abbreviations, as they are when the transaction starts.
final class ZoneViews {
  private static final long SECOND = 1_000_000;

  /// Seconds from 1970 to 2000.
  private static final long EPOCH = 946_684_800;

  private ZoneViews() {}

  private static byte[] interval(int seconds) {
    return new ByteSink(16).putLong(seconds * SECOND).putInt(0).putInt(0).toByteArray();
  }

  private static long now(FunctionContext context) {
    return Math.floorDiv(context.transactionStart(), SECOND) + EPOCH;
  }

  static List<List<@Nullable Object>> names(Asked asked) {
    FunctionContext context = asked.session().functions();
    long now = now(context);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (String name : context.timeZones().names()) {
      TimeZone zone = context.timeZones().find(name);
      if (zone != null) {
        int regime = zone.regimeAt(now);
        rows.add(
            Asked.row(
                zone.name(),
                zone.abbreviation(regime),
                interval(zone.offset(regime)),
                zone.isDaylight(regime)));
      }
    }
    return rows;
  }

  static List<List<@Nullable Object>> abbreviations(Asked asked) {
    FunctionContext context = asked.session().functions();
    long now = now(context);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (ZoneAbbreviations.Meaning meaning : context.zoneAbbreviations().all()) {
      int offset = meaning.offset();
      boolean daylight = meaning.daylight();
      TimeZone zone = meaning.zone() == null ? null : context.timeZones().find(meaning.zone());
      if (zone != null) {
        int regime = zone.regimeNamed(meaning.abbreviation().toUpperCase(Locale.ROOT), now);
        regime = regime < 0 ? zone.regimeAt(now) : regime;
        offset = zone.offset(regime);
        daylight = zone.isDaylight(regime);
      }
      rows.add(
          Asked.row(meaning.abbreviation().toUpperCase(Locale.ROOT), interval(offset), daylight));
    }
    return rows;
  }
}
