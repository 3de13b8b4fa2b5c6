package io.simledger.sql;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
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
  /** What JDBC has no type for: a UUID, or text such as JSON. */
  OTHER {
    @Override
    @Nullable Object read(ResultSet rows, int position) throws SQLException {
      Object value = rows.getObject(position);
      return value == null || value instanceof UUID ? value : rows.getString(position);
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
      readers[i] = of(columns.getColumnType(i + 1));
    }
    return readers;
  }

  /** By JDBC's types: for the name of a type the driver asks the database about the column. */
  private static Column of(int type) {
    return switch (type) {
      case Types.VARCHAR, Types.CHAR -> TEXT;
      case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> INSTANT;
      case Types.SMALLINT -> SMALL;
      case Types.DATE -> DAY;
      case Types.ARRAY -> ARRAY;
      case Types.OTHER -> OTHER;
      default -> PLAIN;
    };
  }
}
