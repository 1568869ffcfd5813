package org.gajah.base.settings;

/// A line of a configuration file that sets something.
///
/// @param name as it was written
/// @param value without its quotes
/// @param file the path of the file
/// @param line counted from 1
public record FileSetting(String name, String value, String file, int line) {}
