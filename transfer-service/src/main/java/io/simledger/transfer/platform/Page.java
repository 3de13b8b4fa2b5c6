package io.simledger.transfer.platform;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list (A7).
 *
 * @param nextKey key of the last item, by which the next page is asked for; null on the last page
 */
public record Page<T>(List<T> items, @Nullable String nextKey) {

  /** A page of {@code limit} from the items found when one more than that was looked for. */
  public static <T> Page<T> of(List<T> found, int limit, Function<T, String> key) {
    return found.size() <= limit
        ? new Page<>(found, null)
        : new Page<>(found.subList(0, limit), key.apply(found.get(limit - 1)));
  }

  /** The same page with its items converted. */
  public <R> Page<R> map(Function<T, R> conversion) {
    return new Page<>(items.stream().map(conversion).toList(), nextKey);
  }
}
