package org.gajah.engine.view;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.settings.SettingRow;
import org.gajah.catalog.rows.PgAuthid;
import org.jspecify.annotations.Nullable;

/// Settings and the files that they and the rules for clients come from.
final class SettingViews {
  private SettingViews() {}

  static List<List<@Nullable Object>> settings(Asked asked) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    boolean all = asked.has(PgAuthid.ROLE_PG_READ_ALL_SETTINGS);
    for (SettingRow setting : asked.session().context().settings().rows(all)) {
      rows.add(
          Asked.row(
              setting.name(),
              setting.setting(),
              setting.unit(),
              setting.category(),
              setting.shortDescription(),
              setting.extraDescription(),
              setting.context(),
              setting.type(),
              setting.source(),
              setting.least(),
              setting.greatest(),
              setting.enumValues(),
              setting.bootValue(),
              setting.resetValue(),
              setting.sourceFile(),
              setting.sourceLine(),
              setting.pendingRestart()));
    }
    return rows;
  }

  static List<List<@Nullable Object>> files(Asked asked) {
    return asked.session().context().instance().fileSettings();
  }

  static List<List<@Nullable Object>> rules(Asked asked) {
    return asked.session().context().instance().authenticationRules();
  }

  static List<List<@Nullable Object>> mappings(Asked asked) {
    return asked.session().context().instance().userMappings();
  }
}
