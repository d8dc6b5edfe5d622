/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.system;

/** What stands in the place of system calls where there is no library: each fails. */
final class AbsentSystemCalls implements SystemCalls {

  private final String reason;

  /**
   * No system calls.
   *
   * @param reason why there are none, in words
   */
  AbsentSystemCalls(String reason) {
    this.reason = reason;
  }

  @Override
  public String missing() {
    return reason;
  }

  @Override
  public int open(String path, int flags) {
    return -Errno.ENOSYS;
  }

  @Override
  public int close(int descriptor) {
    return -Errno.ENOSYS;
  }

  @Override
  public int read(int descriptor, byte[] into) {
    return -Errno.ENOSYS;
  }

  @Override
  public int write(int descriptor, byte[] from) {
    return -Errno.ENOSYS;
  }

  @Override
  public int control(int descriptor, int request, byte[] argument) {
    return -Errno.ENOSYS;
  }

  @Override
  public int poll(int[] descriptors, int[] events, int count, int timeMsMax) {
    return -Errno.ENOSYS;
  }

  @Override
  public int eventDescriptor() {
    return -Errno.ENOSYS;
  }

  @Override
  public int sendDatagram(byte[] address, byte[] message) {
    return -Errno.ENOSYS;
  }

  @Override
  public long monotonicNs() {
    return -Errno.ENOSYS;
  }
}
