package io.simledger.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.simledger.k8s.Overlay.Workload;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PodSecurityTest {
  private static final List<String> SERVICES = List.of("billing-service", "transfer-service");

  static Stream<Arguments> workloads() {
    return Overlay.all()
        .flatMap(overlay -> overlay.workloads().stream().map(it -> Arguments.of(overlay, it)));
  }

  static Stream<Arguments> services() {
    return Overlay.all()
        .flatMap(overlay -> SERVICES.stream().map(name -> Arguments.of(overlay, name)));
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void noPodRunsAsRootOrHoldsAToken(Overlay overlay, Workload workload) {
    var security = workload.pod().getSecurityContext();

    assertThat(security.getRunAsNonRoot()).isTrue();
    assertThat(security.getRunAsUser()).isPositive();
    assertThat(security.getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
    assertThat(workload.pod().getAutomountServiceAccountToken()).isFalse();
    assertThat(workload.pod().getHostNetwork()).isNull();
    assertThat(workload.pod().getVolumes())
        .allSatisfy(volume -> assertThat(volume.getHostPath()).isNull());
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void noContainerCanWriteToItsImageOrGainRights(Overlay overlay, Workload workload) {
    assertThat(workload.containers())
        .isNotEmpty()
        .allSatisfy(
            container -> {
              SecurityContext security = container.getSecurityContext();
              assertThat(security.getReadOnlyRootFilesystem()).isTrue();
              assertThat(security.getAllowPrivilegeEscalation()).isFalse();
              assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
              assertThat(security.getCapabilities().getAdd()).isEmpty();
              assertThat(security.getPrivileged()).isNull();
            });
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void everyContainerNamesItsNeedsAndItsVersion(Overlay overlay, Workload workload) {
    assertThat(workload.containers())
        .allSatisfy(
            container -> {
              assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
              assertThat(container.getResources().getLimits()).containsKey("memory");
              assertThat(container.getImage()).matches(".+:[^:/]+").doesNotEndWith(":latest");
              assertThat(container.getReadinessProbe()).isNotNull();
            });
  }

  @ParameterizedTest
  @MethodSource("services")
  void aServiceIsProbedOnItsManagementPort(Overlay overlay, String service) {
    Container container = workload(overlay, service).containers().get(0);

    assertThat(container.getPorts())
        .filteredOn(port -> port.getName().equals("management"))
        .extracting(ContainerPort::getContainerPort)
        .containsExactly(9000);
    assertThat(
            Stream.of(
                container.getStartupProbe(),
                container.getReadinessProbe(),
                container.getLivenessProbe()))
        .extracting(Probe::getHttpGet)
        .allSatisfy(get -> assertThat(get.getPort().getStrVal()).isEqualTo("management"))
        .extracting(get -> get.getPath())
        .containsExactly("/q/health/started", "/q/health/ready", "/q/health/live");
  }

  @ParameterizedTest
  @MethodSource("services")
  void aServiceSpreadsAndSurvivesTheDrainOfANode(Overlay overlay, String service) {
    Workload workload = workload(overlay, service);

    assertThat(workload.pod().getTopologySpreadConstraints()).hasSize(1);
    assertThat(
            overlay
                .one(PodDisruptionBudget.class, service)
                .getSpec()
                .getSelector()
                .getMatchLabels()
                .entrySet())
        .isSubsetOf(workload.template().getMetadata().getLabels().entrySet());
    assertThat(overlay.one(ServiceAccount.class, service).getAutomountServiceAccountToken())
        .isFalse();
  }

  /** It still takes what is sent to it, then answers what it took, and is not killed before. */
  @ParameterizedTest
  @MethodSource("services")
  void aServiceThatEndsCutsNoRequestOff(Overlay overlay, String service) {
    Workload workload = workload(overlay, service);
    Duration answers =
        Duration.parse(
            "PT" + overlay.one(ConfigMap.class, service).getData().get("QUARKUS_SHUTDOWN_TIMEOUT"));

    assertThat(workload.containers().get(0).getLifecycle().getPreStop().getExec().getCommand())
        .containsExactly("sleep", "5");
    assertThat(answers).isEqualTo(Duration.ofSeconds(30));
    assertThat(workload.pod().getTerminationGracePeriodSeconds())
        .isGreaterThan(5 + answers.toSeconds());
  }

  private static Workload workload(Overlay overlay, String name) {
    return overlay.workloads().stream()
        .filter(workload -> workload.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
