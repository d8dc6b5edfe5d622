/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.system;

/**
 * System calls of Linux, each as in its manual page, except that none waits for a signal to be
 * handled and that a failure is the negative error number. May be called from any thread.
 */
public interface SystemCalls {

  /** Flag of {@link #open}: to read and to write. */
  int READ_WRITE = 2;

  /** Flag of {@link #open}: to write. */
  int WRITE_ONLY = 1;

  /** Bits that {@link #poll} reports: there is something to read. */
  int READABLE = 0x1;

  /** Bits that {@link #poll} reports: the device is gone, or the descriptor is none. */
  int BROKEN = 0x8 | 0x10 | 0x20;

  /** Most bytes that {@link #read} and {@link #write} move at a time. */
  int TRANSFER_BYTES_MAX = 4_096;

  /** Most bytes of the argument of {@link #control}. */
  int ARGUMENT_BYTES_MAX = 1_024;

  /** Most descriptors that {@link #poll} takes. */
  int DESCRIPTORS_MAX = 512;

  /** Why there are no system calls, in words; null where there are. Each fails with ENOSYS then. */
  String missing();

  /**
   * open(2), closed in children.
   *
   * @param path the file, up to 4095 bytes in UTF-8
   * @param flags {@link #READ_WRITE} or {@link #WRITE_ONLY}
   * @return a descriptor
   */
  int open(String path, int flags);

  /** close(2). */
  int close(int descriptor);

  /**
   * read(2).
   *
   * @param into destination; {@link #TRANSFER_BYTES_MAX} bytes of it at most are filled
   * @return number of bytes, 0 at the end
   */
  int read(int descriptor, byte[] into);

  /**
   * write(2).
   *
   * @param from what is written, {@link #TRANSFER_BYTES_MAX} bytes of it at most
   * @return number of bytes
   */
  int write(int descriptor, byte[] from);

  /**
   * ioctl(2).
   *
   * @param request number of the request
   * @param argument what the request points to, in the order of bytes of this machine, {@link
   *     #ARGUMENT_BYTES_MAX} bytes at most; takes what the kernel answers
   * @return 0 or more when it was done
   */
  int control(int descriptor, int request, byte[] argument);

  /**
   * poll(2) for input.
   *
   * @param descriptors whom to wait for; a negative one is passed over
   * @param events takes what there is of each: {@link #READABLE}, {@link #BROKEN}
   * @param count how many of them, {@link #DESCRIPTORS_MAX} at most
   * @param timeMsMax longest time to wait in milliseconds; -1 without end
   * @return number of descriptors with something; 0 when the time is over
   */
  int poll(int[] descriptors, int[] events, int count, int timeMsMax);

  /**
   * eventfd(2), which does not block: writing 8 bytes of a number to it wakes who polls it.
   *
   * @return a descriptor
   */
  int eventDescriptor();

  /**
   * Sends one datagram to a local socket (unix(7)), without waiting for room.
   *
   * @param address path of the socket, or {@code @} and a name of the abstract namespace; up to 107
   *     bytes
   * @param message the datagram, {@link #TRANSFER_BYTES_MAX} bytes at most
   * @return number of bytes
   */
  int sendDatagram(byte[] address, byte[] message);

  /** CLOCK_MONOTONIC of clock_gettime(2) in nanoseconds. */
  long monotonicNs();
}
