/** `npm run -s tradelint -- ARGS`: the command line, built first where that is needed. */
import { existsSync } from 'node:fs';
import { build } from './build.mjs';
import { at, main, run } from './project.mjs';
import { setup } from './setup.mjs';

await main(() => {
  if (!existsSync(at('pkg/cli.js'))) {
    setup();
    build();
  }
  return run(process.execPath, [at('pkg/cli.js'), ...process.argv.slice(2)], { outcome: true }).status ?? 2;
});
