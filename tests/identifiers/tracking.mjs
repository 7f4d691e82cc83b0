// Answers lines of texts with lines `1` or `0`: whether ts-tracking-number takes the text for a postal item number (S10).
import { createInterface } from 'node:readline';
import tracking from 'ts-tracking-number';

for await (const text of createInterface({ input: process.stdin })) {
  const found = tracking.getTracking(text, [tracking.s10]);
  process.stdout.write(found?.trackingNumber === text ? '1\n' : '0\n');
}
