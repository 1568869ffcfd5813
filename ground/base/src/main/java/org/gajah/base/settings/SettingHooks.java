package org.gajah.base.settings;

import java.util.HashMap;
import java.util.Map;
import org.gajah.base.error.PgException;

/// What is done besides parsing when a setting is checked, shown or changed. Immutable; rooms that
/// stand higher add theirs through a [Builder].
public final class SettingHooks {
  /// Nothing beyond what the types of the settings say.
  public static final SettingHooks NONE = new Builder(Map.of(), Map.of(), Map.of()).build();

  private final Map<Setting, Check> checks;
  private final Map<Setting, Show> shows;
  private final Map<Setting, Assign> assigns;

  /// Judges a value.
  @FunctionalInterface
  public interface Check {
    /// Returns the value to store: as it is, spelled otherwise, or with a parsed form.
    ///
    /// @throws PgException when the value is refused; see [SettingProposal#refusal]
    SettingValue check(SettingProposal proposal);
  }

  /// Shows a value otherwise than its type would.
  @FunctionalInterface
  public interface Show {
    String show(SettingValue value, SettingReader current);
  }

  /// Takes note of a new value in a session; it must not fail.
  @FunctionalInterface
  public interface Assign {
    void assigned(SettingValue value);
  }

  private SettingHooks(Builder builder) {
    checks = Map.copyOf(builder.checks);
    shows = Map.copyOf(builder.shows);
    assigns = Map.copyOf(builder.assigns);
  }

  /// A builder that starts with these hooks.
  public Builder toBuilder() {
    return new Builder(checks, shows, assigns);
  }

  SettingValue check(SettingProposal proposal) {
    Check check = checks.get(proposal.setting());
    return check == null ? proposal.value() : check.check(proposal);
  }

  /// The value as SHOW prints it, or without a unit.
  String show(Setting setting, SettingValue value, SettingReader current, boolean withUnit) {
    Show show = shows.get(setting);
    if (show != null) {
      return show.show(value, current);
    }
    return withUnit ? setting.show(value) : setting.plain(value);
  }

  void assigned(Setting setting, SettingValue value) {
    Assign assign = assigns.get(setting);
    if (assign != null) {
      assign.assigned(value);
    }
  }

  /// Collects hooks; a later one for the same setting replaces the earlier.
  public static final class Builder {
    private final Map<Setting, Check> checks;
    private final Map<Setting, Show> shows;
    private final Map<Setting, Assign> assigns;

    private Builder(
        Map<Setting, Check> checks, Map<Setting, Show> shows, Map<Setting, Assign> assigns) {
      this.checks = new HashMap<>(checks);
      this.shows = new HashMap<>(shows);
      this.assigns = new HashMap<>(assigns);
    }

    public Builder check(Setting setting, Check check) {
      checks.put(setting, check);
      return this;
    }

    public Builder show(Setting setting, Show show) {
      shows.put(setting, show);
      return this;
    }

    public Builder assign(Setting setting, Assign assign) {
      assigns.put(setting, assign);
      return this;
    }

    public SettingHooks build() {
      return new SettingHooks(this);
    }
  }
}
