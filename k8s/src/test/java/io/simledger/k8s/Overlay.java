package io.simledger.k8s;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** An overlay as it is applied, strictly loaded. */
record Overlay(String name, List<HasMetadata> resources) {
  private static final Path OVERLAYS = Path.of("overlays");

  static Stream<Overlay> all() {
    return Stream.of("local", "production").map(Overlay::build);
  }

  static Overlay build(String name) {
    return new Overlay(name, StrictManifests.load(kustomize(OVERLAYS.resolve(name))));
  }

  <T extends HasMetadata> List<T> every(Class<T> kind) {
    return resources.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  <T extends HasMetadata> T one(Class<T> kind, String name) {
    return every(kind).stream()
        .filter(resource -> resource.getMetadata().getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No %s %s".formatted(kind.getSimpleName(), name)));
  }

  /** What runs, by the name of its workload. */
  List<Workload> workloads() {
    return Stream.concat(
            every(Deployment.class).stream()
                .map(it -> new Workload(it.getMetadata().getName(), it.getSpec().getTemplate())),
            every(StatefulSet.class).stream()
                .map(it -> new Workload(it.getMetadata().getName(), it.getSpec().getTemplate())))
        .toList();
  }

  record Workload(String name, PodTemplateSpec template) {
    PodSpec pod() {
      return template.getSpec();
    }

    List<Container> containers() {
      return Stream.concat(pod().getInitContainers().stream(), pod().getContainers().stream())
          .toList();
    }
  }

  @Override
  public String toString() {
    return name;
  }

  private static String kustomize(Path folder) {
    try {
      Process process =
          new ProcessBuilder("kubectl", "kustomize", folder.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String manifests =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError("kubectl kustomize %s fails; see above".formatted(folder));
      }
      return manifests;
    } catch (IOException e) {
      throw new AssertionError(
          "kubectl is needed to check the manifests; install it (Debian: kubernetes-client)");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
