package org.gajah.functions;

import java.util.Set;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.type.BaseType;
import org.gajah.catalog.type.Types;
import org.gajah.functions.contract.Domains;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.functions.loop.RowRunner;
import org.jspecify.annotations.Nullable;

/// The input functions of domains: the value is read as one of the type below, then checked.
/// Mirrors `utils/adt/domains.c`.
final class DomainInput extends RowRunner {
  static final Set<String> NAMES = Set.of("domain_in", "domain_recv");

  private final FunctionRegistry registry;
  private final boolean binary;
  private @Nullable Reader reader;

  DomainInput(FunctionRegistry registry, String name) {
    this.registry = registry;
    this.binary = name.equals("domain_recv");
  }

  /// What reads the values of one domain.
  private record Reader(int domain, TypeText base, int typmod, Domains.Check checks) {}

  @Override
  public void compute(FunctionContext context, Vector[] arguments, int row, Vector result) {
    Vector domains = arguments[1];
    if (domains.isNull(at(domains, row))) {
      result.setNull(row);
      return;
    }
    Reader known = reader(context, (int) ((LongVector) domains).get(at(domains, row)));
    BytesVector texts = (BytesVector) arguments[0];
    Vector value;
    if (texts.isNull(at(texts, row))) {
      value = known.base.newVector(1);
      value.setNull(0);
    } else {
      Slice text = SetFunctions.sliceAt(context, arguments, 0, row);
      value =
          binary
              ? known.base.receive(context, text.array(), text.from(), text.length(), known.typmod)
              : known.base.parse(context, text.array(), text.from(), text.length(), known.typmod);
    }
    known.checks.check(context, value);
    result.copyFrom(value, 0, row);
  }

  private Reader reader(FunctionContext context, int domain) {
    Reader known = reader;
    if (known == null || known.domain != domain) {
      known = make(context, domain);
      reader = known;
    }
    return known;
  }

  private Reader make(FunctionContext context, int domain) {
    PgType type = context.catalog().get(SysCache.TYPEOID, domain);
    if (type.typtype() != PgType.TYPTYPE_DOMAIN) {
      throw new PgException(
          SqlState.DATATYPE_MISMATCH,
          "type %s is not a domain".formatted(TypeNames.format(context, domain)));
    }
    BaseType base = new Types(context.catalog()).base(domain, -1);
    TypeText text = new TypeText(registry, context, base.type());
    return new Reader(domain, text, base.typmod(), context.domains().prepare(domain));
  }
}
