package io.simledger.transfer.permission;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which operation of the API a page of the console shows or performs, so that the same
 * permissions hold for both (A4). On a class it holds for the methods without one of their own.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Performs {
  /** Marks what is no operation, so that every user may do it: choosing a language. */
  String NOTHING = "";

  /** {@code Tag:operationId}. */
  String value();

  /** Whether every user may do it, whatever its permissions: signing in and out. */
  boolean byEveryone() default false;
}
