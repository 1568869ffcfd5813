package org.gajah.commands.setting;

import java.util.List;
import org.gajah.base.settings.SessionSettings;
import org.gajah.base.settings.SettingChanger;
import org.gajah.base.settings.StoredSettings;
import org.gajah.catalog.privilege.Privilege;
import org.gajah.catalog.privilege.Privileges;
import org.gajah.commands.object.Definer;
import org.gajah.nodes.VariableSetStmt;
import org.gajah.nodes.kinds.VariableSetKind;
import org.jspecify.annotations.Nullable;

/// Changes to the settings that a role, a database or a function has of its own.
public record OwnSettings(Definer definer) {
  private SessionSettings settings() {
    return definer.context().session().settings();
  }

  private SettingChanger changer() {
    Privileges privileges = definer.privileges();
    int user = definer.user();
    return SettingChanger.of(
        privileges.roles().isSuperuser(user),
        name -> privileges.mayParameter(name, user, Privilege.SET));
  }

  /// The settings without those that the user may reset.
  List<String> reset(List<String> old) {
    return definer.roles().isSuperuser(definer.user())
        ? List.of()
        : StoredSettings.reset(old, settings(), changer());
  }

  /// The settings with one changed.
  ///
  /// @param value null when it goes
  List<String> changed(List<String> old, String name, @Nullable String value) {
    settings().validate(name, value, changer());
    return value == null
        ? StoredSettings.without(old, name)
        : StoredSettings.with(old, name, value);
  }

  /// The settings of a function after some SET and RESET.
  ///
  /// @return null when none are left
  public String @Nullable [] ofFunction(String @Nullable [] old, List<VariableSetStmt> changes) {
    List<String> now = old == null ? List.of() : List.of(old);
    for (VariableSetStmt change : changes) {
      if (change.kind() == VariableSetKind.VAR_RESET_ALL) {
        now = List.of();
      } else {
        String value = new SettingText(definer.context()).of(change);
        now = changed(now, String.valueOf(change.name()), value);
      }
    }
    return now.isEmpty() ? null : now.toArray(String[]::new);
  }
}
