package org.gajah.base.settings;

import java.util.function.Predicate;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;

/// Who wants to change a setting, and in which situation.
///
/// @param context [SettingContext#USER] or [SettingContext#SUPERUSER] in a session,
///   [SettingContext#BACKEND] or [SettingContext#SUPERUSER_BACKEND] while it starts
/// @param maySet whether a role that is no superuser was granted SET on a setting
/// @param restriction what the code that runs may not do
public record SettingChanger(
    SettingContext context, Predicate<String> maySet, Restriction restriction) {

  /// What the code that runs may not do.
  public enum Restriction {
    NONE,
    /// It runs in a function with another owner's rights.
    SECURITY_DEFINER,
    /// It runs in maintenance of somebody's table.
    SECURITY_RESTRICTED
  }

  /// A session of a role.
  public static SettingChanger of(boolean superuser, Predicate<String> maySet) {
    return new SettingChanger(
        superuser ? SettingContext.SUPERUSER : SettingContext.USER, maySet, Restriction.NONE);
  }

  /// The server itself, or a superuser.
  public static SettingChanger superuser() {
    return of(true, name -> true);
  }

  /// The start of a session of a role.
  public static SettingChanger starting(boolean superuser, Predicate<String> maySet) {
    return new SettingChanger(
        superuser ? SettingContext.SUPERUSER_BACKEND : SettingContext.BACKEND,
        maySet,
        Restriction.NONE);
  }

  private boolean isOrdinary() {
    return context == SettingContext.USER || context == SettingContext.BACKEND;
  }

  private boolean isStarting() {
    return context == SettingContext.BACKEND || context == SettingContext.SUPERUSER_BACKEND;
  }

  /// Whether the setting may be changed in a session at all, and by this one.
  ///
  /// @param calledName how it was spelled
  /// @throws PgException 55P02 or 42501
  void check(Setting setting, String calledName, SettingSource source) {
    switch (setting.context()) {
      case INTERNAL -> throw cannotChange(calledName, "");
      case POSTMASTER -> throw cannotChange(calledName, " without restarting the server");
      case SIGHUP -> throw cannotChange(calledName, " now");
      case SUPERUSER_BACKEND -> {
        if (context == SettingContext.BACKEND) {
          checkPrivilege(setting, calledName);
        }
        checkStarting(calledName, source);
      }
      case BACKEND -> checkStarting(calledName, source);
      case SUPERUSER -> {
        if (isOrdinary()) {
          checkPrivilege(setting, calledName);
        }
      }
      case USER -> {}
    }
    if (setting.has(SettingFlag.NOT_WHILE_SEC_REST)) {
      checkRestriction(calledName);
    }
  }

  private void checkStarting(String calledName, SettingSource source) {
    if (!isStarting() && source != SettingSource.CLIENT) {
      throw new PgException(
          SqlState.CANT_CHANGE_RUNTIME_PARAM,
          "parameter \"" + calledName + "\" cannot be set after connection start");
    }
  }

  private void checkPrivilege(Setting setting, String calledName) {
    if (!maySet.test(setting.name())) {
      throw new PgException(
          SqlState.INSUFFICIENT_PRIVILEGE,
          "permission denied to set parameter \"" + calledName + "\"");
    }
  }

  /// Whether a setting that nobody has defined yet may be stored: it could be anything.
  ///
  /// @throws PgException 42501
  void checkUnknown(String name) {
    if (isOrdinary() && !maySet.test(name)) {
      throw new PgException(
          SqlState.INSUFFICIENT_PRIVILEGE, "permission denied to set parameter \"" + name + "\"");
    }
  }

  private void checkRestriction(String calledName) {
    switch (restriction) {
      case NONE -> {}
      case SECURITY_DEFINER ->
          throw new PgException(
              SqlState.INSUFFICIENT_PRIVILEGE,
              "cannot set parameter \"" + calledName + "\" within security-definer function");
      case SECURITY_RESTRICTED ->
          throw new PgException(
              SqlState.INSUFFICIENT_PRIVILEGE,
              "cannot set parameter \"" + calledName + "\" within security-restricted operation");
    }
  }

  static PgException cannotChange(String calledName, String when) {
    return new PgException(
        SqlState.CANT_CHANGE_RUNTIME_PARAM,
        "parameter \"" + calledName + "\" cannot be changed" + when);
  }
}
