package io.simledger.transfer.permission;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an operation that issues a transfer. Permission to do so may be limited to destinations;
 * the operation asks {@link TransferDestinations} for its own.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ToDestination {}
