/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi.system;

/** Error numbers of Linux (errno(3)), as all architectures of Debian that we run on have them. */
public final class Errno {

  /** Not permitted. */
  public static final int EPERM = 1;

  /** No such file. */
  public static final int ENOENT = 2;

  /** Interrupted by a signal. */
  public static final int EINTR = 4;

  /** Input or output failed. */
  public static final int EIO = 5;

  /** No such device behind the file. */
  public static final int ENXIO = 6;

  /** Not a descriptor. */
  public static final int EBADF = 9;

  /** No room now. */
  public static final int EAGAIN = 11;

  /** No right. */
  public static final int EACCES = 13;

  /** In use. */
  public static final int EBUSY = 16;

  /** The device is gone. */
  public static final int ENODEV = 19;

  /** The kernel does not take the argument. */
  public static final int EINVAL = 22;

  /** The process has as many descriptors as it may. */
  public static final int EMFILE = 24;

  /** The device knows no such request. */
  public static final int ENOTTY = 25;

  /** The name is too long. */
  public static final int ENAMETOOLONG = 36;

  /** No such system call. */
  public static final int ENOSYS = 38;

  /** The device can do no such thing. */
  public static final int EOPNOTSUPP = 95;

  /** Nobody listens at the socket. */
  public static final int ECONNREFUSED = 111;

  private Errno() {}

  /**
   * An error in words.
   *
   * @param result what a system call returned, less than 0
   */
  public static String text(long result) {
    switch ((int) -result) {
      case EPERM:
        return "operation not permitted";
      case ENOENT:
        return "no such file";
      case EIO:
        return "input or output error";
      case ENXIO:
        return "no such device or address";
      case EAGAIN:
        return "no room for it now";
      case EACCES:
        return "permission denied";
      case EBUSY:
        return "device or resource busy";
      case ENODEV:
        return "no such device";
      case EINVAL:
        return "invalid argument";
      case EMFILE:
        return "too many open files";
      case ENOTTY:
        return "the device knows no such request";
      case ENAMETOOLONG:
        return "the name is too long";
      case ENOSYS:
        return "there are no system calls";
      case EOPNOTSUPP:
        return "the device does not support it";
      case ECONNREFUSED:
        return "nobody listens there";
      default:
        return "error " + -result;
    }
  }
}
