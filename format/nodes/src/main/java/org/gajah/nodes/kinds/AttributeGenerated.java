package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;

/// The values of attgenerated, from catalog/pg_attribute.h.
@Generated("NodeFactsTest")
public final class AttributeGenerated {
  public static final char ATTRIBUTE_GENERATED_STORED = 's';

  private AttributeGenerated() {}
}
