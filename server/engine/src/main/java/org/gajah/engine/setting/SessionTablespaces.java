package org.gajah.engine.setting;

import java.util.List;
import java.util.function.Supplier;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.base.settings.ListText;
import org.gajah.base.settings.SettingHooks;
import org.gajah.base.settings.SettingProposal;
import org.gajah.base.settings.SettingSource;
import org.gajah.base.settings.SettingValue;
import org.gajah.base.settings.Settings;
import org.gajah.catalog.privilege.Denials;
import org.gajah.catalog.privilege.Privilege;
import org.gajah.catalog.rows.PgTablespace;
import org.gajah.disk.TemporaryFiles;
import org.gajah.engine.scope.SessionScope;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.spi.SqlSession;
import org.jspecify.annotations.Nullable;

/// Judges the settings that name tablespaces. Mirrors `check_default_tablespace` and
/// `check_temp_tablespaces` of `commands/tablespace.c`.
public final class SessionTablespaces {
  private SessionTablespaces() {}

  public static void addHooks(SettingHooks.Builder hooks, Supplier<@Nullable SqlSession> session) {
    hooks.check(
        Settings.DEFAULT_TABLESPACE,
        proposal -> {
          checkDefault(proposal, running(session));
          return proposal.value();
        });
    hooks.check(Settings.TEMP_TABLESPACES, proposal -> temporary(proposal, running(session)));
  }

  /// Where a session's temporary files go. What there is not, or what is not allowed any more, does
  /// not count.
  public static TemporaryFiles.Places places(SessionScope session) {
    return new TemporaryFiles.Places() {
      @Override
      public String setting() {
        return session.context().settings().string(Settings.TEMP_TABLESPACES);
      }

      @Override
      public int[] chosen() {
        List<String> names = ListText.identifiers(setting());
        if (names == null || !session.work().isActive()) {
          return new int[0];
        }
        int[] usable =
            names.stream()
                .mapToInt(name -> name.isEmpty() ? own() : find(session, name))
                .filter(oid -> oid != Oid.INVALID && may(session, oid))
                .map(oid -> oid == own() ? 0 : oid)
                .toArray();
        long turns = usable.length < 2 ? 0 : session.process().context().chance().nextLong();
        int[] turned = new int[usable.length];
        for (int i = 0; i < usable.length; i++) {
          turned[i] = usable[(int) Math.floorMod(turns + i, (long) usable.length)];
        }
        return turned;
      }

      @Override
      public int own() {
        return session.process().transaction().databaseTablespace();
      }
    };
  }

  private static boolean may(SessionScope session, int tablespace) {
    return tablespace == session.process().transaction().databaseTablespace()
        || session
            .namespaces()
            .privileges()
            .may(ObjectType.OBJECT_TABLESPACE, tablespace, Privilege.CREATE);
  }

  /// The session, when it can look at catalogs.
  private static @Nullable SessionScope running(Supplier<@Nullable SqlSession> session) {
    return session.get() instanceof SessionScope own && own.work().isActive() ? own : null;
  }

  private static int find(SessionScope session, String name) {
    for (PgTablespace row : session.catalog().scan(PgTablespace.SPCNAME_INDEX, name)) {
      return row.oid();
    }
    return Oid.INVALID;
  }

  private static void checkDefault(SettingProposal proposal, @Nullable SessionScope session) {
    String name = proposal.string();
    if (session == null || name.isEmpty() || find(session, name) != Oid.INVALID) {
      return;
    }
    if (proposal.source() != SettingSource.TEST) {
      throw proposal.refusal().detail("Tablespace \"%s\" does not exist.".formatted(name));
    }
    noticeMissing(session, name);
  }

  private static void noticeMissing(SessionScope session, String name) {
    session
        .context()
        .reporter()
        .report(
            Severity.NOTICE,
            SqlState.UNDEFINED_OBJECT,
            "tablespace \"%s\" does not exist".formatted(name));
  }

  private static SettingValue temporary(SettingProposal proposal, @Nullable SessionScope session) {
    List<String> names = ListText.identifiers(proposal.string());
    if (names == null) {
      throw proposal.refusal().detail("List syntax is invalid.");
    }
    if (session != null) {
      names.stream()
          .filter(name -> !name.isEmpty())
          .forEach(name -> checkTemporary(proposal.source(), session, name));
    }
    return proposal.value().with(names);
  }

  private static void checkTemporary(SettingSource source, SessionScope session, String name) {
    int tablespace = find(session, name);
    if (tablespace == Oid.INVALID) {
      if (source.compareTo(SettingSource.TEST) > 0) {
        throw new PgException(
            SqlState.UNDEFINED_OBJECT, "tablespace \"%s\" does not exist".formatted(name));
      }
      if (source == SettingSource.TEST) {
        noticeMissing(session, name);
      }
      return;
    }
    if (!may(session, tablespace) && source.compareTo(SettingSource.INTERACTIVE) >= 0) {
      throw Denials.noPrivilege(ObjectType.OBJECT_TABLESPACE, name);
    }
  }
}
