package io.simledger.transfer.provisioning;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks operations for whoever runs the installation: they ask for its key instead of an API key
 * and token, and where none is configured they answer as an unknown path does.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WithProvisioningKey {
  /** The header that carries the key. */
  String HEADER = "X-Simledger-Provisioning-Key";
}
