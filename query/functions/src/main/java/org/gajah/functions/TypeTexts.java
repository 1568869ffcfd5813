package org.gajah.functions;

import java.util.HashMap;
import java.util.Map;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.functions.contract.FunctionContext;

/// The [TypeText]s of a session, each made once for as long as the catalogs say the same of types,
/// their functions and the checks of domains. Belongs to one thread.
public final class TypeTexts {
  private final FunctionRegistry registry;
  private final FunctionContext context;
  private final Map<Integer, TypeText> known = new HashMap<>();
  private long version = -1;

  public TypeTexts(FunctionRegistry registry, FunctionContext context) {
    this.registry = registry;
    this.context = context;
  }

  /// What reads and prints the values of a type. What it read stands only until it reads the next
  /// value; one that is at work is not given out again.
  public TypeText of(int type) {
    long now = version(context.catalog());
    if (now != version) {
      known.clear();
      version = now;
    }
    TypeText text = known.get(type);
    if (text == null || text.isBusy()) {
      text = new TypeText(registry, context, type);
      known.put(type, text);
    }
    return text;
  }

  private static long version(CatalogSource catalog) {
    return catalog.version(SysCache.TYPEOID)
        + catalog.version(SysCache.PROCOID)
        + catalog.version(SysCache.CONSTROID);
  }
}
