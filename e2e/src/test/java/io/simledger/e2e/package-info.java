/**
 * Tests both services as the processes that are delivered, on a real PostgreSQL and a real mail
 * server: the journey that the product exists for, the README's tour, and what happens when
 * processes die in the middle of it.
 *
 * <p>Does not own rules of one service alone; those are tested in the service.
 */
package io.simledger.e2e;
