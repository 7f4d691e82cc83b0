/** Which notices were taken already. Channels repeat a notice until it is answered, and anyone may send a recorded one again. */

/** `new`: it is the caller's now. `pending`: someone else has it in hand. `done`: it was processed. */
export type Claim = 'new' | 'pending' | 'done';

/** Where claims are kept: shared by all that receive notices of one merchant, or a notice is new to each of them. */
export interface SeenStore {
  /**
   * Claims a notice for so many seconds; should its processing break off, it can be claimed again after them.
   * Two claims at a time must not both be told `new`.
   */
  claim(key: string, seconds: number): Claim | Promise<Claim>;
  /** Marks a claimed notice as done for so many seconds, or gives it back so that its repetition is new. */
  settle(key: string, done: boolean, seconds: number): void | Promise<void>;
}

interface Entry {
  readonly done: boolean;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** Claims kept at most by `memorySeen` unless it is told otherwise: about 20 MB. */
const MOST = 100_000;

/** Claims in this process's memory: lost with it, and not known to others. Beyond `most` the oldest are forgotten. */
/* @__NO_SIDE_EFFECTS__ */
export function memorySeen({
  most = MOST,
  clock = Date.now,
}: {
  readonly most?: number;
  readonly clock?: () => number;
} = {}): SeenStore {
  const entries = new Map<string, Entry>();
  const put = (key: string, done: boolean, seconds: number) => {
    entries.delete(key);
    entries.set(key, { done, until: clock() + seconds * 1000 });
    for (const oldest of entries.keys()) {
      if (entries.size <= most) break;
      entries.delete(oldest);
    }
  };
  return {
    claim(key, seconds) {
      const entry = entries.get(key);
      if (entry && entry.until > clock()) return entry.done ? 'done' : 'pending';
      put(key, false, seconds);
      return 'new';
    },
    settle(key, done, seconds) {
      if (done) put(key, true, seconds);
      else entries.delete(key);
    },
  };
}

/** What is used of a Workers KV namespace. */
interface KvNamespace {
  get(key: string): Promise<string | null>;
  put(key: string, value: string, options: { readonly expirationTtl: number }): Promise<void>;
  delete(key: string): Promise<void>;
}

/** Workers KV keeps nothing for less. */
const LEAST_SECONDS = 60;

/**
 * Claims in Workers KV. It is not atomic and takes up to a minute to be seen elsewhere: it keeps repetitions out, but two deliveries at the
 * same moment may both be new. Where that matters, use `durableSeen`.
 */
export function kvSeen(namespace: KvNamespace): SeenStore {
  const put = (key: string, value: Claim, seconds: number) =>
    namespace.put(key, value, { expirationTtl: Math.max(LEAST_SECONDS, Math.ceil(seconds)) });
  return {
    async claim(key, seconds) {
      const known = await namespace.get(key);
      if (known === 'done' || known === 'pending') return known;
      await put(key, 'pending', seconds);
      return 'new';
    },
    settle: (key, done, seconds) => (done ? put(key, 'done', seconds) : namespace.delete(key)),
  };
}

/** What is used of a Durable Object namespace and of an object's state. */
interface DurableNamespace<Id = unknown> {
  idFromName(name: string): Id;
  get(id: Id): { fetch(url: string): Promise<{ json(): Promise<unknown> }> };
}
interface DurableState {
  readonly storage: {
    get<T>(key: string): Promise<T | undefined>;
    put(key: string, value: unknown): Promise<void>;
    deleteAll(): Promise<void>;
    setAlarm(time: number): Promise<void>;
  };
}

/** Claims in Durable Objects of class `SeenObject`, one a notice: atomic wherever in the world a notice arrives. */
export function durableSeen<Id>(namespace: DurableNamespace<Id>): SeenStore {
  const ask = async (key: string, question: string, seconds: number) => {
    const response = await namespace
      .get(namespace.idFromName(key))
      .fetch(`https://seen/${question}?seconds=${Math.ceil(seconds)}`);
    return (await response.json()) as Claim;
  };
  return {
    claim: (key, seconds) => ask(key, 'claim', seconds),
    settle: async (key, done, seconds) => {
      await ask(key, done ? 'done' : 'release', seconds);
    },
  };
}

/** Export it from the Worker's main module, and bind its namespace. Requests to one object wait for its storage, so no two claims cross. */
export class SeenObject {
  constructor(private readonly state: DurableState) {}

  async fetch(request: { readonly url: string }): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const until = Date.now() + Number(searchParams.get('seconds')) * 1000;
    return Response.json(await this.answer(pathname, until));
  }

  private async answer(question: string, until: number): Promise<Claim> {
    const { storage } = this.state;
    const entry = await storage.get<Entry>('entry');
    if (question === '/release') {
      await storage.deleteAll();
      return 'new';
    }
    const done = question === '/done';
    if (!done && entry && entry.until > Date.now()) return entry.done ? 'done' : 'pending';
    await storage.put('entry', { done, until });
    await storage.setAlarm(until);
    return done ? 'done' : 'new';
  }

  /** Nothing stays that nobody needs. */
  async alarm(): Promise<void> {
    await this.state.storage.deleteAll();
  }
}
