package org.gajah.types.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.gajah.base.error.PgException;
import org.jspecify.annotations.Nullable;

/// Where the functions of a module are, so that one can be found without loading the others'
/// classes. Each module carries a file `org/gajah/<module>/functions.index` with a line `prosrc
/// class#method` for each name of each [PgFunction], sorted; a test of the workshop holds it
/// against the classes.
public final class FunctionIndex {
  private final Map<String, String> places = new HashMap<>();

  /// Reads the index of the module that `anchor`, a class of it, belongs to.
  ///
  /// @param module the last part of its package, for example `types`
  public FunctionIndex(Class<?> anchor, String module) {
    String resource = "/org/gajah/" + module + "/functions.index";
    try (InputStream in = anchor.getResourceAsStream(resource)) {
      if (in == null) {
        throw PgException.internal("missing " + resource);
      }
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        int space = line.indexOf(' ');
        if (space > 0) {
          places.put(line.substring(0, space), line.substring(space + 1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// All names, in no order.
  public Iterable<String> names() {
    return places.keySet();
  }

  /// The method that implements the function, or null when this module has none.
  public @Nullable Method find(String prosrc) {
    String place = places.get(prosrc);
    if (place == null) {
      return null;
    }
    try {
      Class<?> home = Class.forName(place.substring(0, place.indexOf('#')));
      for (Method method : home.getDeclaredMethods()) {
        PgFunction mark = method.getAnnotation(PgFunction.class);
        if (mark != null && Arrays.asList(mark.value()).contains(prosrc)) {
          return method;
        }
      }
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(place, e);
    }
    throw PgException.internal("no method at " + place + " for " + prosrc);
  }
}
