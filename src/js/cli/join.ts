/**
 * `join`: files of records, one a line, put together to transactions by what they have in common. In bounded memory: what is more than one part
 * may hold goes into files by the hash of its key, and each of those is taken up by itself. Each record is copied as it was written.
 */
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { UsageError } from '../usage.js';
import type { JoinCommand } from './arguments.js';
import { Joining } from './joining.js';
import { LineRecords, MEMBERS, type Member } from './records.js';
import { escaped, isSystemError } from './terminal.js';
import { Transactions } from './transactions.js';

/** Joins what was named, and gives the exit status: 2 when something could not be joined. */
export async function joinFiles({ files, by, progress }: JoinCommand): Promise<number> {
  const sources = files.map((path) => ({ path, member: memberOf(path), size: sizeOf(path) }));
  const given = MEMBERS.filter((member) => sources.some((source) => source.member === member));
  const size = sources.reduce((sum, { size }) => sum + size, 0);
  const joining = new Joining(by, size, progress);
  const inOrder = given.flatMap((member) => sources.filter((source) => source.member === member));
  const records = inOrder.map(({ path, member }) => new LineRecords(path, member, by, joining));
  const output = new Transactions(given);
  try {
    for (const group of joining.joined(records)) await output.add(group);
    await output.flush();
  } catch (error) {
    if (!isSystemError(error)) throw error;
    process.stderr.write(`tradelint: cannot join: ${escaped(error.message)}\n`);
    return 2;
  } finally {
    joining.end();
  }
  return joining.leftOut > 0 ? 2 : 0;
}

/** `orders.ndjson`, `orders-2026-03.ndjson` and the like hold orders. */
function memberOf(file: string): Member {
  const name = basename(file);
  const member = MEMBERS.find((member) => name.startsWith(member));
  if (!member) throw new UsageError(`cannot tell what ${name} holds: let its name begin with one of ${MEMBERS.join(', ')}`);
  return member;
}

/** Of what is no regular file, such as a named pipe, the size is not known. */
function sizeOf(file: string): number {
  try {
    const status = statSync(file);
    return status.isFile() ? status.size : Number.POSITIVE_INFINITY;
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${error instanceof Error ? error.message : error}`);
  }
}
