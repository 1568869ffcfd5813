package org.gajah.base.settings;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;

/// Checks of the settings that say where recovery ends.
final class RecoveryTargetHooks {
  private static final int GREATEST_NAME = 63;

  private static final StringSetting[] TARGETS = {
    Settings.RECOVERY_TARGET,
    Settings.RECOVERY_TARGET_LSN,
    Settings.RECOVERY_TARGET_NAME,
    Settings.RECOVERY_TARGET_TIME,
    Settings.RECOVERY_TARGET_XID
  };

  private RecoveryTargetHooks() {}

  static void add(SettingHooks.Builder hooks) {
    hooks.check(Settings.RECOVERY_TARGET, alone(RecoveryTargetHooks::immediate));
    hooks.check(Settings.RECOVERY_TARGET_LSN, alone(RecoveryTargetHooks::lsn));
    hooks.check(Settings.RECOVERY_TARGET_NAME, alone(RecoveryTargetHooks::name));
    hooks.check(Settings.RECOVERY_TARGET_TIME, alone(RecoveryTargetHooks::time));
    hooks.check(Settings.RECOVERY_TARGET_XID, alone(RecoveryTargetHooks::xid));
    hooks.check(Settings.RECOVERY_TARGET_TIMELINE, RecoveryTargetHooks::timeline);
  }

  /// An empty text is no target, and only one may be given.
  private static SettingHooks.Check alone(SettingHooks.Check check) {
    return proposal -> {
      if (proposal.string().isEmpty()) {
        return proposal.value();
      }
      SettingValue value = check.check(proposal);
      for (StringSetting other : TARGETS) {
        if (other != proposal.setting() && !proposal.current().string(other).isEmpty()) {
          throw new PgException(
                  SqlState.INVALID_PARAMETER_VALUE, "multiple recovery targets specified")
              .detail(
                  "At most one of \"recovery_target\", \"recovery_target_lsn\","
                      + " \"recovery_target_name\", \"recovery_target_time\","
                      + " \"recovery_target_xid\" may be set.");
        }
      }
      return value;
    };
  }

  private static SettingValue immediate(SettingProposal proposal) {
    if (!proposal.string().equals("immediate")) {
      throw proposal.refusal().detail("The only allowed value is \"immediate\".");
    }
    return proposal.value();
  }

  private static SettingValue lsn(SettingProposal proposal) {
    String text = proposal.string();
    if (!text.matches("[0-9a-fA-F]{1,8}/[0-9a-fA-F]{1,8}")) {
      throw proposal.refusal();
    }
    int slash = text.indexOf('/');
    long lsn =
        Long.parseLong(text.substring(0, slash), 16) << 32
            | Long.parseLong(text.substring(slash + 1), 16);
    return proposal.value().with(lsn);
  }

  private static SettingValue name(SettingProposal proposal) {
    if (proposal.string().length() > GREATEST_NAME) {
      throw proposal
          .refusal()
          .detail(
              "\"recovery_target_name\" is too long (maximum " + GREATEST_NAME + " characters).");
    }
    return proposal.value();
  }

  private static SettingValue time(SettingProposal proposal) {
    return switch (proposal.string()) {
      case "now", "today", "tomorrow", "yesterday" -> throw proposal.refusal();
      default -> proposal.value();
    };
  }

  private static SettingValue xid(SettingProposal proposal) {
    CNumber number = CNumber.integer(proposal.string());
    if (number.outOfRange()) {
      throw proposal.refusal();
    }
    return proposal.value().with((long) number.value());
  }

  private static SettingValue timeline(SettingProposal proposal) {
    String text = proposal.string();
    if (text.equals("current") || text.equals("latest")) {
      return proposal.value();
    }
    CNumber number = CNumber.integer(text);
    if (number.outOfRange()) {
      throw proposal.refusal().detail("\"recovery_target_timeline\" is not a valid number.");
    }
    return proposal.value().with((long) number.value());
  }
}
