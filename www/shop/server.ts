/** The shop's server, as far as this page needs one: it knows what no form can know, and answers with problem details (RFC 9457). */
import type { LocaleName } from '../../pkg/core.js';
import { valueAt } from '../../pkg/forms/record.js';
import type { ShopForm } from './spec.js';

/** How long it takes, so that it can be seen to answer. */
const DELAY = 400;

export interface Answer {
  readonly ok: boolean;
  readonly body: unknown;
}

export async function post(form: ShopForm, record: unknown, locale: LocaleName): Promise<Answer> {
  await new Promise((resolve) => setTimeout(resolve, DELAY));
  return answerTo(form, record, locale);
}

export function answerTo({ objection }: ShopForm, record: unknown, locale: LocaleName): Answer {
  if (valueAt(record, objection.at) !== objection.value) return { ok: true, body: {} };
  const detail = locale === 'en' ? objection.en : objection.zh;
  const errors = [{ pointer: objection.at, rule: 'SHOP-1', detail }];
  return { ok: false, body: { type: 'about:blank', status: 409, detail, errors } };
}
