/** What `npm run bench -- --json tests/bench/results/last.json` wrote. */
import measured from '../../tests/bench/results/last.json' with { type: 'json' };
import { nameOf } from '../../tests/bench/tables.mjs';

export { measured, nameOf };
