/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import java.io.Closeable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The threads that wait for the name service, so that the agent's thread never does.
 *
 * <p>Each name that is being asked for has a thread of its own, from the request to the answer of
 * the name service. So there is no queue, in which the time to connect would pass with waiting for
 * other names, and a name whose servers are silent delays no other. Requests for a name that is
 * being asked for already share the answer, those of an owner that gave up and tries again too: a
 * silent name takes one thread, however often it is tried. What bounds the threads therefore is the
 * number of different names; beyond the bound, a request is refused at once.
 *
 * <p>Answers wait until the agent's thread takes them.
 */
final class ResolverThreads implements Closeable {

  /** What the system's resolver needs, with room to spare; the default is a megabyte. */
  private static final long STACK_BYTES = 256 * 1024;

  /** One name and, later, its addresses or why it has none. */
  static final class Request {
    private final String host;
    private final NioConnection owner;
    private InetAddress[] addresses;
    private String failure;
    private boolean done;

    Request(String host, NioConnection owner) {
      this.host = host;
      this.owner = owner;
    }

    /** The connection that waits for the answer; null when nobody is to be told. */
    NioConnection owner() {
      return owner;
    }

    /** The addresses; null when there are none. To be asked once the request is done. */
    InetAddress[] addresses() {
      return addresses;
    }

    /** Why there are no addresses, in words; null when there are some. */
    String failure() {
      return failure;
    }
  }

  private final NameResolver resolver;
  private final int namesMax;
  private final Runnable wakeAgent;

  /** The requests for each name that is being asked for; a list is empty when all gave up. */
  private final Map<String, List<Request>> pending = new LinkedHashMap<>();

  private final List<Thread> threads = new ArrayList<>();
  private final ArrayDeque<Request> answered = new ArrayDeque<>();
  private boolean closed;

  /**
   * Prepares for requests; a thread lives from the first request for a name to its answer.
   *
   * @param resolver what is asked, by several threads at a time
   * @param namesMax most names that are asked for at one time
   * @param wakeAgent called in one of these threads after each answer; must not block
   */
  ResolverThreads(NameResolver resolver, int namesMax, Runnable wakeAgent) {
    this.resolver = resolver;
    this.namesMax = namesMax;
    this.wakeAgent = wakeAgent;
  }

  /**
   * Takes a request.
   *
   * @return null, or why it was not taken, in words
   */
  synchronized String submit(Request request) {
    List<Request> sharing = pending.get(request.host);
    if (sharing != null) {
      sharing.add(request);
      return null;
    }
    if (closed) {
      return "the network is closed";
    }
    if (pending.size() >= namesMax) {
      return pending.size() + " names wait for the name service already";
    }
    Thread thread = new Thread(null, () -> run(request.host), "tocsin-resolver", STACK_BYTES);
    thread.setDaemon(true);
    try {
      thread.start();
    } catch (OutOfMemoryError e) {
      // So the JVM reports that the system gives no thread; the agent goes on and tries again.
      return "the system gives no thread: " + e.getMessage();
    }
    threads.add(thread);
    sharing = new ArrayList<>();
    sharing.add(request);
    pending.put(request.host, sharing);
    return null;
  }

  /** Forgets a request whose owner does not wait any more. */
  synchronized void abandon(Request request) {
    List<Request> sharing = pending.get(request.host);
    if (sharing != null) {
      sharing.remove(request);
    }
    answered.remove(request);
  }

  /** Takes the oldest answer that an owner waits for; null when there is none. */
  synchronized Request takeAnswered() {
    return answered.poll();
  }

  /**
   * Waits for a request that has no owner.
   *
   * @return false when it was not done in time
   */
  synchronized boolean awaitDone(Request request, long timeMsMax) throws InterruptedException {
    long deadlineNs = System.nanoTime() + timeMsMax * 1_000_000;
    while (!request.done) {
      long leftMs = (deadlineNs - System.nanoTime()) / 1_000_000;
      if (leftMs <= 0) {
        abandon(request);
        return false;
      }
      wait(leftMs);
    }
    return true;
  }

  /** What a thread does. */
  private void run(String host) {
    InetAddress[] addresses = null;
    String failure = null;
    try {
      addresses = resolver.resolve(host);
      if (addresses.length == 0) {
        failure = "cannot resolve " + host + ": the name has no address";
      }
    } catch (UnknownHostException e) {
      failure = FailureText.ofResolve(e, host);
    } catch (RuntimeException | Error e) {
      // Whatever it is, the owner must hear of it, and the name's place must become free.
      failure = "cannot resolve " + host + ": " + e;
    }
    answer(host, failure == null ? addresses : null, failure);
  }

  private synchronized void answer(String host, InetAddress[] addresses, String failure) {
    threads.remove(Thread.currentThread());
    if (closed) {
      return;
    }
    for (Request request : pending.remove(host)) {
      request.addresses = addresses;
      request.failure = failure;
      request.done = true;
      if (request.owner != null) {
        answered.add(request);
      }
    }
    notifyAll();
    // Under the lock, so that close() is not over before: afterwards there is nobody to wake.
    wakeAgent.run();
  }

  /** Ends the threads; one that hangs in the name service ends with the process. */
  @Override
  public synchronized void close() {
    closed = true;
    pending.clear();
    answered.clear();
    for (Thread thread : threads) {
      thread.interrupt();
    }
  }
}
