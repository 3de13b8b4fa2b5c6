package io.simledger.billing.export;

import io.simledger.usage.v1.ResourceType;

/** The columns that say what a charge is for, in the order of the file (B2). */
public enum ResourceColumn {
  IMSI("imsi", ResourceType.RESOURCE_TYPE_IMSI),
  VPG("vpgId", ResourceType.RESOURCE_TYPE_VPG_ID),
  LORA_GATEWAY("loraGatewayId", ResourceType.RESOURCE_TYPE_LORA_GATEWAY_ID),
  LORA_DEVICE("loraDeviceId", ResourceType.RESOURCE_TYPE_LORA_DEVICE_ID),
  SIGFOX_DEVICE("sigfoxDeviceId", ResourceType.RESOURCE_TYPE_SIGFOX_DEVICE_ID),
  INVENTORY_DEVICE("deviceId", ResourceType.RESOURCE_TYPE_DEVICE_ID),
  GADGET("gadgetId", ResourceType.RESOURCE_TYPE_GADGET_ID),
  SORA_CAM_DEVICE("soraCamDeviceId", ResourceType.RESOURCE_TYPE_SORA_CAM_DEVICE_ID);

  private final String header;
  private final int kind;

  ResourceColumn(String header, ResourceType type) {
    this.header = header;
    this.kind = type.getNumber();
  }

  /** The header of the column of a resource type, as stored; empty for one that has no column. */
  public static String headerOf(int kind) {
    for (ResourceColumn column : values()) {
      if (column.kind == kind) {
        return column.header;
      }
    }
    return "";
  }

  String header() {
    return header;
  }

  /** Number of the resource type, as stored. */
  int kind() {
    return kind;
  }
}
