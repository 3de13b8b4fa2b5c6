package io.simledger.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who may talk to whom: read from the policies, compared with what is meant, in both directions.
 */
class NetworkPolicyTest {
  private static final String NAME = "app.kubernetes.io/name";
  private static final String NAMESPACE = "kubernetes.io/metadata.name";
  private static final String METERING = "simledger.io/metering";

  @ParameterizedTest
  @MethodSource("io.simledger.k8s.Overlay#all")
  void whatIsNotAllowedIsDenied(Overlay overlay) {
    NetworkPolicy denyAll = overlay.one(NetworkPolicy.class, "deny-all");

    assertThat(denyAll.getSpec().getPodSelector()).isEqualTo(new LabelSelector());
    assertThat(denyAll.getSpec().getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress");
    assertThat(denyAll.getSpec().getIngress()).isEmpty();
    assertThat(denyAll.getSpec().getEgress()).isEmpty();
  }

  @Test
  void locallyEachCallerReachesWhatItNeedsAndNoMore() {
    Overlay overlay = Overlay.build("local");

    assertThat(incoming(overlay))
        .containsExactly(
            "billing-service -> postgresql:5432",
            "namespace ingress-nginx -> billing-service:8080",
            "namespace ingress-nginx -> transfer-service:8080",
            "transfer-service -> billing-service:8443",
            "transfer-service -> mail:1025",
            "transfer-service -> postgresql:5432");
    assertThat(outgoing(overlay))
        .containsExactly(
            "billing-service -> postgresql:5432",
            "every pod -> kube-dns in kube-system:53",
            "transfer-service -> billing-service:8443",
            "transfer-service -> mail:1025",
            "transfer-service -> postgresql:5432");
  }

  @Test
  void inProductionDatabaseAndMailRelayAreOutside() {
    Overlay overlay = Overlay.build("production");

    assertThat(incoming(overlay))
        .containsExactly(
            "metering pod in any namespace -> billing-service:8443",
            "namespace ingress-nginx -> billing-service:8080",
            "namespace ingress-nginx -> transfer-service:8080",
            "namespace monitoring -> billing-service:9000",
            "namespace monitoring -> transfer-service:9000",
            "transfer-service -> billing-service:8443");
    assertThat(outgoing(overlay))
        .containsExactly(
            "billing-service -> 192.0.2.0/28:5432",
            "every pod -> kube-dns in kube-system:53",
            "metering pod -> billing-service:8443",
            "transfer-service -> 192.0.2.0/28:5432",
            "transfer-service -> 198.51.100.0/28:587",
            "transfer-service -> billing-service:8443");
  }

  private static Set<String> incoming(Overlay overlay) {
    Set<String> ways = new TreeSet<>();
    for (NetworkPolicy policy : overlay.every(NetworkPolicy.class)) {
      policy
          .getSpec()
          .getIngress()
          .forEach(
              rule -> {
                for (String pod : pods(policy.getSpec().getPodSelector())) {
                  for (String port : ports(rule.getPorts())) {
                    for (String peer : peers(rule.getFrom())) {
                      ways.add(peer + " -> " + pod + ":" + port);
                    }
                  }
                }
              });
    }
    return ways;
  }

  private static Set<String> outgoing(Overlay overlay) {
    Set<String> ways = new TreeSet<>();
    for (NetworkPolicy policy : overlay.every(NetworkPolicy.class)) {
      policy
          .getSpec()
          .getEgress()
          .forEach(
              rule -> {
                for (String pod : pods(policy.getSpec().getPodSelector())) {
                  for (String port : ports(rule.getPorts())) {
                    for (String peer : peers(rule.getTo())) {
                      ways.add(pod + " -> " + peer + ":" + port);
                    }
                  }
                }
              });
    }
    return ways;
  }

  private static List<String> pods(LabelSelector selector) {
    if (!selector.getMatchExpressions().isEmpty()) {
      return selector.getMatchExpressions().get(0).getValues();
    }
    return List.of(pod(selector.getMatchLabels(), "every pod"));
  }

  /** Rules without ports or peers would allow all of them: they count as "any". */
  private static List<String> ports(List<NetworkPolicyPort> ports) {
    return ports.isEmpty()
        ? List.of("any")
        : ports.stream().map(port -> String.valueOf(port.getPort().getValue())).distinct().toList();
  }

  private static List<String> peers(List<NetworkPolicyPeer> peers) {
    return peers.isEmpty()
        ? List.of("anybody")
        : peers.stream().map(NetworkPolicyTest::peer).toList();
  }

  private static String peer(NetworkPolicyPeer peer) {
    if (peer.getIpBlock() != null) {
      return peer.getIpBlock().getCidr();
    }
    String namespace =
        peer.getNamespaceSelector() == null
            ? ""
            : peer.getNamespaceSelector().getMatchLabels().getOrDefault(NAMESPACE, "any namespace");
    if (peer.getPodSelector() == null) {
      return "namespace " + namespace;
    }
    String pod = pod(peer.getPodSelector().getMatchLabels(), "any pod");
    return namespace.isEmpty() ? pod : pod + " in " + namespace;
  }

  private static String pod(Map<String, String> labels, String unlabelled) {
    if ("true".equals(labels.get(METERING))) {
      return "metering pod";
    }
    return labels.getOrDefault(NAME, labels.getOrDefault("k8s-app", unlabelled));
  }
}
