import { judge } from '../checkers.js';
import type { RecordKind } from '../generated/types.js';
import { localeNamed } from '../locale.js';
import { clean, type Report, worded } from '../report.js';
import { UsageError } from '../usage.js';
import { readBody } from './body.js';
import { announced } from './headers.js';
import { negotiated } from './language.js';
import { type GuardOptions, type Settings, settled } from './options.js';
import { problemResponse, type Reason } from './problem.js';
import { reasonIn } from './reasons.js';

/** The request may go on. */
export interface Accepted {
  readonly ok: true;
  /** The body that was checked, unpacked. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly report: Report;
  /** The request with exactly these bytes as its body, made when first asked for. */
  readonly request: Request;
}

/** The request ends here. */
export interface Refused {
  readonly ok: false;
  /** `application/problem+json`, RFC 9457. */
  readonly response: Response;
  /** Where it came to a check. */
  readonly report: Report | undefined;
}

export type Guard = (request: Request) => Promise<Accepted | Refused>;

/**
 * Makes a guard. It looks at method, media type, charset, content coding and size in turn, then checks the record. It reads the body
 * itself, never past the limit; its promise rejects only when somebody else reads the body.
 * @throws {UsageError} for a mistake in `kind` or `options`
 */
export function guard(kind: RecordKind, options: GuardOptions = {}): Guard {
  const settings = settled(kind, options);
  return async (request) => {
    const stream = request.body;
    if (request.bodyUsed || stream?.locked) throw new UsageError('the body is being read already: let the guard see it first');
    const body = announced(request, settings);
    const bytes = typeof body === 'string' ? body : await readBody(stream, body, settings);
    return typeof bytes === 'string' ? refused(request, settings, bytes) : judged(request, settings, bytes);
  };
}

function judged(request: Request, settings: Settings, bytes: Uint8Array<ArrayBuffer>): Accepted | Refused {
  if (hasByteOrderMark(bytes)) return refused(request, settings, 'byte_order_mark');
  const { kind, checker, refuseUndetermined } = settings;
  const tape = judge(checker, bytes, Date.now());
  if (tape === undefined) return accepted(request, bytes, clean(kind, checker.profile));
  const report = worded(tape, kind, checker.profile, localeNamed(languageFor(request, settings)));
  const reason = reasonIn(report, refuseUndetermined);
  return reason === undefined ? accepted(request, bytes, report) : refused(request, settings, reason, report);
}

/** The engine reads past one, since files have it; over a network there must be none (RFC 8259, 8.1), and parsers differ about it. */
function hasByteOrderMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

function accepted(original: Request, bytes: Uint8Array<ArrayBuffer>, report: Report): Accepted {
  let made: Request | undefined;
  return {
    ok: true,
    bytes,
    report,
    get request() {
      made ??= carrying(original, bytes);
      return made;
    },
  };
}

/** The request with these bytes as its body, and headers that say so. */
function carrying(original: Request, bytes: Uint8Array<ArrayBuffer>): Request {
  const headers = new Headers(original.headers);
  headers.delete('content-encoding');
  headers.delete('transfer-encoding');
  headers.set('content-length', String(bytes.length));
  return new Request(original, { headers, body: bytes });
}

function refused(request: Request, settings: Settings, reason: Reason, report?: Report): Refused {
  return { ok: false, response: problemResponse(reason, settings, languageFor(request, settings), report), report };
}

const languageFor = ({ headers }: Request, { locales }: Settings) => negotiated(headers.get('accept-language'), locales);
