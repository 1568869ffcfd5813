package org.gajah.initdb.template;

/// Something in the directory of a cluster.
///
/// @param path from that directory
/// @param kind what it is
/// @param content of a file, empty for a folder
@SuppressWarnings("ArrayRecordComponent") // Made once, read once.
public record TemplateEntry(String path, Kind kind, byte[] content) {
  /// What an entry is.
  public enum Kind {
    FOLDER,
    FILE,
    /// A file of a relation, whose pages may have checksums.
    PAGES
  }
}
