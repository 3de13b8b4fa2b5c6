package io.simledger.billing.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What stands before the date and behind the amount in every record of a resource, made once and
 * kept as bytes: a range of resources in the order of their ids. Records come in that order too, so
 * that the place of a resource is found by going forward.
 *
 * <p>Holds blocks of the shared memory until it is closed. Its index needs 16 bytes a resource
 * more.
 */
final class Supplements implements AutoCloseable {
  private static final int SHIFT = Integer.numberOfTrailingZeros(SupplementMemory.BLOCK);
  private static final int MASK = SupplementMemory.BLOCK - 1;

  private final SupplementMemory memory;
  private final List<byte[]> blocks = new ArrayList<>();
  private int borrowed;
  private int end;

  private long after;
  private long upTo;
  private long[] ids = new long[1024];
  private int[] leads = new int[1024];
  private int[] tails = new int[1024];
  private int size;
  private int cursor;

  Supplements(SupplementMemory memory) {
    this.memory = memory;
    blocks.add(new byte[SupplementMemory.BLOCK]);
  }

  /**
   * Adds the next resource. False when no memory is left for it; the first one is always taken, so
   * that every range makes headway.
   */
  boolean add(long resourceId, byte[] lead, byte[] tail) {
    if (!hasRoomFor(lead.length + tail.length)) {
      return false;
    }
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, size * 2);
      leads = Arrays.copyOf(leads, size * 2);
      tails = Arrays.copyOf(tails, size * 2);
    }
    ids[size] = resourceId;
    leads[size] = end;
    store(lead);
    tails[size] = end;
    store(tail);
    size++;
    return true;
  }

  /** Begins a new range behind a resource, in the memory of the former one. */
  void beginAfter(long resourceId) {
    after = resourceId;
    upTo = Long.MAX_VALUE;
    size = 0;
    end = 0;
    cursor = 0;
  }

  /** Ends the range at its last resource, because there are more than it could take. */
  void endHere() {
    upTo = ids[size - 1];
  }

  /** The range is of ids above this one. */
  long after() {
    return after;
  }

  /** The range is of ids up to this one; of all behind {@link #after} when it is the last range. */
  long upTo() {
    return upTo;
  }

  boolean isLast() {
    return upTo == Long.MAX_VALUE;
  }

  /** Starts again at the first resource. */
  void rewind() {
    cursor = 0;
  }

  /**
   * Goes forward to a resource.
   *
   * @throws IllegalStateException when it is not there: a record must never lose its resource
   */
  void seek(long resourceId) {
    while (cursor < size && ids[cursor] < resourceId) {
      cursor++;
    }
    if (cursor == size || ids[cursor] != resourceId) {
      throw new IllegalStateException("A charge names the unknown resource " + resourceId);
    }
  }

  void appendLead(RowBuffer row) throws IOException {
    append(row, leads[cursor], tails[cursor]);
  }

  void appendTail(RowBuffer row) throws IOException {
    append(row, tails[cursor], cursor + 1 < size ? leads[cursor + 1] : end);
  }

  @Override
  public void close() {
    memory.giveBack(borrowed);
    borrowed = 0;
    blocks.clear();
  }

  private boolean hasRoomFor(int count) {
    while (end + count > blocks.size() << SHIFT) {
      byte[] block = memory.take();
      if (block != null) {
        borrowed++;
        blocks.add(block);
      } else if (size == 0) {
        blocks.add(new byte[SupplementMemory.BLOCK]);
      } else {
        return false;
      }
    }
    return true;
  }

  private void store(byte[] source) {
    int from = 0;
    while (from < source.length) {
      int count = Math.min(source.length - from, SupplementMemory.BLOCK - (end & MASK));
      System.arraycopy(source, from, blocks.get(end >>> SHIFT), end & MASK, count);
      from += count;
      end += count;
    }
  }

  private void append(RowBuffer row, int from, int to) throws IOException {
    int position = from;
    while (position < to) {
      int count = Math.min(to - position, SupplementMemory.BLOCK - (position & MASK));
      row.append(blocks.get(position >>> SHIFT), position & MASK, count);
      position += count;
    }
  }
}
