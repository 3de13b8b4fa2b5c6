package io.simledger.local;

/** Is told what a start is doing, for a person who waits. */
@FunctionalInterface
public interface Progress {
  /** Nobody waits. */
  Progress SILENT = step -> {};

  /** Something takes a while from now on. */
  void begins(String step);

  /** What began last is done. */
  default void done() {}
}
