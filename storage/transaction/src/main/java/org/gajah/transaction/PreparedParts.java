package org.gajah.transaction;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.bytes.Slice;
import org.gajah.walformat.record.TwoPhaseState.Section;

/// What the parts of the server keep of a transaction that is being prepared, in the order in which
/// they are asked.
public final class PreparedParts {
  private final List<Section> sections = new ArrayList<>();

  /// Adds a section.
  ///
  /// @param manager whose it is: a constant of [Section]
  /// @param info its own
  public void add(int manager, int info, Slice data) {
    sections.add(new Section(manager, info, data));
  }

  public List<Section> sections() {
    return sections;
  }
}
