/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Calls somebody whenever the process gets SIGHUP, by which daemons are told to read their
 * configuration again.
 *
 * <p>The JDK has signals in its module {@code jdk.unsupported} alone, of which the compiler warns
 * in a way that nothing can suppress; so the two classes are looked up by their names.
 */
public final class HangupSignal {

  private HangupSignal() {}

  /**
   * Takes the place of what the JVM does with the signal, which is to end.
   *
   * @param action called in a thread of the JVM's own, each time
   * @return false when whoever started the process has it ignore the signal, as {@code nohup} does:
   *     the JVM obeys, and the action is never called
   * @throws IllegalStateException when this JVM has no signals, as when it was started with {@code
   *     -Xrs}; the message says so
   */
  public static boolean handle(Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object taken =
          Proxy.newProxyInstance(
              HangupSignal.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                switch (method.getName()) {
                  case "handle":
                    action.run();
                    return null;
                  case "equals":
                    return proxy == arguments[0];
                  case "hashCode":
                    return System.identityHashCode(proxy);
                  default:
                    return "the handler of SIGHUP";
                }
              });
      Object hangup = signal.getConstructor(String.class).newInstance("HUP");
      Object before = signal.getMethod("handle", signal, handler).invoke(null, hangup, taken);
      return before != handler.getField("SIG_IGN").get(null);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("SIGHUP cannot be handled: " + e.getCause(), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("SIGHUP cannot be handled: " + e, e);
    }
  }
}
