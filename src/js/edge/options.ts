import { type Checker, lastingChecker } from '../checkers.js';
import type { RecordKind } from '../generated/types.js';
import type { LocaleName } from '../locale.js';
import { checkNames, type EngineOptions } from '../options.js';
import { UsageError, unknown } from '../usage.js';
import { UNREAD } from './reasons.js';

export interface GuardOptions extends EngineOptions {
  /** `POST` unless set. */
  readonly methods?: readonly string[] | undefined;
  /** Without parameters; `application/json` unless set. */
  readonly mediaTypes?: readonly string[] | undefined;
  /** Bytes of the body, as sent and as unpacked: `limits.max_bytes` by another name; 4 MiB unless set. */
  readonly maxBytes?: number | undefined;
  /** Milliseconds within which the body must be there; for ever unless set, where the host sets no bound. */
  readonly timeout?: number | undefined;
  /** What happens to a record of which some rules could not be decided and no other failed: `pass` unless set. */
  readonly onUndetermined?: 'pass' | 'refuse' | undefined;
  /** Languages to answer in; the first where the client asks for none of them. `zh-CN` and `en` unless set. */
  readonly locales?: readonly LocaleName[] | undefined;
}

/** What a guard goes by. */
export interface Settings {
  readonly kind: RecordKind;
  readonly checker: Checker;
  readonly methods: readonly string[];
  readonly mediaTypes: readonly string[];
  readonly maxBytes: number;
  readonly timeout: number | undefined;
  readonly refuseUndetermined: boolean;
  readonly locales: readonly [LocaleName, ...LocaleName[]];
}

const ENGINE_NAMES = ['profile', 'packs', 'from', 'overrides', 'suppress', 'limits'];
const NAMES = [...ENGINE_NAMES, 'methods', 'mediaTypes', 'maxBytes', 'timeout', 'onUndetermined', 'locales'];
const LOCALES = ['zh-CN', 'en'] as const;
const UNDETERMINED = ['pass', 'refuse'];
/** Methods whose requests carry no body that would mean anything, or that no handler sees. */
const WITHOUT_BODY = ['GET', 'HEAD', 'OPTIONS', 'TRACE', 'CONNECT'];
/** The longest wait that timers can keep. */
const LONGEST = 2 ** 31 - 1;
const MOST_BYTES = 1 << 28;
const MEDIA_TYPE = /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+$/;

/** Checks the options, once for all requests. */
export function settled(kind: RecordKind, options: GuardOptions): Settings {
  checkNames(options, NAMES);
  const { methods = ['POST'], mediaTypes = ['application/json'], onUndetermined = 'pass', locales = LOCALES } = options;
  checkList('methods', methods, isMethod, 'names of methods that carry a body, such as POST');
  checkList('mediaTypes', mediaTypes, isMediaType, 'media types without parameters, such as application/json');
  checkList('locales', locales, (name) => LOCALES.includes(name as LocaleName), `names out of ${LOCALES.join(', ')}`);
  if (!UNDETERMINED.includes(onUndetermined)) throw unknown('value of onUndetermined', onUndetermined, UNDETERMINED);
  if (options.timeout !== undefined) checkCount('timeout', options.timeout, LONGEST);
  const maxBytes = byteLimit(options);
  const checker = lastingChecker(kind, { ...options, limits: { ...options.limits, max_bytes: maxBytes } });
  checkStrictness(options);
  return {
    kind,
    checker,
    methods: [...methods],
    mediaTypes: mediaTypes.map((type) => type.toLowerCase()),
    maxBytes,
    timeout: options.timeout,
    refuseUndetermined: onUndetermined === 'refuse',
    locales: [...locales] as [LocaleName, ...LocaleName[]],
  };
}

const isMethod = (name: string) => /^[A-Z]+$/.test(name) && !WITHOUT_BODY.includes(name);
const isMediaType = (name: string) => MEDIA_TYPE.test(name);

function checkList(option: string, list: readonly string[], fits: (name: string) => boolean, wanted: string): void {
  const holds = Array.isArray(list) && list.length > 0 && list.every((name) => typeof name === 'string' && fits(name));
  if (!holds) throw new UsageError(`option \`${option}\` must be a list of ${wanted}`);
}

function checkCount(option: string, count: number, most: number): void {
  if (!Number.isInteger(count) || count < 1 || count > most) throw new UsageError(`option \`${option}\` must be 1 to ${most}`);
}

/** One limit for what is read and for what is checked. */
function byteLimit({ maxBytes, limits }: GuardOptions): number {
  if (maxBytes === undefined) return limits?.max_bytes ?? 4 << 20;
  if (limits?.max_bytes !== undefined)
    throw new UsageError('options `maxBytes` and `limits.max_bytes` are one limit: set one of them');
  checkCount('maxBytes', maxBytes, MOST_BYTES);
  return maxBytes;
}

/** What was not read as a whole was not checked: no option may let it pass. */
function checkStrictness({ overrides = {}, suppress = [] }: GuardOptions): void {
  for (const rule of UNREAD) {
    const severity = Object.hasOwn(overrides, rule) ? overrides[rule]?.severity : undefined;
    const weakened = severity !== undefined && severity !== 'error';
    if (weakened || suppress.some((accepted) => accepted.rule === rule))
      throw new UsageError(`rule \`${rule}\` cannot be weakened: a guard lets nothing pass that it could not read as a whole`);
  }
}
