package io.simledger.transfer.sim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.simledger.transfer.error.ApiException;
import io.simledger.transfer.error.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Settings of groups, kept and shown as they are. */
@ApplicationScoped
public class GroupConfigurations {
  private static final Set<String> NAMESPACES =
      Set.of(
          "SoracomAir",
          "SoracomBeam",
          "SoracomEndorse",
          "SoracomFlux",
          "SoracomFunk",
          "SoracomFunnel",
          "SoracomHarvest",
          "SoracomHarvestFiles",
          "SoracomKrypton",
          "SoracomOrbit",
          "UnifiedEndpoint");

  /** A NUL in a name within the settings, which the database cannot keep. */
  private static final Pattern ESCAPED_NUL = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\u0000");

  private final Groups groups;
  private final SimConfig config;
  private final InstantSource clock;
  private final ObjectMapper json;

  GroupConfigurations(Groups groups, SimConfig config, InstantSource clock, ObjectMapper json) {
    this.groups = groups;
    this.config = config;
    this.clock = clock;
    this.json = json;
  }

  /** Everything that settings can be about. */
  public static List<String> namespaces() {
    return NAMESPACES.stream().sorted().toList();
  }

  /** Settings of a new group. */
  Map<String, Map<String, Object>> checked(
      @Nullable Map<String, Map<String, Object>> configuration) {
    if (configuration == null) {
      return Map.of();
    }
    configuration.forEach(this::check);
    return configuration;
  }

  @Transactional
  public SimGroup put(String operatorId, UUID groupId, String namespace, List<Setting> settings) {
    SimGroup group = groups.lock(operatorId, groupId);
    Map<String, Object> changed =
        new TreeMap<>(group.configuration.getOrDefault(namespace, Map.of()));
    settings.forEach(setting -> changed.put(setting.key(), setting.value()));
    check(namespace, changed);
    Map<String, Map<String, Object>> configuration = new TreeMap<>(group.configuration);
    configuration.put(namespace, changed);
    group.changeConfiguration(configuration, clock.instant());
    return group;
  }

  @Transactional
  public void deleteSetting(String operatorId, UUID groupId, String namespace, String key) {
    SimGroup group = groups.lock(operatorId, groupId);
    Map<String, Object> changed =
        new TreeMap<>(group.configuration.getOrDefault(namespace, Map.of()));
    changed.remove(key);
    Map<String, Map<String, Object>> configuration = new TreeMap<>(group.configuration);
    configuration.replace(namespace, changed);
    group.changeConfiguration(configuration, clock.instant());
  }

  @Transactional
  public void deleteNamespace(String operatorId, UUID groupId, String namespace) {
    SimGroup group = groups.lock(operatorId, groupId);
    Map<String, Map<String, Object>> configuration = new TreeMap<>(group.configuration);
    if (configuration.remove(namespace) == null) {
      throw new ApiException(ErrorCode.CONFIGURATION_NOT_FOUND);
    }
    group.changeConfiguration(configuration, clock.instant());
  }

  private void check(String namespace, @Nullable Map<String, Object> settings) {
    if (!NAMESPACES.contains(namespace)
        || settings == null
        || text(settings).length() > config.maxConfigurationLength()) {
      throw new ApiException(ErrorCode.PARAMETER_INVALID, "configuration");
    }
  }

  private String text(Map<String, Object> settings) {
    try {
      String text = json.writeValueAsString(settings);
      if (ESCAPED_NUL.matcher(text).find()) {
        throw new ApiException(ErrorCode.PARAMETER_INVALID, "configuration");
      }
      return text;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One setting of a namespace. */
  public record Setting(String key, @Nullable Object value) {}
}
