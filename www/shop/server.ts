/** The pretend server of this page: it knows what no form can know, and answers as `tradelint/edge` does, with problem details (RFC 9457). */
import { valueAt } from '../../pkg/forms/record.js';
import { FORMS } from './forms.js';

/** How long it takes, so that it can be seen to answer. */
const DELAY = 400;

/** Where each form is sent, and what `fetch` would give. */
export async function post(path: string, record: unknown): Promise<Response> {
  await new Promise((resolve) => setTimeout(resolve, DELAY));
  const problem = problemWith(path, record);
  if (!problem) return new Response(null, { status: 201 });
  return new Response(JSON.stringify(problem), { status: 409, headers: { 'content-type': 'application/problem+json' } });
}

/** What it has against a record, in the page's language as of now; nothing where it takes it. */
export function problemWith(path: string, record: unknown): object | undefined {
  const objection = FORMS.find((form) => form.path === path)?.objection;
  if (!objection || valueAt(record, objection.at) !== objection.value) return;
  const detail = document.documentElement.lang === 'en' ? objection.en : objection.zh;
  return { type: 'about:blank', status: 409, detail, errors: [{ pointer: objection.at, rule: 'SHOP-1', detail }] };
}
