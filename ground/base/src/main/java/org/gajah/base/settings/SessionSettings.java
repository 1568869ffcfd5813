package org.gajah.base.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.settings.SessionValue.Held;
import org.gajah.base.settings.SessionValue.Kind;
import org.jspecify.annotations.Nullable;

/// The settings as one session (or one background process) sees them: the instance's, as they were
/// when the session last adopted them, and what is different here. Belongs to one thread.
///
/// Levels: 0 is outside of a transaction, 1 the transaction, and each subtransaction and function
/// with settings of its own adds one. `SET` and its kin take effect at once; the end of a level
/// keeps or undoes them.
public final class SessionSettings implements SettingReader {
  private static final int MARKED = 512;
  // Settings that only this session knows have indexes from here on.
  private static final int PRIVATE = 1 << 20;

  private static final List<Setting> REPORTED =
      SettingTable.builtIn().all().stream()
          .filter(setting -> setting.has(SettingFlag.REPORT))
          .toList();

  private final SettingValues instance;
  private final SettingHooks hooks;
  private final Consumer<PgException> notices;
  private Snapshot shared;

  // What is different here: settings' indexes in rising order, and a bit for each of the first
  // ones.
  private int[] indexes = new int[8];
  private SessionValue[] values = new SessionValue[8];
  private int count;
  private final long[] marks = new long[MARKED / Long.SIZE];

  private @Nullable Map<String, Setting> placeholders;
  private int level;
  private boolean parallel;
  private final @Nullable String[] reported = new @Nullable String[REPORTED.size()];
  private boolean reportDue = true;

  /// How long a change lasts.
  public enum Scope {
    /// For the session, unless the transaction fails.
    SESSION(Kind.SET),
    /// Until the transaction ends.
    TRANSACTION(Kind.LOCAL),
    /// Until the function returns that [SessionSettings#enter] was called for.
    FUNCTION(Kind.FUNCTION);

    private final Kind kind;

    Scope(Kind kind) {
      this.kind = kind;
    }
  }

  /// A session with nothing of its own yet.
  ///
  /// @param hooks usually the instance's and some of the session
  /// @param notices who is told of what is odd but not wrong
  public SessionSettings(
      SettingValues instance, SettingHooks hooks, Consumer<PgException> notices) {
    this.instance = instance;
    this.hooks = hooks;
    this.notices = notices;
    this.shared = instance.snapshot();
  }

  // Reading.

  @Override
  public SettingValue value(Setting setting) {
    SessionValue own = own(setting);
    Held held = own == null ? null : own.effective();
    return held == null ? shared.value(setting) : held.value();
  }

  @Override
  public SettingValue resetValue(Setting setting) {
    SessionValue own = own(setting);
    Held held = own == null ? null : own.reset;
    return held == null ? shared.value(setting) : held.value();
  }

  /// Where the value that counts comes from.
  public SettingSource source(Setting setting) {
    SessionValue own = own(setting);
    Held held = own == null ? null : own.effective();
    return held == null ? shared.source(setting) : held.source();
  }

  private @Nullable SessionValue own(Setting setting) {
    int index = setting.index();
    if (index < MARKED && (marks[index >>> 6] >>> index & 1) == 0) {
      return null;
    }
    int at = Arrays.binarySearch(indexes, 0, count, index);
    return at < 0 ? null : values[at];
  }

  /// The setting of this name, or null. One that this session made becomes an extension's when it
  /// has been defined meanwhile.
  public @Nullable Setting find(String name) {
    Setting known = instance.find(name);
    if (placeholders == null) {
      return known;
    }
    Setting placeholder = placeholders.get(SettingTable.folded(name));
    if (placeholder == null || known == null) {
      return placeholder == null ? known : placeholder;
    }
    placeholders.remove(SettingTable.folded(name));
    convert(placeholder, known);
    return known;
  }

  private void convert(Setting placeholder, Setting known) {
    SessionValue old = own(placeholder);
    Held held = old == null ? null : old.effective();
    drop(placeholder);
    if (held == null) {
      return;
    }
    try {
      SettingChanger changer = SettingChanger.of(held.bySuperuser(), name -> false);
      set(known, known.name(), held.value().string(), Scope.SESSION, held.source(), changer);
    } catch (PgException e) {
      notices.accept(warning(e));
    }
  }

  static PgException warning(PgException fault) {
    PgException warning =
        new PgException(Severity.WARNING, fault.sqlState(), fault.primaryMessage(), null);
    fault.fields().forEach(warning::with);
    return warning;
  }

  /// The setting of this name.
  ///
  /// @throws PgException 42704 when there is none
  public Setting get(String name) {
    Setting setting = find(name);
    if (setting == null) {
      throw SettingValues.unrecognized(name);
    }
    return setting;
  }

  /// The value as SHOW prints it.
  public String show(Setting setting) {
    return hooks.show(setting, value(setting), this, true);
  }

  /// The value of the setting of this name, as SHOW prints it.
  ///
  /// @param maySeeAll whether the role has the privileges of pg_read_all_settings
  /// @throws PgException 42704 when there is none, 42501 when the role may not see it
  public String show(String name, boolean maySeeAll) {
    Setting setting = get(name);
    if (setting.has(SettingFlag.SUPERUSER_ONLY) && !maySeeAll) {
      throw new PgException(
              SqlState.INSUFFICIENT_PRIVILEGE,
              "permission denied to examine \"" + setting.name() + "\"")
          .detail(
              "Only roles with privileges of the \"pg_read_all_settings\" role may examine this"
                  + " parameter.");
    }
    return show(setting);
  }

  // Changing.

  /// Changes a setting, or resets it when `text` is null.
  ///
  /// @param name a setting that exists, or a new one with a dot in its name
  /// @param source [SettingSource#SESSION] for SET; a weaker one while the session starts
  /// @throws PgException when it must not be changed now or by this role, or not to this value
  public void set(
      String name,
      @Nullable String text,
      Scope scope,
      SettingSource source,
      SettingChanger changer) {
    Setting setting = find(name);
    if (setting == null) {
      instance.checkCustomName(name);
      setting = makePlaceholder(name);
    }
    set(setting, name, text, scope, source, changer);
  }

  /// Changes a setting for the session; see the other `set`.
  public void set(Setting setting, @Nullable String text, SettingChanger changer) {
    set(setting, setting.name(), text, Scope.SESSION, SettingSource.SESSION, changer);
  }

  private Setting makePlaceholder(String name) {
    if (placeholders == null) {
      placeholders = new HashMap<>();
    }
    Setting made = SettingValues.placeholder(PRIVATE + placeholders.size(), name);
    while (own(made) != null) {
      made = SettingValues.placeholder(made.index() + 1, name);
    }
    placeholders.put(SettingTable.folded(name), made);
    // It exists from now on, even when it has no value.
    Held none = new Held(made.boot(), SettingSource.DEFAULT, false);
    ownOrNew(made).reset = none;
    return made;
  }

  private void set(
      Setting setting,
      String calledName,
      @Nullable String text,
      Scope scope,
      SettingSource source,
      SettingChanger changer) {
    check(setting, calledName, text == null, scope, source, changer);
    if (text == null) {
      change(setting, null, scope);
      forgetRole(setting, null, scope, source, changer);
      return;
    }
    SettingValue value = checked(setting, calledName, text, source);
    boolean bySuperuser =
        changer.context() == SettingContext.SUPERUSER
            || changer.context() == SettingContext.SUPERUSER_BACKEND;
    Held held = new Held(value, source, bySuperuser);
    if (source.makesDefault()) {
      changeDefault(setting, held);
    } else {
      change(setting, held, scope);
    }
    forgetRole(setting, "none", scope, source, changer);
  }

  /// Whoever becomes another user also leaves the role that the former one had taken.
  private void forgetRole(
      Setting changed,
      @Nullable String role,
      Scope scope,
      SettingSource source,
      SettingChanger changer) {
    if (changed == Settings.SESSION_AUTHORIZATION) {
      set(Settings.ROLE, Settings.ROLE.name(), role, scope, source, changer);
    }
  }

  private void check(
      Setting setting,
      String calledName,
      boolean reset,
      Scope scope,
      SettingSource source,
      SettingChanger changer) {
    if (parallel && scope != Scope.FUNCTION && !setting.has(SettingFlag.ALLOW_IN_PARALLEL)) {
      throw new PgException(
          SqlState.INVALID_TRANSACTION_STATE,
          "parameter \"" + calledName + "\" cannot be set during a parallel operation");
    }
    changer.check(setting, calledName, source);
    if (setting.has(SettingFlag.NO_RESET)) {
      if (reset) {
        throw new PgException(
            SqlState.FEATURE_NOT_SUPPORTED, "parameter \"" + calledName + "\" cannot be reset");
      }
      if (scope == Scope.FUNCTION) {
        throw new PgException(
            SqlState.FEATURE_NOT_SUPPORTED,
            "parameter \"" + calledName + "\" cannot be set locally in functions");
      }
    }
  }

  private SettingValue checked(
      Setting setting, String calledName, String text, SettingSource source) {
    SettingValue value = SettingValues.parsed(setting, calledName, text);
    if (setting.has(SettingFlag.IS_NAME) && !value.string().equals(text)) {
      notices.accept(
          new PgException(
              Severity.NOTICE,
              SqlState.NAME_TOO_LONG,
              "identifier \"" + text + "\" will be truncated to \"" + value.string() + "\"",
              null));
    }
    return hooks.check(new SettingProposal(setting, value, source, this));
  }

  /// Whether a value could be set by somebody, without setting it (ALTER ROLE ... SET and the
  /// like).
  ///
  /// @param text null for RESET
  /// @throws PgException when it could not
  public void validate(String name, @Nullable String text, SettingChanger changer) {
    Setting setting = find(name);
    if (setting == null) {
      instance.checkCustomName(name);
      changer.checkUnknown(name);
      return;
    }
    if (setting != instance.find(name)) {
      // Made by a SET of this session, and known to nobody else.
      changer.checkUnknown(name);
      return;
    }
    check(setting, name, text == null, Scope.SESSION, SettingSource.TEST, changer);
    if (text != null) {
      checked(setting, name, text, SettingSource.TEST);
    }
  }

  /// Whether there is a setting of a name, or could be.
  ///
  /// @throws PgException 42704 or 42602 when not
  public void requireName(String name) {
    if (find(name) == null) {
      instance.checkCustomName(name);
    }
  }

  /// Forces a value on this session: it becomes what RESET returns to.
  public void override(Setting setting, String text) {
    override(setting, text, SettingSource.OVERRIDE);
  }

  /// Forces a value on this session that counts as `source`.
  public void override(Setting setting, String text, SettingSource source) {
    changeDefault(
        setting, new Held(checked(setting, setting.name(), text, source), source, true));
  }

  private void changeDefault(Setting setting, Held held) {
    SessionValue own = ownOrNew(setting);
    SettingSource present = own.reset == null ? shared.source(setting) : own.reset.source();
    if (present.compareTo(held.source()) > 0) {
      tidy(own);
      return;
    }
    own.reset = held;
    if (own.active == null) {
      changed(setting);
    }
  }

  private void change(Setting setting, @Nullable Held held, Scope scope) {
    SessionValue own = ownOrNew(setting);
    if (level > 0) {
      own.remember(level, scope.kind);
    }
    own.active = held;
    changed(setting);
    tidy(own);
  }

  private void changed(Setting setting) {
    reportDue |= setting.has(SettingFlag.REPORT);
    hooks.assigned(setting, value(setting));
  }

  private SessionValue ownOrNew(Setting setting) {
    int index = setting.index();
    int at = Arrays.binarySearch(indexes, 0, count, index);
    if (at >= 0) {
      return values[at];
    }
    int place = -at - 1;
    if (count == indexes.length) {
      indexes = Arrays.copyOf(indexes, 2 * count);
      values = Arrays.copyOf(values, 2 * count);
    }
    System.arraycopy(indexes, place, indexes, place + 1, count - place);
    System.arraycopy(values, place, values, place + 1, count - place);
    SessionValue own = new SessionValue(setting);
    indexes[place] = index;
    values[place] = own;
    count++;
    if (index < MARKED) {
      marks[index >>> 6] |= 1L << index;
    }
    return own;
  }

  private void tidy(SessionValue own) {
    if (own.isEmpty()) {
      drop(own.setting);
    }
  }

  @SuppressWarnings("NullAway") // the place behind the last one is free
  private void drop(Setting setting) {
    int at = Arrays.binarySearch(indexes, 0, count, setting.index());
    if (at < 0) {
      return;
    }
    System.arraycopy(indexes, at + 1, indexes, at, count - at - 1);
    System.arraycopy(values, at + 1, values, at, count - at - 1);
    count--;
    values[count] = null;
    if (setting.index() < MARKED) {
      marks[setting.index() >>> 6] &= ~(1L << setting.index());
    }
  }

  /// RESET ALL.
  public void resetAll() {
    for (SessionValue own : ownValues()) {
      Setting setting = own.setting;
      boolean ordinary =
          setting.context() == SettingContext.USER || setting.context() == SettingContext.SUPERUSER;
      if (own.active != null && ordinary && !setting.has(SettingFlag.NO_RESET_ALL)) {
        change(setting, null, Scope.SESSION);
      }
    }
  }

  private List<SessionValue> ownValues() {
    return List.of(Arrays.copyOf(values, count));
  }

  /// Says whether a parallel operation runs, in which hardly anything may be set.
  public void setParallel(boolean running) {
    parallel = running;
  }

  // Levels.

  /// Begins a transaction (from level 0), a subtransaction, or a function with settings of its own.
  ///
  /// @return the new level, for [#leave]
  public int enter() {
    return ++level;
  }

  /// Ends a level and all within it.
  ///
  /// @param commit whether changes stay as far as they were meant to; for a function always true
  public void leave(int endedLevel, boolean commit) {
    for (SessionValue own : ownValues()) {
      if (own.top != null && own.top.level >= endedLevel) {
        Held before = own.effective();
        own.leave(endedLevel, commit);
        if (!Objects.equals(own.effective(), before)) {
          changed(own.setting);
        }
        tidy(own);
      }
    }
    level = endedLevel - 1;
  }

  // The instance's changes.

  /// Takes over what changed in the instance's settings since the last time. A session does so
  /// between statements. Settings that only a new session may change keep their values.
  ///
  /// @return whether anything changed
  public boolean adopt() {
    Snapshot before = shared;
    Snapshot now = instance.snapshot();
    if (now.equals(before)) {
      return false;
    }
    shared = now;
    for (Setting setting : now.settings()) {
      SettingValue old = before.value(setting);
      if (!old.equals(now.value(setting))) {
        adopt(setting, old, before.source(setting));
      }
    }
    return true;
  }

  private void adopt(Setting setting, SettingValue old, SettingSource oldSource) {
    SessionValue own = own(setting);
    boolean fixed =
        setting.context() == SettingContext.BACKEND
            || setting.context() == SettingContext.SUPERUSER_BACKEND;
    if (fixed && (own == null || own.reset == null)) {
      ownOrNew(setting).reset = new Held(old, oldSource, true);
    } else if (own == null || own.effective() == null) {
      changed(setting);
    }
  }

  // Reports to the client.

  /// Tells `client` the names and values of the settings that clients like to know and that changed
  /// since they were last told; the first time all of them.
  public void report(BiConsumer<String, String> client) {
    if (!reportDue) {
      return;
    }
    reportDue = false;
    for (int i = 0; i < reported.length; i++) {
      String now = show(REPORTED.get(i));
      if (!now.equals(reported[i])) {
        reported[i] = now;
        client.accept(REPORTED.get(i).name(), now);
      }
    }
  }

  // Lists.

  /// The settings that SHOW ALL and `pg_settings` list for this role, in the order of their names.
  ///
  /// @param maySeeAll whether the role has the privileges of pg_read_all_settings
  public List<Setting> visible(boolean maySeeAll) {
    return instance.all().stream()
        .filter(setting -> !setting.has(SettingFlag.NO_SHOW_ALL))
        .filter(setting -> maySeeAll || !setting.has(SettingFlag.SUPERUSER_ONLY))
        .toList();
  }

  /// The rows of `pg_settings`.
  ///
  /// @param maySeeAll whether the role has the privileges of pg_read_all_settings
  public List<SettingRow> rows(boolean maySeeAll) {
    List<SettingRow> rows = new ArrayList<>();
    for (Setting setting : visible(maySeeAll)) {
      rows.add(row(setting, maySeeAll));
    }
    return rows;
  }

  private SettingRow row(Setting setting, boolean maySeeAll) {
    SettingDescriptions.Description description =
        SettingDescriptions.builtIn().find(setting.name());
    SettingSource source = source(setting);
    FileSetting origin =
        maySeeAll && source == SettingSource.FILE ? instance.origin(setting) : null;
    return new SettingRow(
        setting.name(),
        hooks.show(setting, value(setting), this, false),
        setting.unit().label(),
        setting.category(),
        description == null ? null : description.text(),
        description == null ? null : description.more(),
        setting.context().label(),
        setting.typeName(),
        source.label(),
        setting.least(),
        setting.greatest(),
        setting instanceof EnumSetting words ? words.offered() : null,
        textOrNull(setting, setting.boot()),
        textOrNull(setting, resetValue(setting)),
        origin == null ? null : origin.file(),
        origin == null ? null : (Integer) origin.line(),
        instance.isPendingRestart(setting));
  }

  private static @Nullable String textOrNull(Setting setting, SettingValue value) {
    return setting instanceof StringSetting ? value.text() : setting.plain(value);
  }

  /// The settings that EXPLAIN (SETTINGS) lists: those of the planner that are not as they were
  /// built in.
  ///
  /// @param maySeeAll whether the role has the privileges of pg_read_all_settings
  public List<Setting> explained(boolean maySeeAll) {
    return visible(maySeeAll).stream()
        .filter(setting -> setting.has(SettingFlag.EXPLAIN))
        .filter(setting -> !value(setting).sameAs(setting.boot()))
        .toList();
  }

  /// How many settings have something of their own here.
  int ownCount() {
    return count;
  }
}
