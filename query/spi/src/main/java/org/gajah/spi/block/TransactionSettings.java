package org.gajah.spi.block;

import java.util.function.Supplier;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.settings.SettingHooks;
import org.gajah.base.settings.SettingProposal;
import org.gajah.base.settings.SettingValue;
import org.gajah.base.settings.Settings;
import org.gajah.transaction.IsolationLevel;
import org.jspecify.annotations.Nullable;

/// The settings `transaction_isolation`, `transaction_read_only` and `transaction_deferrable`: they
/// are the running transaction's own. Mirrors `commands/variable.c`.
public final class TransactionSettings {
  private TransactionSettings() {}

  /// The running transaction as these settings see it.
  public interface Running {
    /// Whether one is in progress.
    boolean isActive();

    /// Whether a statement has looked at data already.
    boolean hasSnapshot();

    boolean isSubtransaction();

    Characteristics characteristics();

    /// Changes how it behaves.
    void adopt(Characteristics characteristics);
  }

  /// The level of a value of `transaction_isolation` or `default_transaction_isolation`.
  public static IsolationLevel level(int code) {
    return IsolationLevel.values()[code];
  }

  /// The number of a level in both settings.
  public static int code(IsolationLevel level) {
    return level.ordinal();
  }

  /// Adds the hooks of a session.
  ///
  /// @param running null as long as the session has no transactions at all
  public static void addHooks(
      SettingHooks.Builder hooks, Supplier<@Nullable Running> running, boolean inRecovery) {
    hooks.check(
        Settings.TRANSACTION_ISOLATION,
        proposal -> checkIsolation(proposal, running.get(), inRecovery));
    hooks.check(
        Settings.TRANSACTION_READ_ONLY,
        proposal -> checkReadOnly(proposal, running.get(), inRecovery));
    hooks.check(
        Settings.TRANSACTION_DEFERRABLE, proposal -> checkDeferrable(proposal, running.get()));
    hooks.assign(
        Settings.TRANSACTION_ISOLATION,
        value -> {
          Running now = running.get();
          if (now != null) {
            Characteristics old = now.characteristics();
            now.adopt(
                new Characteristics(level((int) value.bits()), old.readOnly(), old.deferrable()));
          }
        });
    hooks.assign(
        Settings.TRANSACTION_READ_ONLY,
        value -> {
          Running now = running.get();
          if (now != null) {
            Characteristics old = now.characteristics();
            now.adopt(new Characteristics(old.isolation(), value.bits() != 0, old.deferrable()));
          }
        });
    hooks.assign(
        Settings.TRANSACTION_DEFERRABLE,
        value -> {
          Running now = running.get();
          if (now != null) {
            Characteristics old = now.characteristics();
            now.adopt(new Characteristics(old.isolation(), old.readOnly(), value.bits() != 0));
          }
        });
    hooks.show(
        Settings.TRANSACTION_ISOLATION,
        (value, current) -> {
          Running now = running.get();
          return Settings.TRANSACTION_ISOLATION.name(
              now != null && now.isActive()
                  ? code(now.characteristics().isolation())
                  : (int) value.bits());
        });
    hooks.show(
        Settings.TRANSACTION_READ_ONLY,
        (value, current) -> {
          Running now = running.get();
          boolean on =
              now != null && now.isActive() ? now.characteristics().readOnly() : value.bits() != 0;
          return on ? "on" : "off";
        });
    hooks.show(
        Settings.TRANSACTION_DEFERRABLE,
        (value, current) -> {
          Running now = running.get();
          boolean on =
              now != null && now.isActive()
                  ? now.characteristics().deferrable()
                  : value.bits() != 0;
          return on ? "on" : "off";
        });
  }

  private static SettingValue checkIsolation(
      SettingProposal proposal, @Nullable Running running, boolean inRecovery) {
    if (running == null || !running.isActive()) {
      return proposal.value();
    }
    IsolationLevel wanted = level((int) proposal.value().bits());
    if (wanted == running.characteristics().isolation()) {
      return proposal.value();
    }
    if (running.hasSnapshot()) {
      throw active("SET TRANSACTION ISOLATION LEVEL must be called before any query");
    }
    if (running.isSubtransaction()) {
      throw active("SET TRANSACTION ISOLATION LEVEL must not be called in a subtransaction");
    }
    if (wanted == IsolationLevel.SERIALIZABLE && inRecovery) {
      throw new PgException(
              SqlState.FEATURE_NOT_SUPPORTED, "cannot use serializable mode in a hot standby")
          .hint("You can use REPEATABLE READ instead.");
    }
    return proposal.value();
  }

  private static SettingValue checkReadOnly(
      SettingProposal proposal, @Nullable Running running, boolean inRecovery) {
    if (proposal.value().bits() != 0
        || running == null
        || !running.isActive()
        || !running.characteristics().readOnly()) {
      return proposal.value();
    }
    if (running.isSubtransaction()) {
      throw active("cannot set transaction read-write mode inside a read-only transaction");
    }
    if (running.hasSnapshot()) {
      throw active("transaction read-write mode must be set before any query");
    }
    if (inRecovery) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED, "cannot set transaction read-write mode during recovery");
    }
    return proposal.value();
  }

  private static SettingValue checkDeferrable(SettingProposal proposal, @Nullable Running running) {
    if (running == null || !running.isActive()) {
      return proposal.value();
    }
    if (running.isSubtransaction()) {
      throw active("SET TRANSACTION [NOT] DEFERRABLE cannot be called within a subtransaction");
    }
    if (running.hasSnapshot()) {
      throw active("SET TRANSACTION [NOT] DEFERRABLE must be called before any query");
    }
    return proposal.value();
  }

  private static PgException active(String message) {
    return new PgException(SqlState.ACTIVE_SQL_TRANSACTION, message);
  }
}
