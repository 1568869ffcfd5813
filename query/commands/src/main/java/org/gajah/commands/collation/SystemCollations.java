package org.gajah.commands.collation;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.object.DependencyType;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.rows.PgCollation;
import org.gajah.catalog.rows.PgNamespace;
import org.gajah.catalog.rows.SysCache;
import org.gajah.commands.CommandContext;
import org.gajah.commands.object.Definer;
import org.gajah.disk.FileFault;
import org.gajah.functions.contract.CollationImport;
import org.gajah.text.collation.Collations;
import org.gajah.text.collation.IcuLocales;
import org.gajah.text.collation.LibraryLocales;
import org.jspecify.annotations.Nullable;

/// Makes collations of all locales that the C library and ICU have, but for those whose names are
/// taken. Mirrors `pg_import_system_collations` of `commands/collationcmds.c`.
public final class SystemCollations implements CollationImport {
  private static final int ANY_ENCODING = -1;

  private final CommandContext context;
  private final Definer definer;

  /// Names with their encodings that were made by this call, which the catalog does not show yet.
  private final Set<String> seen = new HashSet<>();

  public SystemCollations(CommandContext context) {
    this.context = context;
    this.definer = new Definer(context);
  }

  @Override
  public int into(int schema) {
    if (!definer.roles().isSuperuser(definer.user())) {
      throw new PgException(
          SqlState.INSUFFICIENT_PRIVILEGE, "must be superuser to import system collations");
    }
    if (definer.catalog().find(SysCache.NAMESPACEOID, schema) == null) {
      throw new PgException(
          SqlState.UNDEFINED_SCHEMA,
          "schema with OID %s does not exist".formatted(Oid.toString(schema)));
    }
    int made = ofLibrary(schema) + ofIcu(schema);
    definer.nextCommand();
    return made;
  }

  private int ofLibrary(int schema) {
    List<LibraryLocales.Named> locales = libraryLocales();
    if (locales.isEmpty()) {
      context
          .session()
          .reporter()
          .report(
              Severity.WARNING,
              SqlState.SUCCESSFUL_COMPLETION,
              "no usable system locales were found");
    }
    int made = 0;
    for (LibraryLocales.Named locale : locales) {
      PgCollation row =
          row(
              schema,
              locale.name(),
              'c',
              locale.encoding().number(),
              locale.locale(),
              null,
              Collations.version('c', locale.locale()));
      made += make(row, null) ? 1 : 0;
    }
    return made;
  }

  private List<LibraryLocales.Named> libraryLocales() {
    try {
      return LibraryLocales.all(context.storage().storage().files().root());
    } catch (IOException e) {
      throw FileFault.of("could not execute command \"locale -a\"", e);
    }
  }

  private int ofIcu(int schema) {
    int made = 0;
    for (IcuLocales.Named locale : IcuLocales.all()) {
      PgCollation row =
          row(
              schema,
              locale.tag() + "-x-icu",
              'i',
              ANY_ENCODING,
              null,
              locale.tag(),
              Collations.version('i', locale.tag()));
      boolean ascii = locale.name().chars().allMatch(c -> c < 128);
      made += make(row, ascii ? locale.name() : null) ? 1 : 0;
    }
    return made;
  }

  private PgCollation row(
      int schema,
      String name,
      char provider,
      int encoding,
      @Nullable String libraryName,
      @Nullable String tag,
      @Nullable String version) {
    return new PgCollation(
        0,
        name,
        schema,
        definer.user(),
        provider,
        true,
        encoding,
        libraryName,
        libraryName,
        tag,
        null,
        version);
  }

  private boolean make(PgCollation row, @Nullable String comment) {
    if (exists(row) || !seen.add(row.collname() + " " + row.collencoding())) {
      return false;
    }
    int oid = definer.oids().next(PgCollation.OID_INDEX);
    definer
        .writer()
        .insert(
            new PgCollation(
                oid,
                row.collname(),
                row.collnamespace(),
                row.collowner(),
                row.collprovider(),
                row.collisdeterministic(),
                row.collencoding(),
                row.collcollate(),
                row.collctype(),
                row.colllocale(),
                row.collicurules(),
                row.collversion()));
    ObjectAddress address = ObjectAddress.of(PgCollation.TABLE, oid);
    definer
        .dependencies()
        .record(
            address,
            ObjectAddress.of(PgNamespace.TABLE, row.collnamespace()),
            DependencyType.NORMAL);
    definer.dependencies().recordOwner(address, row.collowner());
    if (comment != null) {
      definer.comments().set(address, comment);
    }
    return true;
  }

  /// Whether the name is taken, for the encoding or for any; one that is for any encoding must not
  /// hide one for that of the database either.
  private boolean exists(PgCollation row) {
    int other =
        row.collencoding() == ANY_ENCODING
            ? context.functions().encoding().number()
            : row.collencoding();
    return find(row, ANY_ENCODING) || find(row, other);
  }

  private boolean find(PgCollation row, int encoding) {
    return definer
            .catalog()
            .find(SysCache.COLLNAMEENCNSP, row.collname(), encoding, row.collnamespace())
        != null;
  }
}
