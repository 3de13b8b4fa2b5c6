package io.simledger.transfer.sim;

import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import io.simledger.transfer.platform.Text;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tags of a SIM or group, as values: every change is a new map. The name is the tag {@code name}.
 */
public final class Tags {
  public static final String NAME = "name";
  static final int MAX_NAME_LENGTH = 128;
  static final int MAX_VALUE_LENGTH = 1024;

  private Tags() {}

  /** Tags of a new SIM or group. */
  static Map<String, String> of(@Nullable Map<String, String> tags, SimConfig config) {
    return with(
        Map.of(),
        tags == null
            ? List.of()
            : tags.entrySet().stream()
                .map(tag -> new TagUpdate(tag.getKey(), tag.getValue()))
                .toList(),
        config);
  }

  static Map<String, String> with(
      Map<String, String> tags, List<TagUpdate> updates, SimConfig config) {
    Map<String, String> changed = new TreeMap<>(tags);
    updates.forEach(update -> changed.put(checkedName(update), checkedValue(update)));
    if (changed.size() > config.maxTags()) {
      throw new ApiException(ErrorCode.TAGS_EXHAUSTED);
    }
    return changed;
  }

  static Map<String, String> without(Map<String, String> tags, String name) {
    Map<String, String> changed = new TreeMap<>(tags);
    if (changed.remove(name) == null) {
      throw new ApiException(ErrorCode.TAG_NOT_FOUND);
    }
    return changed;
  }

  /** The tags as the API shows them: always with a name. */
  static Map<String, String> shown(Map<String, String> tags) {
    Map<String, String> shown = new TreeMap<>(tags);
    shown.putIfAbsent(NAME, "");
    return shown;
  }

  private static String checkedName(TagUpdate update) {
    String name = update.tagName();
    if (name == null
        || name.isBlank()
        || name.length() > MAX_NAME_LENGTH
        || !Text.isStorable(name)) {
      throw new ApiException(ErrorCode.PARAMETER_INVALID, "tagName");
    }
    return name;
  }

  private static String checkedValue(TagUpdate update) {
    String value = update.tagValue();
    if (value == null || value.length() > MAX_VALUE_LENGTH) {
      throw new ApiException(ErrorCode.PARAMETER_INVALID, "tagValue");
    }
    return value;
  }

  /** A tag to add or to change; both parts must be there. */
  public record TagUpdate(@Nullable String tagName, @Nullable String tagValue) {}
}
