/** The types of the installed package, as a program of TypeScript meets them, however it resolves modules. */
import assert from 'node:assert/strict';
import { cpSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { at } from '../../pkg-config/project.mjs';
import { project, runIn, tool } from './project.mjs';

const STRICT = { strict: true, noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true, target: 'es2022', noEmit: true };
const RESOLUTIONS = {
  nodenext: { compilerOptions: { module: 'nodenext' }, include: ['types'] },
  bundler: { compilerOptions: { module: 'preserve', moduleResolution: 'bundler' }, include: ['types/*.ts'] },
};

cpSync(at('tests/types'), project('types'), { recursive: true });
for (const [name, { compilerOptions, include }] of Object.entries(RESOLUTIONS)) {
  test(name, async () => {
    const paths = { '@standard-schema/spec': [tool('@standard-schema/spec/dist/index.d.ts')] };
    const config = { compilerOptions: { ...STRICT, types: [], lib: ['es2022', 'dom'], paths, ...compilerOptions }, include };
    writeFileSync(project(`tsconfig.${name}.json`), JSON.stringify(config));
    const { status, stdout } = await runIn(project(), process.execPath, [
      at('node_modules/typescript/bin/tsc'),
      '--project',
      `tsconfig.${name}.json`,
    ]);
    assert.equal(status, 0, stdout);
  });
}
