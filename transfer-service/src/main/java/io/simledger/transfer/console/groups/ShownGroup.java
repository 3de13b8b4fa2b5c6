package io.simledger.transfer.console.groups;

import io.simledger.transfer.sim.GroupView;
import io.simledger.transfer.sim.Tags;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A group as its page shows it.
 *
 * @param name the tag of this name, empty when there is none
 * @param simCount for both coverage types
 */
public record ShownGroup(
    String id,
    String name,
    long simCount,
    List<Tag> tags,
    List<ServiceSettings> configuration,
    Instant createdAt,
    Instant modifiedAt) {

  static ShownGroup of(GroupView group, long simCount) {
    return new ShownGroup(
        group.groupId().toString(),
        Objects.requireNonNullElse(group.tags().get(Tags.NAME), ""),
        simCount,
        group.tags().entrySet().stream()
            .filter(tag -> !tag.getKey().equals(Tags.NAME))
            .map(tag -> new Tag(tag.getKey(), tag.getValue()))
            .toList(),
        group.configuration().entrySet().stream().map(ServiceSettings::of).toList(),
        Instant.ofEpochMilli(group.createdTime()),
        Instant.ofEpochMilli(group.lastModifiedTime()));
  }

  /** A tag other than the name. */
  public record Tag(String name, String value) {}

  /** Settings of one service, which Soracom calls a namespace. */
  public record ServiceSettings(String name, List<Setting> settings) {
    static ServiceSettings of(Map.Entry<String, Map<String, Object>> namespace) {
      return new ServiceSettings(
          namespace.getKey(),
          namespace.getValue().entrySet().stream()
              .map(setting -> new Setting(setting.getKey(), JsonText.of(setting.getValue())))
              .toList());
    }
  }

  /** A setting with its value as JSON. */
  public record Setting(String key, String value) {}
}
