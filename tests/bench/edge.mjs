/** `node tests/bench/edge.mjs`: what a guard costs in a Worker, over HTTP on loopback, beside no check and JSON.parse with Ajv in its place. */
import { build } from '../../pkg-config/build.mjs';
import { main } from '../../pkg-config/project.mjs';
import { setup } from '../../pkg-config/setup.mjs';
import { installPeers } from './install.mjs';

await main(async () => {
  setup();
  build();
  installPeers();
  // Only now, since they import what was installed.
  const { buildAjv } = await import('./build.mjs');
  await buildAjv();
  const { measureWays, waysTable } = await import('./edge-ways.mjs');
  console.log(waysTable(await measureWays()));
});
