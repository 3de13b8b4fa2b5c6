package io.simledger.sql;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** How the values of one column are read. */
enum Column {
  TEXT {
    @Override
    @Nullable Object read(ResultSet rows, int position) throws SQLException {
      return rows.getString(position);
    }
  },
  INSTANT {
    @Override
    @Nullable Object read(ResultSet rows, int position) throws SQLException {
      OffsetDateTime time = rows.getObject(position, OffsetDateTime.class);
      return time == null ? null : time.toInstant();
    }
  },
  SMALL {
    @Override
    @Nullable Object read(ResultSet rows, int position) throws SQLException {
      short number = rows.getShort(position);
      return rows.wasNull() ? null : number;
    }
  },
  DAY {
    @Override
    @Nullable Object read(ResultSet rows, int position) throws SQLException {
      return rows.getObject(position, LocalDate.class);
    }
  },
  ARRAY {
    @Override
    @Nullable Object read(ResultSet rows, int position) throws SQLException {
      Array array = rows.getArray(position);
      return array == null ? null : array.getArray();
    }
  },
  PLAIN {
    @Override
    @Nullable Object read(ResultSet rows, int position) throws SQLException {
      return rows.getObject(position);
    }
  };

  abstract @Nullable Object read(ResultSet rows, int position) throws SQLException;

  static Column[] of(ResultSetMetaData columns) throws SQLException {
    Column[] readers = new Column[columns.getColumnCount()];
    for (int i = 0; i < readers.length; i++) {
      readers[i] = of(columns.getColumnTypeName(i + 1));
    }
    return readers;
  }

  private static Column of(String type) {
    return switch (type) {
      case "text", "varchar", "bpchar", "name", "json", "jsonb", "unknown" -> TEXT;
      case "timestamptz" -> INSTANT;
      case "int2" -> SMALL;
      case "date" -> DAY;
      default -> type.startsWith("_") ? ARRAY : PLAIN;
    };
  }
}
