/** Payloads as their makers published them: what is said of each was judged by hand. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { check } from '../../pkg/index.inline.js';
import { at } from '../../pkg-config/project.mjs';

/** By kind and file: source format, verdict, findings. Refunds and transactions are no orders; Shopify's totals truly do not add up. */
const EXPECTED = {
  orders: {
    kind: 'order',
    'woocommerce-orders-01.json': ['woocommerce', 'undetermined', []],
    'woocommerce-orders-02.json': ['woocommerce', 'undetermined', []],
    'woocommerce-order-refunds-01.json': ['woocommerce', 'nonconforming', ['DOC-010 ']],
    'woocommerce-order-refunds-02.json': ['woocommerce', 'nonconforming', ['DOC-010 ']],
    'shopify-orders.json': [
      'shopify',
      'nonconforming',
      ['ORD-003 /data/orders/0/line_items', 'DOC-009 /data/orders/0/subtotal_price', 'DOC-009 /data/orders/0/total_price'],
    ],
    'shopify-refund.json': ['shopify', 'nonconforming', ['DOC-010 ']],
    'shopify-refund_calculate.json': ['shopify', 'nonconforming', ['DOC-010 ']],
    'shopify-transactions.json': ['shopify', 'nonconforming', ['DOC-010 ']],
  },
};

for (const [folder, { kind, ...files }] of Object.entries(EXPECTED)) {
  test(folder, () => {
    const published = readdirSync(at('tests/samples', folder)).filter(
      (name) => name.endsWith('.json') && !name.startsWith('schemaorg'),
    );
    assert.deepEqual(Object.keys(files).sort(), published.sort(), 'every sample is judged');
    for (const [name, [from, verdict, findings]] of Object.entries(files)) {
      const report = check(kind, readFileSync(at('tests/samples', folder, name)), { from, now: '2026-03-01T12:00:00+08:00' });
      const found = report.findings.map(({ rule, pointer }) => `${rule} ${pointer}`);
      assert.deepEqual([report.verdict, found], [verdict, findings], name);
    }
  });
}
