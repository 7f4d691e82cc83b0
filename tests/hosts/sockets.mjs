/** HTTP/1.1 over a bare socket, for requests that no well-behaved client would send. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** One connection: what is written to it, and the responses that come back, in order. */
export class Connection {
  #socket;
  #received = Buffer.alloc(0);
  #ended = false;
  #wake = () => {};

  static async open(url) {
    const { hostname, port } = new URL(url);
    const connection = new Connection();
    connection.#socket = connect(Number(port), hostname);
    connection.#socket.on('data', (data) => connection.#arrived(data));
    // A server that refuses a body may close before it was sent.
    connection.#socket.on('error', () => {});
    connection.#socket.on('close', () => connection.#arrived());
    await once(connection.#socket, 'connect');
    return connection;
  }

  #arrived(data) {
    if (data) this.#received = Buffer.concat([this.#received, data]);
    else this.#ended = true;
    this.#wake();
  }

  /** Sends steps one by one: bytes or text, milliseconds to wait, `end` to close this side, `abort` to break off. */
  async send(...steps) {
    for (const step of steps) {
      if (typeof step === 'number') await wait(step);
      else if (step === 'end') this.#socket.end();
      else if (step === 'abort') this.#socket.destroy();
      else this.#socket.write(step);
    }
  }

  /** The next response; nothing when the connection ended before one came. */
  async response() {
    const end = await this.#find('\r\n\r\n');
    if (end === undefined) return undefined;
    const [start, ...lines] = this.#take(end + 4)
      .toString('latin1')
      .trimEnd()
      .split('\r\n');
    const headers = Object.fromEntries(lines.map((line) => [line.split(':', 1)[0].toLowerCase(), line.replace(/^[^:]*: */, '')]));
    const body =
      headers['transfer-encoding'] === 'chunked' ? await this.#chunks() : await this.#bytes(headers['content-length'] ?? 0);
    return { status: Number(start.split(' ')[1]), headers, body };
  }

  async #chunks() {
    const chunks = [];
    for (;;) {
      const line = this.#take((await this.#find('\r\n')) + 2).toString('latin1');
      const chunk = await this.#bytes(Number.parseInt(line, 16));
      await this.#bytes(2);
      if (chunk.length === 0) return Buffer.concat(chunks);
      chunks.push(chunk);
    }
  }

  async #find(mark) {
    for (;;) {
      const found = this.#received.indexOf(mark);
      if (found >= 0) return found;
      if (this.#ended) return undefined;
      await this.#more();
    }
  }

  async #bytes(length) {
    while (this.#received.length < length && !this.#ended) await this.#more();
    return this.#take(Number(length));
  }

  #take(length) {
    const taken = this.#received.subarray(0, length);
    this.#received = this.#received.subarray(length);
    return taken;
  }

  #more() {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  close() {
    this.#socket.destroy();
  }
}
