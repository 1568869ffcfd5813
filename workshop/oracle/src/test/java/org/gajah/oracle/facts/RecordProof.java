package org.gajah.oracle.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gajah.base.bytes.ByteSink;
import org.gajah.oracle.CProgram;
import org.gajah.oracle.Oracle;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.WalRecord;

/// A table of records, each beside the C structure that its bytes must equal.
///
/// The compiler fills the structure with an initialiser, the record encodes itself, and the bytes
/// are compared; so every field is proven to lie where the headers put it.
final class RecordProof {
  private final List<String> headers;
  private final List<String> expressions = new ArrayList<>();
  private final Map<String, Claim> claims = new LinkedHashMap<>();

  private record Claim(byte[] bytes, int firstExpression) {}

  private RecordProof(List<String> headers) {
    this.headers = headers;
  }

  static RecordProof of(String... includes) {
    return new RecordProof(List.of(includes));
  }

  /// Claims that the main data of `record` are the structure `type` with the fields of
  /// `initializer`.
  RecordProof main(WalRecord record, String type, String initializer) {
    RecordBuilder builder = new RecordBuilder();
    record.encode(builder.begin());
    return bytes(builder.mainData().toByteArray(), type, initializer);
  }

  /// The same for the data of a block.
  RecordProof block(WalRecord record, int block, String type, String initializer) {
    RecordBuilder builder = new RecordBuilder();
    record.encode(builder.begin());
    return bytes(builder.blockData(block).toByteArray(), type, initializer);
  }

  /// The same for bytes from anywhere. Flexible members are written as in `.xids[0] = 5`, and so
  /// much room is made for them as the bytes need.
  RecordProof bytes(byte[] bytes, String type, String initializer) {
    claims.put(type + " {" + initializer + "}", new Claim(bytes, expressions.size()));
    StringBuilder assignments = new StringBuilder();
    for (String field : initializer.split(";")) {
      assignments.append("u.s").append(field.trim()).append("; ");
    }
    for (int word = 0; word < (bytes.length + 7) / 8; word++) {
      expressions.add(
          "({ union { %s s; uint64 w[64]; } u; memset(&u, 0, sizeof u); %s u.w[%d]; })"
              .formatted(type, assignments, word));
    }
    return this;
  }

  void check() {
    List<Long> words = CProgram.values(Oracle.installed(), headers, expressions);
    claims.forEach((name, claim) -> {
      ByteSink truth = new ByteSink(64);
      for (int i = 0; i < (claim.bytes().length + 7) / 8; i++) {
        truth.putLong(words.get(claim.firstExpression() + i));
      }
      truth.truncate(claim.bytes().length);
      HexFormat hex = HexFormat.ofDelimiter(" ");
      assertThat(hex.formatHex(claim.bytes()))
          .as(name)
          .isEqualTo(hex.formatHex(truth.toByteArray()));
    });
  }
}
