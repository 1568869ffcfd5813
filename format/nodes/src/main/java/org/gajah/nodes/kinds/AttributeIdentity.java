package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;

/// The values of attidentity, from catalog/pg_attribute.h.
@Generated("NodeFactsTest")
public final class AttributeIdentity {
  public static final char ATTRIBUTE_IDENTITY_ALWAYS = 'a';
  public static final char ATTRIBUTE_IDENTITY_BY_DEFAULT = 'd';

  private AttributeIdentity() {}
}
