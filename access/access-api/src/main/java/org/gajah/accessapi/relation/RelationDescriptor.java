package org.gajah.accessapi.relation;

import org.gajah.base.id.ForkNumber;
import org.gajah.disk.RelationFiles;
import org.gajah.disk.RelationFork;
import org.gajah.disk.RelationKey;
import org.gajah.page.value.TupleLayout;
import org.gajah.transaction.Horizons;

/// What an access method has to know of a relation that is stored in files: a table, an index, a
/// sequence, a TOAST table, a materialised view. Mirrors the part of `RelationData` that is not
/// about SQL.
public class RelationDescriptor {
  /// Identity and place.
  ///
  /// @param oid the relation's OID
  /// @param name its name, for messages
  /// @param files where its files lie
  /// @param persistence how long its content lasts
  /// @param horizonKind whose horizon says which of its rows can still be seen
  public record Identity(
      int oid,
      String name,
      RelationKey files,
      Persistence persistence,
      Horizons.Kind horizonKind) {}

  private final Identity identity;
  private final TupleLayout layout;
  private final RelationFork[] forks;

  /// @param layout how its tuples are laid out
  /// @param relationFiles the files of the instance
  public RelationDescriptor(Identity identity, TupleLayout layout, RelationFiles relationFiles) {
    this.identity = identity;
    this.layout = layout;
    ForkNumber[] numbers = ForkNumber.values();
    this.forks = new RelationFork[numbers.length];
    for (ForkNumber number : numbers) {
      RelationFork fork = relationFiles.fork(identity.files, number);
      fork.owner(identity.oid);
      if (identity.persistence == Persistence.UNLOGGED) {
        fork.unlogged();
      }
      forks[number.ordinal()] = fork;
    }
  }

  public final Identity identity() {
    return identity;
  }

  public final int oid() {
    return identity.oid;
  }

  public final String name() {
    return identity.name;
  }

  public final RelationKey files() {
    return identity.files;
  }

  public final TupleLayout layout() {
    return layout;
  }

  public final Horizons.Kind horizonKind() {
    return identity.horizonKind;
  }

  public final RelationFork fork(ForkNumber number) {
    return forks[number.ordinal()];
  }

  public final RelationFork main() {
    return forks[ForkNumber.MAIN.ordinal()];
  }

  public final boolean isTemporary() {
    return identity.persistence == Persistence.TEMPORARY;
  }

  /// The relation as lock tags name it.
  public final int lockDatabase() {
    return identity.files.locator().database();
  }

  /// Whether changes are logged.
  public final boolean needsWal() {
    return identity.persistence == Persistence.PERMANENT;
  }

  /// Whether the relation is a system catalog, one that all databases share included.
  public final boolean isCatalog() {
    return identity.horizonKind == Horizons.Kind.CATALOG
        || identity.horizonKind == Horizons.Kind.SHARED;
  }
}
