/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;

/** What went wrong on the network, in words for people. */
final class FailureText {

  private FailureText() {}

  /** Why an address could not be connected to. */
  static String ofConnect(Exception cause, InetAddress address, int port) {
    String place = place(address, port);
    String message = messageOf(cause);
    if (cause instanceof NoRouteToHostException) {
      return "no route to " + place;
    }
    switch (message) {
      case "Connection refused":
        return "connection refused by " + place;
      case "Connection timed out":
      case "Operation timed out":
        return "no answer from " + place;
      case "Network is unreachable":
        return "no network leads to " + place;
      default:
        return "cannot connect to " + place + ": " + message;
    }
  }

  /** That an address did not answer while others were left to try. */
  static String ofSilence(InetAddress address, int port, int timeMs) {
    return "no answer from " + place(address, port) + " within " + timeMs + " ms";
  }

  /** Why a connection that was open broke. */
  static String ofBreak(IOException cause, String address, int port) {
    String message = messageOf(cause);
    String place = address + " port " + port;
    switch (message) {
      case "Connection reset":
      case "Connection reset by peer":
      case "Broken pipe":
        return "connection reset by " + place;
      case "Connection timed out":
        return "connection with " + place + " timed out";
      default:
        return "connection with " + place + " broke: " + message;
    }
  }

  /** Why a name has no address. */
  static String ofResolve(UnknownHostException cause, String host) {
    String message = messageOf(cause);
    // The JVM's text repeats the name, and sometimes is nothing but the name.
    if (message.startsWith(host + ": ")) {
      message = message.substring(host.length() + 2);
    } else if (message.equals(host)) {
      message = "the name is not known";
    }
    return "cannot resolve " + host + ": " + message;
  }

  /** Why a port could not be listened on. */
  static String ofListen(Exception cause, String host, int port) {
    String message = messageOf(cause);
    String place = host + " port " + port;
    if (cause instanceof BindException) {
      switch (message) {
        case "Address already in use":
          return "cannot listen on " + place + ": another program uses this port";
        case "Cannot assign requested address":
          return "cannot listen on " + place + ": this machine does not have the address";
        case "Permission denied":
          return "cannot listen on " + place + ": ports below 1024 need special rights";
        default:
          break;
      }
    }
    return "cannot listen on " + place + ": " + message;
  }

  private static String place(InetAddress address, int port) {
    return AddressText.of(address) + " port " + port;
  }

  private static String messageOf(Exception cause) {
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
