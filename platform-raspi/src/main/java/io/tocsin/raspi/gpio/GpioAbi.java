/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.gpio;

/**
 * Numbers and layouts of linux/gpio.h, version 2. Sizes and offsets are in bytes and the same on
 * all architectures.
 */
final class GpioAbi {

  /** GPIO_GET_CHIPINFO_IOCTL. */
  static final int GET_CHIP_INFO = 0x8044B401;

  /** GPIO_V2_GET_LINEINFO_IOCTL. */
  static final int GET_LINE_INFO = 0xC100B405;

  /** GPIO_V2_GET_LINE_IOCTL. */
  static final int GET_LINE = 0xC250B407;

  /** GPIO_V2_LINE_SET_CONFIG_IOCTL. */
  static final int SET_CONFIG = 0xC110B40D;

  /** GPIO_V2_LINE_GET_VALUES_IOCTL. */
  static final int GET_VALUES = 0xC010B40E;

  /** GPIO_V2_LINE_SET_VALUES_IOCTL. */
  static final int SET_VALUES = 0xC010B40F;

  /** Size of a name or a label with its end. */
  static final int NAME_BYTES = 32;

  /** Struct gpiochip_info: its size, the label, the number of lines. */
  static final int CHIP_INFO_BYTES = 68;

  static final int CHIP_INFO_LABEL = 32;
  static final int CHIP_INFO_LINES = 64;

  /** Struct gpio_v2_line_info: its size, the consumer, the line's offset. */
  static final int LINE_INFO_BYTES = 256;

  static final int LINE_INFO_CONSUMER = 32;
  static final int LINE_INFO_OFFSET = 64;

  /** Struct gpio_v2_line_request: its size and its members. */
  static final int REQUEST_BYTES = 592;

  static final int REQUEST_CONSUMER = 256;
  static final int REQUEST_CONFIG = 288;
  static final int REQUEST_LINE_COUNT = 560;
  static final int REQUEST_EVENT_BUFFER = 564;
  static final int REQUEST_DESCRIPTOR = 588;

  /** Struct gpio_v2_line_config: its size and its members, of which one attribute has 24 bytes. */
  static final int CONFIG_BYTES = 272;

  static final int CONFIG_FLAGS = 0;
  static final int CONFIG_ATTRIBUTE_COUNT = 8;
  static final int CONFIG_ATTRIBUTES = 32;
  static final int ATTRIBUTE_BYTES = 24;
  static final int ATTRIBUTE_VALUE = 8;
  static final int ATTRIBUTE_MASK = 16;

  /** GPIO_V2_LINE_ATTR_ID_OUTPUT_VALUES and GPIO_V2_LINE_ATTR_ID_DEBOUNCE. */
  static final int ATTRIBUTE_OUTPUT_VALUES = 2;

  static final int ATTRIBUTE_DEBOUNCE = 3;

  /** Flags of a line: GPIO_V2_LINE_FLAG_. */
  static final long FLAG_ACTIVE_LOW = 1 << 1;

  static final long FLAG_INPUT = 1 << 2;
  static final long FLAG_OUTPUT = 1 << 3;
  static final long FLAG_EDGE_RISING = 1 << 4;
  static final long FLAG_EDGE_FALLING = 1 << 5;
  static final long FLAG_OPEN_DRAIN = 1 << 6;
  static final long FLAG_OPEN_SOURCE = 1 << 7;
  static final long FLAG_BIAS_PULL_UP = 1 << 8;
  static final long FLAG_BIAS_PULL_DOWN = 1 << 9;
  static final long FLAG_BIAS_DISABLED = 1 << 10;

  /** Struct gpio_v2_line_values: its size and its members. */
  static final int VALUES_BYTES = 16;

  static final int VALUES_BITS = 0;
  static final int VALUES_MASK = 8;

  /** Struct gpio_v2_line_event: its size and its members. */
  static final int EVENT_BYTES = 48;

  static final int EVENT_TIMESTAMP = 0;
  static final int EVENT_ID = 8;
  static final int EVENT_LINE_SEQUENCE = 20;

  /** GPIO_V2_LINE_EVENT_RISING_EDGE: from inactive to active, whatever the voltages are. */
  static final int RISING_EDGE = 1;

  private GpioAbi() {}
}
