/**
 * Random requests to every operation of the API, sensible and not, and what must hold of every
 * answer (A5).
 *
 * <p>Does not own what an operation does; that is tested where it is made.
 */
package io.simledger.e2e.fuzz;
