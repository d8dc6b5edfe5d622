/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import java.lang.invoke.CallSite;
import java.lang.invoke.LambdaConversionException;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;

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
      Object hangup = signal.getConstructor(String.class).newInstance("HUP");
      Object before =
          signal
              .getMethod("handle", signal, handler)
              .invoke(null, hangup, handler(handler, signal, action));
      return before != handler.getField("SIG_IGN").get(null);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("SIGHUP cannot be handled: " + e.getCause(), e);
    } catch (ReflectiveOperationException | LambdaConversionException e) {
      throw new IllegalStateException("SIGHUP cannot be handled: " + e, e);
    }
  }

  /**
   * What the compiler would make of {@code (SignalHandler) signal -> action.run()}. A proxy would
   * do the same, and bring 40 classes of the JDK more into memory.
   */
  private static Object handler(Class<?> handler, Class<?> signal, Runnable action)
      throws ReflectiveOperationException, LambdaConversionException {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    CallSite maker =
        LambdaMetafactory.metafactory(
            lookup,
            "handle",
            MethodType.methodType(handler, Runnable.class),
            MethodType.methodType(void.class, signal),
            lookup.findStatic(
                HangupSignal.class,
                "run",
                MethodType.methodType(void.class, Runnable.class, Object.class)),
            MethodType.methodType(void.class, signal));
    try {
      return maker.getTarget().invoke(action);
    } catch (Throwable e) {
      throw new InvocationTargetException(e);
    }
  }

  /** Found by its name; the signal is always the same. */
  @SuppressWarnings("unused")
  private static void run(Runnable action, Object signal) {
    action.run();
  }
}
