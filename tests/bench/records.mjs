// The records of the other kinds that variants judge: each kind's example, which conforms.

import aftersale from '../../src/records/aftersale.example.json' with { type: 'json' };
import listing from '../../src/records/listing.example.json' with { type: 'json' };
import payment from '../../src/records/payment.example.json' with { type: 'json' };
import shipment from '../../src/records/shipment.example.json' with { type: 'json' };
import subject from '../../src/records/subject.example.json' with { type: 'json' };

/** Kind → record. */
export const RECORDS = { subject, listing, payment, shipment, aftersale };
