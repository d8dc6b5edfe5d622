/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.system;

import java.nio.charset.StandardCharsets;

/**
 * System calls by the library that {@code src/main/c/tocsin.c} becomes; it is to be loaded first.
 */
final class NativeSystemCalls implements SystemCalls {

  NativeSystemCalls() {}

  private static native int open0(byte[] path, int flags);

  private static native int close0(int descriptor);

  private static native int read0(int descriptor, byte[] into);

  private static native int write0(int descriptor, byte[] from);

  private static native int ioctl0(int descriptor, int request, byte[] argument);

  private static native int poll0(int[] descriptors, int[] events, int count, int timeMsMax);

  private static native int eventDescriptor0();

  private static native int sendDatagram0(byte[] address, byte[] message);

  private static native long monotonicNs0();

  @Override
  public String missing() {
    return null;
  }

  @Override
  public int open(String path, int flags) {
    return open0(path.getBytes(StandardCharsets.UTF_8), flags);
  }

  @Override
  public int close(int descriptor) {
    return close0(descriptor);
  }

  @Override
  public int read(int descriptor, byte[] into) {
    return read0(descriptor, into);
  }

  @Override
  public int write(int descriptor, byte[] from) {
    return write0(descriptor, from);
  }

  @Override
  public int control(int descriptor, int request, byte[] argument) {
    return ioctl0(descriptor, request, argument);
  }

  @Override
  public int poll(int[] descriptors, int[] events, int count, int timeMsMax) {
    return poll0(descriptors, events, count, timeMsMax);
  }

  @Override
  public int eventDescriptor() {
    return eventDescriptor0();
  }

  @Override
  public int sendDatagram(byte[] address, byte[] message) {
    return sendDatagram0(address, message);
  }

  @Override
  public long monotonicNs() {
    return monotonicNs0();
  }
}
