/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * System calls that Java 17 lacks, for io.tocsin.raspi.system.NativeSystemCalls, and nothing else: what they mean is
 * written in Java. Each function returns what its system call does, or the negative error number; none throws.
 */

#include <errno.h>
#include <fcntl.h>
#include <jni.h>
#include <poll.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#define CALL(type, name) JNIEXPORT type JNICALL Java_io_tocsin_raspi_system_NativeSystemCalls_##name

#define PATH_BYTES_MAX 4096
#define TRANSFER_BYTES_MAX 4096
#define ARGUMENT_BYTES_MAX 1024
#define DESCRIPTORS_MAX 512

static jint result(long value) {
  return value < 0 ? -errno : (jint)value;
}

CALL(jint, open0)(JNIEnv *env, jclass self, jbyteArray path, jint flags) {
  (void)self;
  char name[PATH_BYTES_MAX];
  jsize length = (*env)->GetArrayLength(env, path);
  if (length >= PATH_BYTES_MAX) {
    return -ENAMETOOLONG;
  }
  (*env)->GetByteArrayRegion(env, path, 0, length, (jbyte *)name);
  name[length] = '\0';
  return result(open(name, flags | O_CLOEXEC));
}

CALL(jint, close0)(JNIEnv *env, jclass self, jint descriptor) {
  (void)env;
  (void)self;
  return result(close(descriptor));
}

CALL(jint, read0)(JNIEnv *env, jclass self, jint descriptor, jbyteArray into) {
  (void)self;
  _Alignas(8) jbyte bytes[TRANSFER_BYTES_MAX];
  jsize length = (*env)->GetArrayLength(env, into);
  if (length > TRANSFER_BYTES_MAX) {
    length = TRANSFER_BYTES_MAX;
  }
  jint count = result(read(descriptor, bytes, (size_t)length));
  if (count > 0) {
    (*env)->SetByteArrayRegion(env, into, 0, count, bytes);
  }
  return count;
}

CALL(jint, write0)(JNIEnv *env, jclass self, jint descriptor, jbyteArray from) {
  (void)self;
  _Alignas(8) jbyte bytes[TRANSFER_BYTES_MAX];
  jsize length = (*env)->GetArrayLength(env, from);
  if (length > TRANSFER_BYTES_MAX) {
    length = TRANSFER_BYTES_MAX;
  }
  (*env)->GetByteArrayRegion(env, from, 0, length, bytes);
  return result(write(descriptor, bytes, (size_t)length));
}

CALL(jint, ioctl0)(JNIEnv *env, jclass self, jint descriptor, jint request, jbyteArray argument) {
  (void)self;
  _Alignas(8) jbyte bytes[ARGUMENT_BYTES_MAX];
  jsize length = (*env)->GetArrayLength(env, argument);
  if (length > ARGUMENT_BYTES_MAX) {
    return -EINVAL;
  }
  (*env)->GetByteArrayRegion(env, argument, 0, length, bytes);
  jint status = result(ioctl(descriptor, (unsigned long)(uint32_t)request, bytes));
  if (status >= 0) {
    (*env)->SetByteArrayRegion(env, argument, 0, length, bytes);
  }
  return status;
}

CALL(jint, poll0)(JNIEnv *env, jclass self, jintArray descriptors, jintArray events, jint count, jint time_ms) {
  (void)self;
  struct pollfd polled[DESCRIPTORS_MAX];
  jint values[DESCRIPTORS_MAX];
  if (count < 0 || count > DESCRIPTORS_MAX || (*env)->GetArrayLength(env, descriptors) < count
      || (*env)->GetArrayLength(env, events) < count) {
    return -EINVAL;
  }
  (*env)->GetIntArrayRegion(env, descriptors, 0, count, values);
  for (jint i = 0; i < count; i++) {
    polled[i] = (struct pollfd){.fd = values[i], .events = POLLIN | POLLPRI};
  }
  jint ready = result(poll(polled, (nfds_t)count, time_ms));
  for (jint i = 0; i < count; i++) {
    values[i] = ready > 0 ? polled[i].revents : 0;
  }
  (*env)->SetIntArrayRegion(env, events, 0, count, values);
  return ready;
}

CALL(jint, eventDescriptor0)(JNIEnv *env, jclass self) {
  (void)env;
  (void)self;
  return result(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
}

CALL(jint, sendDatagram0)(JNIEnv *env, jclass self, jbyteArray address, jbyteArray message) {
  (void)self;
  struct sockaddr_un to = {.sun_family = AF_UNIX};
  char bytes[TRANSFER_BYTES_MAX];
  jsize name_length = (*env)->GetArrayLength(env, address);
  jsize length = (*env)->GetArrayLength(env, message);
  if (name_length == 0 || name_length >= (jsize)sizeof to.sun_path) {
    return -ENAMETOOLONG;
  }
  if (length > TRANSFER_BYTES_MAX) {
    return -EMSGSIZE;
  }
  (*env)->GetByteArrayRegion(env, address, 0, name_length, (jbyte *)to.sun_path);
  (*env)->GetByteArrayRegion(env, message, 0, length, (jbyte *)bytes);
  if (to.sun_path[0] == '@') {
    to.sun_path[0] = '\0'; /* unix(7): a name in the abstract namespace, whose length is part of it */
  }
  int descriptor = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (descriptor < 0) {
    return -errno;
  }
  socklen_t address_length = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + (size_t)name_length);
  jint sent = result(sendto(descriptor, bytes, (size_t)length, MSG_NOSIGNAL | MSG_DONTWAIT,
      (const struct sockaddr *)&to, address_length));
  close(descriptor);
  return sent;
}

CALL(jlong, monotonicNs0)(JNIEnv *env, jclass self) {
  (void)env;
  (void)self;
  struct timespec now;
  if (clock_gettime(CLOCK_MONOTONIC, &now) < 0) {
    return -errno;
  }
  return (jlong)now.tv_sec * 1000000000 + now.tv_nsec;
}
