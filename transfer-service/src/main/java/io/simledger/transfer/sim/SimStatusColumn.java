package io.simledger.transfer.sim;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps a status under its name in the API. */
@Converter(autoApply = true)
class SimStatusColumn implements AttributeConverter<SimStatus, String> {
  @Override
  public String convertToDatabaseColumn(SimStatus status) {
    return status.wireName();
  }

  @Override
  public SimStatus convertToEntityAttribute(String column) {
    return SimStatus.fromString(column);
  }
}
