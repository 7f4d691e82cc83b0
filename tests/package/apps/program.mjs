/** A program for Node, Deno and Bun: answers the vectors on its standard input. */
import process from 'node:process';
import { check } from 'tradelint';
import { answers } from './answers.mjs';

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
process.stdout.write(answers(check, await new Blob(chunks).text()).join('\n'));
