/** `node tests/transactions/soak.mjs [COUNT]`: so many faultless transactions (100,000 unless said) raise nothing, under both profiles. */
import { checkTransaction } from '../../pkg/index.inline.js';
import { transaction } from './make.mjs';

const count = Number(process.argv[2] ?? 100_000);
const tally = { transactions: 0, members: 0, findings: 0, undecided: 0 };
const outcomes = {};

for (let seed = 0; seed < count; seed++) {
  const { bundle, now, plan } = transaction(seed);
  outcomes[plan.outcome] = (outcomes[plan.outcome] ?? 0) + 1;
  tally.transactions++;
  tally.members += Object.values(bundle).flat().length;
  const bytes = Buffer.from(JSON.stringify(bundle));
  const gate = checkTransaction(bytes, { now, profile: 'gate' });
  const audit = checkTransaction(bytes, { now, profile: 'audit' });
  tally.undecided +=
    gate.undetermined.length + audit.undetermined.filter((rule) => audit.lacking[rule]?.join() !== 'platform').length;
  for (const { rule, pointer, message } of [...gate.findings, ...audit.findings]) {
    tally.findings++;
    if (tally.findings <= 20) console.log(`seed ${seed}: ${rule} ${pointer} ${message}`);
  }
}
console.log(JSON.stringify({ ...tally, outcomes }, null, 2));
if (tally.findings + tally.undecided > 0) process.exitCode = 1;
