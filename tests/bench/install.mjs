/** Installs what tradelint is measured against, once. */
import { at, digest, once, run, say } from '../../pkg-config/project.mjs';

export function installPeers() {
  once(
    'bench-peers',
    () => digest('tests/bench/package-lock.json', 'tests/bench/node_modules/.package-lock.json'),
    () => {
      say('installing the peers');
      run('npm', ['ci', '--prefix', at('tests/bench'), '--no-audit', '--no-fund', '--loglevel=error']);
    },
  );
}
