package io.simledger.e2e.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;

/** Values that programs trip over. */
final class Oddities {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\u0000",
          "a\u0000b",
          "\n",
          "\r\nX-Injected: 1",
          "\t",
          "\u007f",
          "\ufeff",
          "\ufffe",
          "\ud800",
          "\udc00\ud800",
          "😀",
          "👩‍👩‍👧‍👦",
          "é",
          "ﷺ",
          "日本語",
          "İ",
          "ß",
          "'",
          "''",
          "\"",
          "\\",
          "\\u0000",
          "`",
          "%",
          "%%",
          "%s%n%d",
          "%00",
          "%zz",
          "%2e%2e%2f",
          "_",
          "../../etc/passwd",
          "//",
          ".",
          "..",
          ";",
          ":",
          ":binds",
          "::text",
          "?",
          "$1",
          "{}",
          "{0}",
          "${jndi:ldap://127.0.0.1/}",
          "#{1+1}",
          "<script>alert(1)</script>",
          "' OR '1'='1",
          "'; DROP TABLE sim; --",
          "null",
          "undefined",
          "NaN",
          "Infinity",
          "true",
          "0",
          "-1",
          "00",
          "+1",
          "1e9",
          "1e999999999",
          "0x10",
          "2147483648",
          "9223372036854775808",
          "999999999999999999999999999999",
          "latest",
          "000000",
          "999999",
          "202613",
          "200001",
          "٢٠٢٦٠١",
          "00000000-0000-0000-0000-000000000000",
          "00101000000000000",
          "OP0000000000",
          "1970-01-01T00:00:00Z",
          "+1000000000-12-31T23:59:59.999999999Z",
          "-1000000000-01-01T00:00:00Z",
          "9999-12-31T23:59:60Z",
          "PT-1S",
          "P999999999D",
          "[]",
          "|",
          "a|b||",
          ",",
          "x".repeat(256),
          "長".repeat(1_025),
          "9".repeat(5_000),
          "(".repeat(2_000));

  private static final List<JsonNode> NUMBERS =
      List.of(
          JSON.numberNode(0),
          JSON.numberNode(-1),
          JSON.numberNode(1),
          JSON.numberNode(Integer.MAX_VALUE),
          JSON.numberNode(Integer.MIN_VALUE),
          JSON.numberNode(Long.MAX_VALUE),
          JSON.numberNode(Long.MIN_VALUE),
          JSON.numberNode(new BigInteger("9".repeat(40))),
          JSON.numberNode(new BigDecimal("0.1")),
          JSON.numberNode(new BigDecimal("-0.0")),
          JSON.numberNode(new BigDecimal("1E+999999")),
          JSON.numberNode(new BigDecimal("1E-999999")),
          JSON.numberNode(1.7976931348623157e308));

  private Oddities() {}

  static String text(Random random) {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  static JsonNode number(Random random) {
    return NUMBERS.get(random.nextInt(NUMBERS.size()));
  }

  /** A value of a type that nobody asked for. */
  static JsonNode any(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.booleanNode(random.nextBoolean());
      case 2 -> JSON.arrayNode();
      case 3 -> JSON.objectNode();
      case 4 -> JSON.arrayNode().addNull().add(text(random)).add(JSON.arrayNode());
      case 5 -> JSON.objectNode().put(text(random), text(random)).putNull("null");
      case 6 -> number(random);
      default -> JSON.textNode(text(random));
    };
  }
}
