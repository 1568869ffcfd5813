package org.gajah.instance.postmaster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gajah.instance.config.FileSettingRow;
import org.gajah.instance.config.InstanceConfiguration;
import org.gajah.session.hba.HbaFile;
import org.gajah.session.hba.HbaRule;
import org.gajah.session.hba.IdentFile;
import org.gajah.session.hba.Word;
import org.jspecify.annotations.Nullable;

/// The instance's files as statements see and change them.
record StatementFiles(InstanceConfiguration configuration, AuthenticationFiles files) {
  void alterSystem(String name, @Nullable String value) {
    configuration.autoConfiguration().set(name, value);
  }

  void resetSystem() {
    configuration.autoConfiguration().resetAll();
  }

  private static List<@Nullable Object> row(@Nullable Object... values) {
    return Arrays.asList(values);
  }

  List<List<@Nullable Object>> settings() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (FileSettingRow row : configuration.fileSettings()) {
      rows.add(
          row(
              row.file(),
              row.line(),
              row.number(),
              row.name(),
              row.value(),
              row.applied(),
              row.error()));
    }
    return rows;
  }

  List<List<@Nullable Object>> authenticationRules() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (HbaFile.Row row : files.present().rows()) {
      HbaRule rule = row.rule();
      rows.add(
          row(
              row.ruleNumber(),
              row.fileName(),
              row.lineNumber(),
              rule == null ? null : rule.type().label(),
              rule == null ? null : words(rule.databases()),
              rule == null ? null : words(rule.roles()),
              row.address(),
              row.netmask(),
              rule == null ? null : rule.method().label(),
              rule == null ? null : rule.options().shown(),
              row.error()));
    }
    return rows;
  }

  List<List<@Nullable Object>> userMappings() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (IdentFile.Row row : files.presentMappings().rows()) {
      IdentFile.Mapping mapping = row.mapping();
      rows.add(
          row(
              row.mapNumber(),
              row.fileName(),
              row.lineNumber(),
              mapping == null ? null : mapping.map(),
              mapping == null ? null : mapping.systemUser().text(),
              mapping == null ? null : mapping.role().text(),
              row.error()));
    }
    return rows;
  }

  private static List<String> words(List<Word> words) {
    return words.stream().map(Word::text).toList();
  }
}
