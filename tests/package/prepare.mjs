/** Packs the package and installs it, offline and without scripts, in a clean project. */
import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { at, main, run } from '../../pkg-config/project.mjs';
import { project, tarball } from './project.mjs';

await main(() => {
  rmSync(at('target/package'), { recursive: true, force: true });
  mkdirSync(project(), { recursive: true });
  const { stdout } = run('npm', ['pack', '--json', '--loglevel=error', '--pack-destination', at('target/package')], {
    capture: true,
  });
  const [{ filename }] = JSON.parse(stdout);
  renameSync(at('target/package', filename), tarball);
  writeFileSync(project('package.json'), '{ "private": true, "type": "module" }\n');
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  run('npm', ['install', '--prefix', project(), '--offline', '--ignore-scripts', ...quiet, tarball]);
  cpSync(at('tests/package/apps'), project(), { recursive: true });
  cpSync(at('tests/hosts/answers.mjs'), project('answers.mjs'));
});
