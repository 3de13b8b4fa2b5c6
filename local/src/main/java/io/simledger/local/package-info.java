/**
 * Owns everything that a run on one machine needs beside the two services: a real PostgreSQL, a
 * mail server, certificates, and the launcher of {@code ./run}. Tests of the services use the same
 * parts.
 *
 * <p>Does not own any rule of the domain, and nothing of it is part of a production image.
 */
@NullMarked
package io.simledger.local;

import org.jspecify.annotations.NullMarked;
