import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/** The magic number of RFC 6455. */
const ACCEPT = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** One page that is connected. */
export interface TestingClient {
  say(message: object): void;
}

/**
 * A WebSocket server for one test. Messages of `routeWebSocket` go through the debugger and would cost the page more than its own
 * work; these come over a real connection.
 */
export class TestingServer {
  readonly #server: Server;
  readonly #sockets = new Set<Duplex>();

  /** @param onRequest told what a page says, and whom to answer */
  constructor(onRequest: (request: unknown, client: TestingClient) => void) {
    this.#server = createServer();
    this.#server.on('upgrade', (request, socket: Duplex) => {
      const key = request.headers['sec-websocket-key'] ?? '';
      const accept = createHash('sha1')
        .update(key + ACCEPT)
        .digest('base64');
      socket.write(
        `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
      );
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
      socket.on('error', () => socket.destroy());
      const client = { say: (message: object) => socket.writable && socket.write(textFrame(JSON.stringify(message))) };
      let rest: Buffer = Buffer.alloc(0);
      socket.on('data', (chunk: Buffer) => {
        rest = Buffer.concat([rest, chunk]);
        for (let frame = readFrame(rest); frame; frame = readFrame(rest)) {
          rest = rest.subarray(frame.length);
          if (frame.text !== undefined) onRequest(JSON.parse(frame.text), client);
        }
      });
    });
  }

  /** Begins to listen; the answer is where. */
  async start(): Promise<string> {
    await new Promise<void>((listening) => this.#server.listen(0, '127.0.0.1', listening));
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  async stop(): Promise<void> {
    this.#sockets.forEach((socket) => socket.destroy());
    await new Promise((closed) => this.#server.close(closed));
  }
}

function textFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  const { length } = payload;
  const header = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  header[0] = 0x81;
  header[1] = length < 126 ? length : length < 65_536 ? 126 : 127;
  if (header.length === 4) header.writeUInt16BE(length, 2);
  if (header.length === 10) header.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([header, payload]);
}

/** The first frame in `bytes`, once all of it is there. What is no text is passed over. */
function readFrame(bytes: Buffer): { readonly length: number; readonly text: string | undefined } | undefined {
  if (bytes.length < 2) return undefined;
  const short = (bytes[1] ?? 0) & 0x7f;
  const start = short < 126 ? 2 : 4;
  if (short === 127 || bytes.length < start + 4) return undefined;
  const size = short < 126 ? short : bytes.readUInt16BE(2);
  const length = start + 4 + size;
  if (bytes.length < length) return undefined;
  const mask = bytes.subarray(start, start + 4);
  const payload = Buffer.from(bytes.subarray(start + 4, length)).map((byte, index) => byte ^ (mask[index % 4] ?? 0));
  const isText = ((bytes[0] ?? 0) & 0x0f) === 1;
  return { length, text: isText ? Buffer.from(payload).toString() : undefined };
}
