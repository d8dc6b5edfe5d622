/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.raspi;

import java.io.Closeable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;

/**
 * The one thread that waits for the name service, so that the agent's thread never does.
 *
 * <p>Requests wait in a bounded queue, and answers wait until the agent's thread takes them. A name
 * service that hangs delays the names behind it and nothing else; a request that its owner gave up
 * leaves the queue at once.
 */
final class ResolverThread implements Closeable {

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
  private final int waitingMax;
  private final Runnable wakeAgent;
  private final ArrayDeque<Request> waiting = new ArrayDeque<>();
  private final ArrayDeque<Request> answered = new ArrayDeque<>();
  private Thread thread;
  private boolean closed;

  /**
   * Prepares the thread; it starts with the first request.
   *
   * @param resolver what is asked
   * @param waitingMax most requests that wait
   * @param wakeAgent called in this thread after each answer
   */
  ResolverThread(NameResolver resolver, int waitingMax, Runnable wakeAgent) {
    this.resolver = resolver;
    this.waitingMax = waitingMax;
    this.wakeAgent = wakeAgent;
  }

  /** Queues a request; false when the queue is full. */
  synchronized boolean submit(Request request) {
    if (closed || waiting.size() >= waitingMax) {
      return false;
    }
    waiting.add(request);
    if (thread == null) {
      thread = new Thread(this::run, "tocsin-resolver");
      thread.setDaemon(true);
      thread.start();
    }
    notifyAll();
    return true;
  }

  /** Forgets a request whose owner does not wait any more. */
  synchronized void abandon(Request request) {
    waiting.remove(request);
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

  private void run() {
    for (Request request = takeWaiting(); request != null; request = takeWaiting()) {
      InetAddress[] addresses = null;
      String failure = null;
      try {
        addresses = resolver.resolve(request.host);
        if (addresses.length == 0) {
          failure = "cannot resolve " + request.host + ": the name has no address";
        }
      } catch (UnknownHostException e) {
        failure = FailureText.ofResolve(e, request.host);
      } catch (RuntimeException e) {
        failure = "cannot resolve " + request.host + ": " + e;
      }
      answer(request, addresses, failure);
      wakeAgent.run();
    }
  }

  private synchronized Request takeWaiting() {
    while (waiting.isEmpty() && !closed) {
      try {
        wait();
      } catch (InterruptedException e) {
        // Nobody but close() interrupts this thread, and close() has set the flag.
      }
    }
    return closed ? null : waiting.poll();
  }

  private synchronized void answer(Request request, InetAddress[] addresses, String failure) {
    request.addresses = failure == null ? addresses : null;
    request.failure = failure;
    request.done = true;
    if (request.owner != null) {
      answered.add(request);
    }
    notifyAll();
  }

  /** Ends the thread; one that hangs in the name service ends with the process. */
  @Override
  public synchronized void close() {
    closed = true;
    waiting.clear();
    answered.clear();
    if (thread != null) {
      thread.interrupt();
    }
  }
}
