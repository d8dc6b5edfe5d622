/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.dm.syncml;

/**
 * The codes of a {@code Status} that OMA DM 1.2 uses (OMA SyncML representation protocol 1.2,
 * response status codes).
 */
public final class StatusCode {

  /** OK. */
  public static final int OK = 200;

  /** Accepted for processing. */
  public static final int ACCEPTED_FOR_PROCESSING = 202;

  /** Authentication accepted. */
  public static final int AUTHENTICATION_ACCEPTED = 212;

  /** Chunked item accepted and buffered. */
  public static final int CHUNKED_ITEM_ACCEPTED = 213;

  /** Operation cancelled. */
  public static final int OPERATION_CANCELLED = 214;

  /** Not executed. */
  public static final int NOT_EXECUTED = 215;

  /** Atomic roll back OK. */
  public static final int ATOMIC_ROLL_BACK_OK = 216;

  /** Bad request. */
  public static final int BAD_REQUEST = 400;

  /** Invalid credentials. */
  public static final int INVALID_CREDENTIALS = 401;

  /** Forbidden. */
  public static final int FORBIDDEN = 403;

  /** Not found. */
  public static final int NOT_FOUND = 404;

  /** Command not allowed. */
  public static final int COMMAND_NOT_ALLOWED = 405;

  /** Optional feature not supported. */
  public static final int OPTIONAL_FEATURE_NOT_SUPPORTED = 406;

  /** Missing credentials. */
  public static final int MISSING_CREDENTIALS = 407;

  /** Request timeout. */
  public static final int REQUEST_TIMEOUT = 408;

  /** Incomplete command. */
  public static final int INCOMPLETE_COMMAND = 412;

  /** Request entity too large. */
  public static final int REQUEST_ENTITY_TOO_LARGE = 413;

  /** URI too long. */
  public static final int URI_TOO_LONG = 414;

  /** Unsupported media type or format. */
  public static final int UNSUPPORTED_MEDIA_TYPE_OR_FORMAT = 415;

  /** Requested size too big. */
  public static final int REQUESTED_SIZE_TOO_BIG = 416;

  /** Retry later. */
  public static final int RETRY_LATER = 417;

  /** Already exists. */
  public static final int ALREADY_EXISTS = 418;

  /** Device full. */
  public static final int DEVICE_FULL = 420;

  /** Size mismatch. */
  public static final int SIZE_MISMATCH = 424;

  /** Permission denied. */
  public static final int PERMISSION_DENIED = 425;

  /** Command failed. */
  public static final int COMMAND_FAILED = 500;

  /** Command not implemented. */
  public static final int COMMAND_NOT_IMPLEMENTED = 501;

  /** Service unavailable. */
  public static final int SERVICE_UNAVAILABLE = 503;

  /** DTD version not supported. */
  public static final int DTD_VERSION_NOT_SUPPORTED = 505;

  /** Processing error. */
  public static final int PROCESSING_ERROR = 506;

  /** Atomic failed. */
  public static final int ATOMIC_FAILED = 507;

  /** Data store failure. */
  public static final int DATA_STORE_FAILURE = 510;

  /** Server failure. */
  public static final int SERVER_FAILURE = 511;

  /** Protocol version not supported. */
  public static final int PROTOCOL_VERSION_NOT_SUPPORTED = 513;

  /** Atomic roll back failed. */
  public static final int ATOMIC_ROLL_BACK_FAILED = 516;

  /** Atomic response too large to fit. */
  public static final int ATOMIC_RESPONSE_TOO_LARGE = 517;

  private StatusCode() {}

  /**
   * Name of a code, for people.
   *
   * @param code any number
   * @return its name, or "status" and the number
   */
  public static String name(int code) {
    switch (code) {
      case OK:
        return "OK";
      case ACCEPTED_FOR_PROCESSING:
        return "accepted for processing";
      case AUTHENTICATION_ACCEPTED:
        return "authentication accepted";
      case CHUNKED_ITEM_ACCEPTED:
        return "chunked item accepted and buffered";
      case OPERATION_CANCELLED:
        return "operation cancelled";
      case NOT_EXECUTED:
        return "not executed";
      case ATOMIC_ROLL_BACK_OK:
        return "atomic roll back OK";
      case BAD_REQUEST:
        return "bad request";
      case INVALID_CREDENTIALS:
        return "invalid credentials";
      case FORBIDDEN:
        return "forbidden";
      case NOT_FOUND:
        return "not found";
      case COMMAND_NOT_ALLOWED:
        return "command not allowed";
      case OPTIONAL_FEATURE_NOT_SUPPORTED:
        return "optional feature not supported";
      case MISSING_CREDENTIALS:
        return "missing credentials";
      case REQUEST_TIMEOUT:
        return "request timeout";
      case INCOMPLETE_COMMAND:
        return "incomplete command";
      case REQUEST_ENTITY_TOO_LARGE:
        return "request entity too large";
      case URI_TOO_LONG:
        return "URI too long";
      case UNSUPPORTED_MEDIA_TYPE_OR_FORMAT:
        return "unsupported media type or format";
      case REQUESTED_SIZE_TOO_BIG:
        return "requested size too big";
      case RETRY_LATER:
        return "retry later";
      case ALREADY_EXISTS:
        return "already exists";
      case DEVICE_FULL:
        return "device full";
      case SIZE_MISMATCH:
        return "size mismatch";
      case PERMISSION_DENIED:
        return "permission denied";
      case COMMAND_FAILED:
        return "command failed";
      case COMMAND_NOT_IMPLEMENTED:
        return "command not implemented";
      case SERVICE_UNAVAILABLE:
        return "service unavailable";
      case DTD_VERSION_NOT_SUPPORTED:
        return "DTD version not supported";
      case PROCESSING_ERROR:
        return "processing error";
      case ATOMIC_FAILED:
        return "atomic failed";
      case DATA_STORE_FAILURE:
        return "data store failure";
      case SERVER_FAILURE:
        return "server failure";
      case PROTOCOL_VERSION_NOT_SUPPORTED:
        return "protocol version not supported";
      case ATOMIC_ROLL_BACK_FAILED:
        return "atomic roll back failed";
      case ATOMIC_RESPONSE_TOO_LARGE:
        return "atomic response too large to fit";
      default:
        return "status " + code;
    }
  }

  /**
   * Whether a code says that the command was done, or was taken and will be done.
   *
   * @param code any number
   */
  public static boolean isSuccess(int code) {
    return code >= 200 && code < 300;
  }
}
