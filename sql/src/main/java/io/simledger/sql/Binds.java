package io.simledger.sql;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds named binds in SQL and sets their values. */
final class Binds {
  /** PostgreSQL's names of the types that arrays may have. */
  private static final Map<Class<?>, String> ELEMENTS =
      Map.of(
          String.class, "text",
          Long.class, "int8",
          Integer.class, "int4",
          Short.class, "int2",
          Boolean.class, "bool",
          BigDecimal.class, "numeric",
          UUID.class, "uuid");

  private Binds() {}

  /** Puts a question mark in the place of each bind and adds its name to the list. */
  static String replace(String sql, List<String> names) {
    StringBuilder text = new StringBuilder(sql.length());
    int i = 0;
    while (i < sql.length()) {
      int end = endOfOpaque(sql, i);
      if (end > i) {
        text.append(sql, i, end);
        i = end;
      } else if (sql.charAt(i) == ':' && i + 1 < sql.length() && isStart(sql.charAt(i + 1))) {
        end = endOfName(sql, i + 1);
        names.add(sql.substring(i + 1, end));
        text.append('?');
        i = end;
      } else {
        // JDBC takes a question mark for a bind; doubled it is PostgreSQL's operator.
        text.append(sql.charAt(i) == '?' ? "??" : String.valueOf(sql.charAt(i)));
        i++;
      }
    }
    return text.toString();
  }

  /** The end of a literal, a quoted name, a comment or a cast that begins here; else the index. */
  private static int endOfOpaque(String sql, int from) {
    char first = sql.charAt(from);
    if (first == '\'' || first == '"') {
      int end = sql.indexOf(first, from + 1);
      return end < 0 ? sql.length() : end + 1;
    }
    if (sql.startsWith("--", from)) {
      int end = sql.indexOf('\n', from);
      return end < 0 ? sql.length() : end;
    }
    return sql.startsWith("::", from) ? from + 2 : from;
  }

  private static boolean isStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static int endOfName(String sql, int from) {
    int end = from;
    while (end < sql.length() && (isStart(sql.charAt(end)) || Character.isDigit(sql.charAt(end)))) {
      end++;
    }
    return end;
  }

  static void set(PreparedStatement statement, int position, @Nullable Object value)
      throws SQLException {
    if (value instanceof Instant instant) {
      statement.setObject(position, instant.atOffset(ZoneOffset.UTC));
    } else if (value instanceof byte[] bytes) {
      statement.setBytes(position, bytes);
    } else if (value instanceof Object[] array) {
      String element = ELEMENTS.get(array.getClass().getComponentType());
      if (element == null) {
        throw new IllegalArgumentException("Cannot bind a " + array.getClass().getSimpleName());
      }
      statement.setArray(position, statement.getConnection().createArrayOf(element, array));
    } else if (value == null || isPlain(value)) {
      statement.setObject(position, value);
    } else {
      throw new IllegalArgumentException("Cannot bind a " + value.getClass().getName());
    }
  }

  private static boolean isPlain(Object value) {
    return value instanceof String
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof UUID
        || value instanceof LocalDate;
  }
}
