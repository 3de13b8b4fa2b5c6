package io.simledger.transfer.permission;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks pages that perform an operation on each of many SIMs, of which their path names none.
 * Permission to do so may be limited to SIMs; {@link PermittedSims} tells for which it is not
 * given.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnEachSim {}
