/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.gpio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.raspi.system.Programs;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our numbers and layouts against the kernel's header, as each architecture's compiler sees it. */
class GpioAbiTest {

  private static final List<String> COMPILERS =
      List.of("x86_64-linux-gnu-gcc", "aarch64-linux-gnu-gcc", "arm-linux-gnueabihf-gcc");

  /** What the header calls each constant of {@link GpioAbi}. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("GET_CHIP_INFO", "GPIO_GET_CHIPINFO_IOCTL"),
          Map.entry("GET_LINE_INFO", "GPIO_V2_GET_LINEINFO_IOCTL"),
          Map.entry("GET_LINE", "GPIO_V2_GET_LINE_IOCTL"),
          Map.entry("SET_CONFIG", "GPIO_V2_LINE_SET_CONFIG_IOCTL"),
          Map.entry("GET_VALUES", "GPIO_V2_LINE_GET_VALUES_IOCTL"),
          Map.entry("SET_VALUES", "GPIO_V2_LINE_SET_VALUES_IOCTL"),
          Map.entry("NAME_BYTES", "GPIO_MAX_NAME_SIZE"),
          Map.entry("CHIP_INFO_BYTES", "sizeof(struct gpiochip_info)"),
          Map.entry("CHIP_INFO_LABEL", "offsetof(struct gpiochip_info, label)"),
          Map.entry("CHIP_INFO_LINES", "offsetof(struct gpiochip_info, lines)"),
          Map.entry("LINE_INFO_BYTES", "sizeof(struct gpio_v2_line_info)"),
          Map.entry("LINE_INFO_CONSUMER", "offsetof(struct gpio_v2_line_info, consumer)"),
          Map.entry("LINE_INFO_OFFSET", "offsetof(struct gpio_v2_line_info, offset)"),
          Map.entry("REQUEST_BYTES", "sizeof(struct gpio_v2_line_request)"),
          Map.entry("REQUEST_CONSUMER", "offsetof(struct gpio_v2_line_request, consumer)"),
          Map.entry("REQUEST_CONFIG", "offsetof(struct gpio_v2_line_request, config)"),
          Map.entry("REQUEST_LINE_COUNT", "offsetof(struct gpio_v2_line_request, num_lines)"),
          Map.entry(
              "REQUEST_EVENT_BUFFER", "offsetof(struct gpio_v2_line_request, event_buffer_size)"),
          Map.entry("REQUEST_DESCRIPTOR", "offsetof(struct gpio_v2_line_request, fd)"),
          Map.entry("CONFIG_BYTES", "sizeof(struct gpio_v2_line_config)"),
          Map.entry("CONFIG_FLAGS", "offsetof(struct gpio_v2_line_config, flags)"),
          Map.entry("CONFIG_ATTRIBUTE_COUNT", "offsetof(struct gpio_v2_line_config, num_attrs)"),
          Map.entry("CONFIG_ATTRIBUTES", "offsetof(struct gpio_v2_line_config, attrs)"),
          Map.entry("ATTRIBUTE_BYTES", "sizeof(struct gpio_v2_line_config_attribute)"),
          Map.entry(
              "ATTRIBUTE_VALUE", "offsetof(struct gpio_v2_line_config_attribute, attr.values)"),
          Map.entry("ATTRIBUTE_MASK", "offsetof(struct gpio_v2_line_config_attribute, mask)"),
          Map.entry("ATTRIBUTE_OUTPUT_VALUES", "GPIO_V2_LINE_ATTR_ID_OUTPUT_VALUES"),
          Map.entry("ATTRIBUTE_DEBOUNCE", "GPIO_V2_LINE_ATTR_ID_DEBOUNCE"),
          Map.entry("FLAG_ACTIVE_LOW", "GPIO_V2_LINE_FLAG_ACTIVE_LOW"),
          Map.entry("FLAG_INPUT", "GPIO_V2_LINE_FLAG_INPUT"),
          Map.entry("FLAG_OUTPUT", "GPIO_V2_LINE_FLAG_OUTPUT"),
          Map.entry("FLAG_EDGE_RISING", "GPIO_V2_LINE_FLAG_EDGE_RISING"),
          Map.entry("FLAG_EDGE_FALLING", "GPIO_V2_LINE_FLAG_EDGE_FALLING"),
          Map.entry("FLAG_OPEN_DRAIN", "GPIO_V2_LINE_FLAG_OPEN_DRAIN"),
          Map.entry("FLAG_OPEN_SOURCE", "GPIO_V2_LINE_FLAG_OPEN_SOURCE"),
          Map.entry("FLAG_BIAS_PULL_UP", "GPIO_V2_LINE_FLAG_BIAS_PULL_UP"),
          Map.entry("FLAG_BIAS_PULL_DOWN", "GPIO_V2_LINE_FLAG_BIAS_PULL_DOWN"),
          Map.entry("FLAG_BIAS_DISABLED", "GPIO_V2_LINE_FLAG_BIAS_DISABLED"),
          Map.entry("VALUES_BYTES", "sizeof(struct gpio_v2_line_values)"),
          Map.entry("VALUES_BITS", "offsetof(struct gpio_v2_line_values, bits)"),
          Map.entry("VALUES_MASK", "offsetof(struct gpio_v2_line_values, mask)"),
          Map.entry("EVENT_BYTES", "sizeof(struct gpio_v2_line_event)"),
          Map.entry("EVENT_TIMESTAMP", "offsetof(struct gpio_v2_line_event, timestamp_ns)"),
          Map.entry("EVENT_ID", "offsetof(struct gpio_v2_line_event, id)"),
          Map.entry("EVENT_LINE_SEQUENCE", "offsetof(struct gpio_v2_line_event, line_seqno)"),
          Map.entry("RISING_EDGE", "GPIO_V2_LINE_EVENT_RISING_EDGE"));

  @TempDir private Path folder;

  private static List<Field> constants() {
    List<Field> constants = new ArrayList<>();
    for (Field field : GpioAbi.class.getDeclaredFields()) {
      if (!field.isSynthetic()) {
        constants.add(field);
      }
    }
    return constants;
  }

  @Test
  void shouldBeThatOfTheKernelOnAllArchitectures() throws Exception {
    StringBuilder program = new StringBuilder("#include <linux/gpio.h>\n#include <stddef.h>\n");
    for (Field constant : constants()) {
      String name = NAMES.get(constant.getName());
      assertTrue(name != null, constant.getName() + " is compared with nothing");
      boolean isInt = constant.getType() == int.class;
      long value = isInt ? constant.getInt(null) & 0xFFFF_FFFFL : constant.getLong(null);
      program.append("_Static_assert((").append(name).append(") == ").append(value);
      program.append("ULL, \"").append(constant.getName()).append("\");\n");
    }
    assertEquals(NAMES.size(), constants().size());
    Path source = Files.writeString(folder.resolve("abi.c"), program);
    for (String compiler : COMPILERS) {
      Programs.run(compiler, "-fsyntax-only", source.toString());
    }
  }
}
