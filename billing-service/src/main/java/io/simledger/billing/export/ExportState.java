package io.simledger.billing.export;

/** How far an export is. */
public enum ExportState {
  /** Asked for; its charges are being evaluated. */
  PROCESSING,
  /** Can be downloaded. */
  EXPORTED,
  /** Could not be prepared. */
  FAILED
}
