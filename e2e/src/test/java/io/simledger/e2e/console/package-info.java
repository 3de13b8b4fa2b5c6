/** Tests the console as people use it: in a real browser, on real services. */
package io.simledger.e2e.console;
