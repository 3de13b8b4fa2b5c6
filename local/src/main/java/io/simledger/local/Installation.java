package io.simledger.local;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the built services stand.
 *
 * @param root folder of the source tree
 */
public record Installation(Path root) {

  /** The source tree that this class was built in. */
  static Installation ofThisBuild() {
    try {
      Path classes =
          Path.of(Installation.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      // local/target/simledger-local.jar or local/target/classes
      return new Installation(classes.resolve("../../..").normalize());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The runnable jar of {@code billing-service} or {@code transfer-service}. */
  Path jar(String service) {
    Path jar = root.resolve(service).resolve("target/quarkus-app/quarkus-run.jar");
    if (!Files.exists(jar)) {
      throw new RunFailure("The %s is not built; ./run builds it.".formatted(service));
    }
    return jar;
  }
}
