package io.simledger.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.simledger.k8s.Overlay.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReferencesTest {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  @ParameterizedTest
  @MethodSource("io.simledger.k8s.Overlay#all")
  void everyConfigMapThatIsNamedExists(Overlay overlay) {
    for (Workload workload : overlay.workloads()) {
      for (Container container : workload.containers()) {
        container
            .getEnvFrom()
            .forEach(
                source ->
                    assertThat(overlay.one(ConfigMap.class, source.getConfigMapRef().getName()))
                        .isNotNull());
      }
      workload.pod().getVolumes().stream()
          .filter(volume -> volume.getConfigMap() != null)
          .forEach(
              volume ->
                  assertThat(overlay.one(ConfigMap.class, volume.getConfigMap().getName()))
                      .isNotNull());
    }
  }

  @ParameterizedTest
  @MethodSource("io.simledger.k8s.Overlay#all")
  void everySecretKeyThatIsNamedIsDocumentedAndNoneIsInGit(Overlay overlay) throws IOException {
    Map<String, Set<String>> documented = documentedSecrets();

    assertThat(overlay.every(Secret.class)).isEmpty();
    for (Workload workload : overlay.workloads()) {
      for (Container container : workload.containers()) {
        container.getEnv().stream()
            .map(EnvVar::getValueFrom)
            .map(EnvVarSource::getSecretKeyRef)
            .forEach(
                key ->
                    assertThat(documented.getOrDefault(key.getName(), Set.of()))
                        .as(key.getName())
                        .contains(key.getKey()));
      }
      workload.pod().getVolumes().stream()
          .filter(volume -> volume.getSecret() != null)
          .forEach(
              volume -> assertThat(documented).containsKey(volume.getSecret().getSecretName()));
    }
  }

  @ParameterizedTest
  @MethodSource("io.simledger.k8s.Overlay#all")
  void everyFileThatTheConfigurationNamesIsInADocumentedSecret(Overlay overlay) throws IOException {
    Map<String, Set<String>> documented = documentedSecrets();
    Pattern file = Pattern.compile("/etc/simledger/tls/([A-Za-z0-9.-]+)");

    for (String service : Set.of("billing-service", "transfer-service")) {
      Matcher files =
          file.matcher(overlay.one(ConfigMap.class, service).getData().values().toString());
      assertThat(files.results().map(match -> match.group(1)).toList())
          .hasSizeGreaterThanOrEqualTo(3)
          .isSubsetOf(documented.get(service + "-tls"));
    }
  }

  @ParameterizedTest
  @MethodSource("io.simledger.k8s.Overlay#all")
  void everyMountHasItsVolumeAndEveryVolumeItsMount(Overlay overlay) {
    for (Workload workload : overlay.workloads()) {
      Set<String> mounts = new HashSet<>();
      workload
          .containers()
          .forEach(
              container ->
                  container.getVolumeMounts().stream()
                      .map(VolumeMount::getName)
                      .forEach(mounts::add));
      // The claim of a stateful set is a volume of its own.
      mounts.remove("data");
      assertThat(workload.pod().getVolumes())
          .extracting(Volume::getName)
          .containsExactlyInAnyOrderElementsOf(mounts);
    }
  }

  @ParameterizedTest
  @MethodSource("io.simledger.k8s.Overlay#all")
  void everyServiceLeadsToAPortOfAPod(Overlay overlay) {
    for (Service service : overlay.every(Service.class)) {
      Workload target =
          overlay.workloads().stream()
              .filter(
                  workload ->
                      workload
                          .template()
                          .getMetadata()
                          .getLabels()
                          .entrySet()
                          .containsAll(service.getSpec().getSelector().entrySet()))
              .findFirst()
              .orElseThrow();
      assertThat(target.containers().get(0).getPorts())
          .extracting(ContainerPort::getName)
          .containsAll(
              service.getSpec().getPorts().stream()
                  .map(port -> port.getTargetPort().getStrVal())
                  .toList());
    }
  }

  /** Keys by secret, from the table of the README. */
  private static Map<String, Set<String>> documentedSecrets() throws IOException {
    Map<String, Set<String>> secrets = new HashMap<>();
    String secret = "";
    for (String line : Files.readAllLines(Path.of("README.md"))) {
      String[] cells = line.split("\\|", -1);
      if (cells.length == 5) {
        Matcher name = CODE.matcher(cells[1]);
        if (name.find()) {
          secret = name.group(1);
        }
        Set<String> keys = secrets.computeIfAbsent(secret, unknown -> new HashSet<>());
        CODE.matcher(cells[2]).results().forEach(key -> keys.add(key.group(1)));
      }
    }
    return secrets;
  }
}
