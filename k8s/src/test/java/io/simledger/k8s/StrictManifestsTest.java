package io.simledger.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictManifestsTest {
  private static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: sample
      spec:
        replicas: 2
        template:
          spec:
            containers:
              - name: sample
                image: sample:1
                ports:
                  - containerPort: 80
      """;

  @ParameterizedTest
  @ValueSource(strings = {"local", "production"})
  void everyOverlayIsUnderstoodCompletely(String overlay) {
    assertThat(Overlay.build(overlay).resources()).hasSizeGreaterThan(15);
  }

  @Test
  void acceptsASoundManifest() {
    assertThat(StrictManifests.load(DEPLOYMENT)).hasSize(1);
  }

  @Test
  void findsAnUnknownField() {
    assertThatThrownBy(() -> StrictManifests.load(DEPLOYMENT.replace("replicas: 2", "replicaz: 2")))
        .hasMessage("Unknown fields in Deployment sample: [.spec.replicaz]");
  }

  @Test
  void findsAnUnknownFieldDeepInside() {
    assertThatThrownBy(
            () -> StrictManifests.load(DEPLOYMENT.replace("containerPort", "containerport")))
        .hasMessage(
            "Unknown fields in Deployment sample: [.spec.template.spec.containers[0].ports[0].containerport]");
  }

  @Test
  void findsAWrongType() {
    assertThatThrownBy(
            () -> StrictManifests.load(DEPLOYMENT.replace("replicas: 2", "replicas: two")))
        .hasMessageContaining("two");
  }

  @Test
  void findsAnUnknownKind() {
    assertThatThrownBy(
            () -> StrictManifests.load(DEPLOYMENT.replace("kind: Deployment", "kind: Deploymint")))
        .hasMessage("Unknown kind: Deploymint sample");
  }
}
