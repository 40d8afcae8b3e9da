import { connect, type Socket } from 'node:net';
import type { Endpoint } from '../../service/ports.js';
import { type AnswerHead, readAnswerHead } from './message/answer-head.js';
import type { BodyReader, Framing } from './message/body-reader.js';
import { readBody } from './message/read-body.js';
import { HeadCollector } from './message/head-collector.js';
import { lastChunk, writeChunk } from './message/write-chunk.js';
import { headersBytes } from './status-to-refuse.js';

/** Who hears what becomes of a request. After `completed`, `failed` and `unconnected` nothing more comes. */
export interface AnswerListener {
  /** The connection is open: the head goes now, and the body may follow. */
  connected(): void;
  /** It could not be opened, so nothing has reached the instance. */
  unconnected(): void;
  answered(head: AnswerHead): void;
  answeredData(part: Buffer): void;
  /** All that came at once has been told. */
  paused(): void;
  completed(): void;
  /** It can take more of the request's body. */
  drained(): void;
  failed(why: 'unreadable' | 'broken off'): void;
}

export interface OutgoingRequest {
  readonly head: string;
  readonly isHead: boolean;
  /** How the end of its body is told. */
  readonly framing: Framing;
  readonly listener: AnswerListener;
}

/** One connection to an instance, with one request at a time. */
export class InstanceConnection {
  readonly #socket: Socket;
  readonly #heads = new HeadCollector(headersBytes, beginsAnswer);
  readonly #gone: (connection: InstanceConnection) => void;
  #isOpen = false;
  #isSent = true;
  #isKept = true;
  #request: OutgoingRequest | undefined;
  #body: BodyReader | undefined;

  /**
   * @param idleTimeoutMs real milliseconds that it is kept without a request
   * @param gone it is closed and carries nothing more
   */
  constructor(endpoint: Endpoint, idleTimeoutMs: number, gone: (connection: InstanceConnection) => void) {
    this.#gone = gone;
    this.#socket = connect({ ...endpoint, noDelay: true });
    this.#socket.setTimeout(idleTimeoutMs, () => this.#closeUnused());
    this.#socket.once('connect', () => this.#opened());
    this.#socket.on('data', (chunk) => this.#read(chunk));
    this.#socket.on('drain', () => this.#request?.listener.drained());
    this.#socket.on('end', () => this.#ended());
    // `close` follows.
    this.#socket.on('error', () => undefined);
    this.#socket.on('close', () => this.#closed());
  }

  /** It can carry another request. */
  get isFree(): boolean {
    return this.#request === undefined && !this.#socket.destroyed;
  }

  send(request: OutgoingRequest): void {
    this.#request = request;
    this.#isSent = request.framing === 'none';
    if (this.#isOpen) this.#begin(request);
  }

  /** A part of the request's body. */
  write(part: Buffer): boolean {
    return this.#request?.framing === 'chunks' ? writeChunk(this.#socket, part) : this.#socket.write(part);
  }

  /** The request's body has ended. */
  endBody(): void {
    if (this.#request?.framing === 'chunks') this.#socket.write(lastChunk, 'latin1');
    this.#isSent = true;
  }

  /** Reads no more of the answer until it is resumed. */
  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  /** Whoever waits for the answer waits no more. */
  close(): void {
    this.#request = undefined;
    this.#socket.destroy();
  }

  #opened(): void {
    this.#isOpen = true;
    if (this.#request !== undefined) this.#begin(this.#request);
  }

  #begin({ head, listener }: OutgoingRequest): void {
    this.#socket.write(head, 'latin1');
    listener.connected();
  }

  #read(chunk: Buffer): void {
    const request = this.#request;
    // Nobody asked.
    if (request === undefined) return this.close();
    const rest = this.#body === undefined ? this.#readHead(chunk, request) : chunk;
    if (rest === undefined) return;
    this.#readBody(rest, request);
    if (this.#request === request) request.listener.paused();
  }

  /** What stands behind the head, when that is whole. */
  #readHead(chunk: Buffer, request: OutgoingRequest): Buffer | undefined {
    const collected = this.#heads.add(chunk);
    if (collected.kind === 'part') return undefined;
    const head = collected.kind === 'whole' ? readAnswerHead(collected.text, request.isHead) : undefined;
    if (collected.kind === 'unreadable' || head === undefined || isOutOfPlace(head))
      return this.#fail('unreadable');
    // What an instance says meanwhile is of no use to a client that has not asked for it.
    if (head.status < 200)
      return collected.rest.length === 0 ? undefined : this.#readHead(collected.rest, request);
    this.#isKept = head.isKept;
    this.#body = readBody(head.framing);
    request.listener.answered(head);
    return collected.rest;
  }

  #readBody(chunk: Buffer, request: OutgoingRequest): void {
    const body = this.#body;
    if (body === undefined || this.#request !== request) return;
    const count = body.read(chunk, (part) => request.listener.answeredData(part));
    if (count === undefined) return void this.#fail('unreadable');
    if (body.isComplete) this.#complete(count < chunk.length);
  }

  #ended(): void {
    if (this.#body?.isOpenEnded === true) this.#complete(false);
    this.#gone(this);
    this.#socket.destroy();
  }

  #closeUnused(): void {
    if (this.#request === undefined) this.close();
  }

  #complete(isMoreThere: boolean): void {
    const request = this.#request;
    const isReusable = this.#isKept && this.#isSent && !isMoreThere && this.#body?.isOpenEnded === false;
    this.#request = undefined;
    this.#body = undefined;
    if (!isReusable) this.#socket.destroy();
    if (this.#socket.isPaused()) this.#socket.resume();
    request?.listener.completed();
  }

  #closed(): void {
    const request = this.#request;
    this.#request = undefined;
    this.#gone(this);
    if (request === undefined) return;
    if (this.#isOpen) request.listener.failed('broken off');
    else request.listener.unconnected();
  }

  #fail(why: 'unreadable'): undefined {
    const request = this.#request;
    this.close();
    request?.listener.failed(why);
  }
}

/** As far as it has come. */
const beginsAnswer = /^(?:HTTP\/1\.|(?:H|HT|HTT|HTTP|HTTP\/|HTTP\/1)$)/;

/** A change of the protocol that nobody asked for, or a status that is none. */
const isOutOfPlace = ({ status }: AnswerHead) => status === 101 || status < 100;
