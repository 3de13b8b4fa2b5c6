package io.simledger.billing.export;

import java.io.IOException;
import java.io.OutputStream;

/** Gathers the bytes of records and passes them on in large pieces. */
final class RowBuffer {
  static final int SIZE = 64 * 1024;

  private final byte[] bytes = new byte[SIZE];
  private final OutputStream out;
  private int length;

  RowBuffer(OutputStream out) {
    this.out = out;
  }

  void append(byte[] source) throws IOException {
    append(source, 0, source.length);
  }

  void append(byte[] source, int from, int count) throws IOException {
    if (count > SIZE - length) {
      flush();
      if (count > SIZE) {
        out.write(source, from, count);
        return;
      }
    }
    System.arraycopy(source, from, bytes, length, count);
    length += count;
  }

  void append(char ascii) throws IOException {
    if (length == SIZE) {
      flush();
    }
    bytes[length++] = (byte) ascii;
  }

  /** Appends a plain decimal number without the zeros that its scale leaves at the end (C5). */
  void appendNumber(byte[] source, int from, int count) throws IOException {
    int end = from + count;
    if (hasFraction(source, from, end)) {
      while (source[end - 1] == '0') {
        end--;
      }
      if (source[end - 1] == '.') {
        end--;
      }
    }
    append(source, from, end - from);
  }

  void flush() throws IOException {
    if (length > 0) {
      out.write(bytes, 0, length);
      length = 0;
    }
  }

  private static boolean hasFraction(byte[] source, int from, int end) {
    for (int i = from; i < end; i++) {
      if (source[i] == '.') {
        return true;
      }
    }
    return false;
  }
}
