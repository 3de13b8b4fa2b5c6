package io.simledger.transfer.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks operations that exist only in a sandbox (X): without {@code simledger.sandbox.enabled} they
 * answer as an unknown path does.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface SandboxOnly {}
