package io.simledger.transfer.account;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps a coverage type under its name in the API. */
@Converter(autoApply = true)
class CoverageTypeColumn implements AttributeConverter<CoverageType, String> {
  @Override
  public String convertToDatabaseColumn(CoverageType coverageType) {
    return coverageType.wireName();
  }

  @Override
  public CoverageType convertToEntityAttribute(String column) {
    return CoverageType.fromString(column);
  }
}
