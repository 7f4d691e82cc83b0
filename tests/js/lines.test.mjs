/** Streams of records, one a line: in JavaScript, on the command line, and on several threads. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startEngine } from '../../pkg/cli/engine.js';
import { checkedOnThreads } from '../../pkg/cli/threads.js';
import { check, checkLines, UsageError } from '../../pkg/index.inline.js';
import { tradelint } from '../hosts/hosts.mjs';
import { Chance } from '../transactions/chance.mjs';
import { order } from './order.mjs';

const NOW = '2026-03-01T12:00:00+08:00';
const LONGEST = 4_096;
const OPTIONS = { now: NOW, locale: 'en', limits: { max_bytes: LONGEST } };
const NEWLINE = Buffer.from('\n');

let folder;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'tradelint-lines-'));
});
after(() => rmSync(folder, { recursive: true }));

const GOOD = JSON.stringify(order());
const BAD = {
  'a wrong amount': JSON.stringify(order({ payable_amount: '1.00' })),
  'nothing in it': '{}',
  'no JSON': '{oops',
  'not closed': GOOD.slice(0, -1),
  'a quote not closed': `${GOOD.slice(0, 20)}"`,
  'no object': '[1]',
  'no UTF-8': Buffer.concat([Buffer.from('{"buyer_id":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]),
  'half a character': Buffer.from('{"buyer_id":"茶').subarray(0, -1),
  'two records': `${GOOD}${GOOD}`,
  'too long by one byte': ' '.repeat(LONGEST + 1 - GOOD.length) + GOOD,
  'blank and too long': ' '.repeat(LONGEST + 1),
  'far too long': `{"note":"${'x'.repeat(300_000)}"}`,
};
const OTHER = {
  'as long as allowed': ' '.repeat(LONGEST - GOOD.length) + GOOD,
  'a return before the line end': `${GOOD}\r`,
  'a byte order mark': `\ufeff${GOOD}`,
};
const BLANK = ['', ' ', '\t \r'];

const kinds = [...Object.values(BAD), ...Object.values(OTHER), ...BLANK].map((line) => Buffer.from(line));
const isBlank = (line) => line.length <= LONGEST && line.toString('latin1').trim() === '';

/** Lines as bytes, and what each comes to when it is checked by itself. */
function stream(lines) {
  const reports = lines.flatMap((line, place) =>
    isBlank(line) ? [] : [{ line: place + 1, report: check('order', line, OPTIONS) }],
  );
  return { bytes: Buffer.concat(lines.flatMap((line, place) => (place === 0 ? [line] : [NEWLINE, line]))), reports };
}

async function collected(iterable) {
  const all = [];
  for await (const one of iterable) all.push(one);
  return all;
}

/** Bytes in chunks of so many. */
function* chunks(bytes, size) {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

const short = kinds.filter((line) => line.length <= LONGEST);

function mixed(chance, count, kinds) {
  return stream(Array.from({ length: count }, () => (chance.percent(50) ? Buffer.from(GOOD) : chance.of(kinds))));
}

test('each line has the report it has by itself, wherever chunks are cut', async () => {
  const between = (lines) => stream(lines.flatMap((line) => [line, Buffer.from(GOOD)]));
  for (const [size, given] of [
    ...[1, 2, 7].map((size) => [size, short]),
    ...[4_095, 4_096, 65_536, 1 << 20].map((size) => [size, kinds]),
  ]) {
    const { bytes, reports } = between(given);
    assert.deepEqual(await collected(checkLines('order', chunks(bytes, size), OPTIONS)), reports, `chunks of ${size}`);
  }
  for (let seed = 0; seed < 10; seed++) {
    const chance = new Chance(seed);
    const { bytes, reports } = mixed(chance, 200, kinds);
    const cut = chunks(bytes, chance.whole(1, 99_999));
    assert.deepEqual(await collected(checkLines('order', cut, OPTIONS)), reports, `seed ${seed}`);
  }
});

test('a line end at the end begins no line', async () => {
  for (const end of ['', '\n', '\r\n', '\n\n \n']) {
    const bytes = Buffer.from(`${GOOD}\n{}${end}`);
    assert.deepEqual(
      (await collected(checkLines('order', bytes, OPTIONS))).map(({ line }) => line),
      [1, 2],
      JSON.stringify(end),
    );
  }
  for (const nothing of ['', '\n', ' \n\t']) assert.deepEqual(await collected(checkLines('order', Buffer.from(nothing))), []);
});

test('bytes of every kind, and streams of them', async () => {
  const bytes = new TextEncoder().encode(`${GOOD}\n{}\n`);
  const verdicts = async (input) => (await collected(checkLines('order', input, OPTIONS))).map(({ report }) => report.verdict);
  const stream = () => new Blob([bytes]).stream();
  const notIterable = stream();
  Object.defineProperty(notIterable, Symbol.asyncIterator, { value: undefined });
  async function* generated() {
    yield* chunks(bytes, 10);
  }
  const inputs = [bytes, bytes.buffer, new DataView(bytes.buffer), [bytes], [bytes.buffer], generated(), stream(), notIterable];
  for (const input of inputs) assert.deepEqual(await verdicts(input), ['conforming', 'nonconforming']);
});

test('much to say of many short lines comes in order, as of each alone', async () => {
  const lines = Array.from({ length: 30_000 }, (_, place) => Buffer.from(place % 1_000 === 999 ? GOOD : '{}'));
  const bytes = Buffer.concat(lines.flatMap((line) => [line, NEWLINE]));
  const [empty, good] = ['{}', GOOD].map((line) => JSON.stringify(check('order', line, OPTIONS)));
  let count = 0;
  for await (const { line, report } of checkLines('order', bytes, OPTIONS)) {
    count++;
    assert.equal(line, count);
    assert.equal(JSON.stringify(report), count % 1_000 === 0 ? good : empty);
  }
  assert.equal(count, lines.length);
});

test('the engine may be used between lines', async () => {
  const { bytes, reports } = mixed(new Chance(1), 200, kinds);
  let place = 0;
  for await (const result of checkLines('order', chunks(bytes, 1_000), OPTIONS)) {
    check('payment', ' '.repeat(100_000));
    assert.deepEqual(result, reports[place++]);
  }
  assert.equal(place, reports.length);
});

test('results may be asked for before they come, and no longer', async () => {
  const { bytes, reports } = mixed(new Chance(2), 50, short);
  const early = checkLines('order', chunks(bytes, 100), OPTIONS);
  const asked = await Promise.all(Array.from({ length: reports.length + 3 }, () => early.next()));
  assert.deepEqual(
    asked.map(({ value }) => value),
    [...reports, undefined, undefined, undefined],
  );

  let open = true;
  async function* source() {
    try {
      for (;;) yield bytes;
    } finally {
      open = false;
    }
  }
  for await (const _ of checkLines('order', source(), OPTIONS)) break;
  assert.ok(!open, 'the source is closed when nobody wants more');
});

test('a failing source fails, and what came before it comes first', async () => {
  async function* source() {
    yield Buffer.from(`${GOOD}\n`);
    throw new Error('cut off');
  }
  const lines = [];
  await assert.rejects(async () => {
    for await (const { line } of checkLines('order', source(), OPTIONS)) lines.push(line);
  }, /cut off/);
  assert.deepEqual(lines, [1]);
});

test('mistakes are named', async () => {
  const bytes = Buffer.from('{}');
  for (const [wrong, names] of [
    [() => checkLines('invoice', bytes), /invoice/],
    [() => checkLines('order', bytes, { profile: 'strict' }), /strict/],
    [() => checkLines('order', bytes, { locale: 'fr' }), /fr/],
    [() => checkLines('order', bytes, { now: 'soon' }), /now/],
    [() => checkLines('order', 7), /input/],
    [() => checkLines('order', null), /input/],
  ])
    assert.throws(wrong, (error) => error instanceof UsageError && names.test(error.message), String(wrong));
  await assert.rejects(collected(checkLines('order', ['{}'])), UsageError);
});

test('memory does not grow with the stream', async () => {
  const block = Buffer.from(`${GOOD}\n{}\n{oops\n`.repeat(200));
  async function run(count) {
    function* source() {
      for (let i = 0; i < count; i++) yield block;
    }
    for await (const _ of checkLines('order', source(), OPTIONS));
    globalThis.gc();
    return process.memoryUsage();
  }
  const first = await run(20);
  const last = await run(200);
  for (const what of ['heapUsed', 'external', 'arrayBuffers'])
    assert.ok(last[what] - first[what] < 4e6, `${what} grew from ${first[what]} to ${last[what]}`);
});

test('threads report what one does, wherever blocks are cut', async () => {
  startEngine();
  const chance = new Chance(3);
  for (const [size, lines, given] of [
    [1, 12, short],
    [13, 40, short],
    [1_000, 100, kinds],
    [100_000, 400, kinds],
  ]) {
    const { bytes, reports } = mixed(chance, lines, given);
    const path = join(folder, `${size}.ndjson`);
    writeFileSync(path, size === 13 ? Buffer.concat([bytes, NEWLINE]) : bytes);
    const task = { record: 'order', options: OPTIONS, format: 'ndjson' };
    const expected = reports.map(({ line, report }) => [line, report]);
    const got = [];
    let before = 1;
    for await (const { lines, reports } of checkedOnThreads(3, task, path, statSync(path).size, size)) {
      const json = reports.json.split('\n');
      for (const [place, line] of reports.lines.entries())
        got.push([before + line, json[place] === '' ? check('order', GOOD, OPTIONS) : JSON.parse(`{${json[place]}`)]);
      before += lines;
    }
    assert.deepEqual(got, JSON.parse(JSON.stringify(expected)), `blocks of ${size}`);
  }
});

test('the command line: a large file on threads, and the same from standard input', async () => {
  const block = Buffer.from(`${`${GOOD}\n`.repeat(999)}{}\n`);
  const count = Math.ceil((64 << 20) / block.length);
  const bytes = Buffer.concat(Array.from({ length: count }, () => block));
  const path = join(folder, 'large.ndjson');
  writeFileSync(path, bytes);
  const args = ['check', '--locale', 'en', '--now', NOW];
  const [file, input] = [await tradelint([...args, '--threads', '2', path]), await tradelint([...args, '-'], { input: bytes })];
  assert.deepEqual([file.status, input.status, file.stderr, input.stderr], [1, 1, '', '']);
  assert.equal(file.stdout.replaceAll(path, '-'), input.stdout);
  assert.match(file.stdout, new RegExp(`${count} × ORD-001  first at line 1000,`));
  assert.match(file.stdout, new RegExp(`\\n${count * 1_000} records: ${count * 999} conforming · ${count} nonconforming`));
  const { stdout } = await tradelint([...args, '--format', 'ndjson', path]);
  const lines = stdout.trimEnd().split('\n');
  assert.equal(lines.length, count * 1_000);
  for (const [place, text] of lines.entries()) {
    if (place % 97 !== 0 && place % 1_000 !== 999) continue;
    const { source, line, verdict } = JSON.parse(text);
    assert.deepEqual([source, line, verdict], [path, place + 1, place % 1_000 === 999 ? 'nonconforming' : 'conforming']);
  }
});

test('the command line: standard input holds lines when its first line is a record and more follows', async () => {
  const pretty = JSON.stringify(order(), null, 2);
  for (const [input, lines] of [
    [`${GOOD}\n${GOOD}\n`, [1, 2]],
    [`${GOOD}\n\n{oops\n`, [1, 3]],
    [GOOD, [undefined]],
    [`${GOOD}\n \n`, [undefined]],
    [pretty, [undefined]],
    [`${pretty}\n`, [undefined]],
    ['', [undefined]],
  ]) {
    const { stdout } = await tradelint(['check', '--format', 'json', '--now', NOW, '-'], { input });
    assert.deepEqual(
      JSON.parse(stdout).reports.map(({ line }) => line),
      lines,
      JSON.stringify(input.slice(-30)),
    );
  }
});

test('the command line: progress where it is asked for', async () => {
  const path = join(folder, 'few.ndjson');
  writeFileSync(path, `${GOOD}\n{}\n`);
  const { stderr, stdout } = await tradelint(['check', '--progress', '--locale', 'en', '--now', NOW, path]);
  assert.match(stderr, /few\.ndjson: 100 % · 2 lines · 0 MB · \d+ MB\/s\n$/);
  assert.match(stdout, /2 records/);
  for (const args of [
    ['rules', '--progress'],
    ['rules', '--threads', '2'],
    ['check', '--threads', 'all', path],
    ['check', '--threads', '0', path],
  ]) {
    const { status, stderr } = await tradelint(args);
    assert.deepEqual([status, stderr.includes(args[1])], [2, true], stderr);
  }
});

test('the command line: what cannot be read is said, and no records are counted that there were not', async () => {
  const { status, stdout, stderr } = await tradelint(['check', '--locale', 'en', join(folder, 'none.json')]);
  assert.deepEqual([status, stdout], [2, '']);
  assert.match(stderr, /cannot read/);
});
