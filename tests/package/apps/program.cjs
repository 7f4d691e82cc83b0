/** The same by `require`. */
const { check } = require('tradelint');

const chunks = [];
process.stdin.on('data', (chunk) => chunks.push(chunk));
process.stdin.on('end', async () => {
  const { answers } = await import('./answers.mjs');
  process.stdout.write(answers(check, Buffer.concat(chunks).toString()).join('\n'));
});
