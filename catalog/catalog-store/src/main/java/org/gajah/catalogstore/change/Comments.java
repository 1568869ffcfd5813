package org.gajah.catalogstore.change;

import java.util.List;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.rows.PgDescription;
import org.gajah.catalog.rows.PgShdescription;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.jspecify.annotations.Nullable;

/// Comments on objects. Mirrors `commands/comment.c`.
public final class Comments {
  private final CatalogWriter writer;

  public Comments(CatalogWriter writer) {
    this.writer = writer;
  }

  /// Sets the comment on an object or a column; null or nothing takes it away.
  public void set(ObjectAddress object, @Nullable String comment) {
    Found<PgDescription> old =
        writer.find(PgDescription.O_C_O_INDEX, object.object(), object.catalog(), object.column());
    if (comment == null || comment.isEmpty()) {
      if (old != null) {
        writer.delete(old);
      }
      return;
    }
    PgDescription row =
        new PgDescription(object.object(), object.catalog(), object.column(), comment);
    if (old == null) {
      writer.insert(row);
    } else {
      writer.update(old, row);
    }
  }

  /// Sets the comment on a shared object; null or nothing takes it away.
  public void setShared(ObjectAddress object, @Nullable String comment) {
    Found<PgShdescription> old =
        writer.find(PgShdescription.O_C_INDEX, object.object(), object.catalog());
    if (comment == null || comment.isEmpty()) {
      if (old != null) {
        writer.delete(old);
      }
      return;
    }
    PgShdescription row = new PgShdescription(object.object(), object.catalog(), comment);
    if (old == null) {
      writer.insert(row);
    } else {
      writer.update(old, row);
    }
  }

  /// Takes away the comments on an object that is dropped, and those on its columns; or that on one
  /// column.
  public void forget(ObjectAddress object) {
    List<Found<PgDescription>> rows =
        object.column() == 0
            ? writer.catalog().locate(PgDescription.O_C_O_INDEX, object.object(), object.catalog())
            : writer
                .catalog()
                .locate(
                    PgDescription.O_C_O_INDEX, object.object(), object.catalog(), object.column());
    rows.forEach(writer::delete);
  }

  /// Takes away the comment on a shared object that is dropped.
  public void forgetShared(ObjectAddress object) {
    writer.deleteAll(PgShdescription.O_C_INDEX, object.object(), object.catalog());
  }

  /// The comment on an object or a column; null when there is none.
  public @Nullable String get(ObjectAddress object) {
    Found<PgDescription> found =
        writer.find(PgDescription.O_C_O_INDEX, object.object(), object.catalog(), object.column());
    return found == null ? null : found.row().description();
  }
}
