/** Who takes part: the seller, the carrier, and the buyer where the buyer's age matters. */
import { example } from '../../pkg/index.inline.js';
import { DAY, day, HOUR, time } from './values.mjs';

const SHOPS = ['示例保温杯旗舰店', '晨光日用品专营店', '山泉食品旗舰店', '北苑家居'];
export const CARRIERS = [
  { code: 'zhongtong', name: '中通快递', uscc: '911101083303521997', waybill: (chance) => `753${chance.digits(11)}` },
  { code: 'yuantong', name: '圆通速递', uscc: '91350100M000100Y43', waybill: (chance) => `YT${chance.digits(13)}` },
  { code: 'shunfeng', name: '顺丰速运', uscc: '91110000600037341L', waybill: (chance) => `SF${chance.digits(13)}` },
];
export const licenceOf = (carrier) => `国邮2010${String(CARRIERS.indexOf(carrier) + 1).padStart(4, '0')}`;

export function parties(chance, plan) {
  const [subject] = example('transaction').subjects;
  const checked = plan.start - chance.whole(20, 60) * DAY;
  const seller = {
    ...subject,
    shop_name: chance.of(SHOPS),
    created_at: time(checked),
    verification: { ...subject.verification, at: time(checked) },
    archive_created_at: time(checked - 200 * DAY),
    agreement: { version: '2023-05', accepted_at: time(checked - 200 * DAY - HOUR) },
    licences: [subject.licences[0], ...licences(plan, subject)],
    self_operated: plan.selfOperated,
    ...(plan.selfOperated ? { self_operated_mark: '自营', actual_seller: subject.name } : {}),
  };
  return {
    seller,
    subjects: [
      seller,
      ...CARRIERS.map((carrier) => carrierSubject(subject, carrier, checked)),
      ...(plan.knife ? [buyerSubject(checked)] : []),
      ...(plan.live ? [liveRoom(subject, checked)] : []),
    ],
  };
}

function licences(plan, { name }) {
  const term = { holder_name: name, valid_from: day(plan.start - 700 * DAY), valid_to: day(plan.start + 1_000 * DAY) };
  return [
    ...(plan.food ? [{ kind: 'food_operation', number: 'JY11101080000013', ...term }] : []),
    ...(plan.drug ? [{ kind: 'drug_operation', number: '京CB0100001', ...term }] : []),
  ];
}

function carrierSubject(subject, carrier, checked) {
  return {
    subject_id: `C-${carrier.code}`,
    platform_id: subject.platform_id,
    created_at: time(checked),
    subject_type: 'logistics_provider',
    legal_form: 'legal_person',
    name: carrier.name,
    uscc: carrier.uscc,
    legal_representative: '王强',
    domicile: subject.domicile,
    operates_at_domicile: true,
    contacts: subject.contacts,
    licences: [
      {
        kind: 'express_operation',
        number: licenceOf(carrier),
        holder_name: carrier.name,
        valid_from: day(checked - 700 * DAY),
        valid_to: day(checked + 1_500 * DAY),
      },
    ],
    reg_status: 'active',
    verification: { at: time(checked), method: 'registry_lookup', by: 'R-17', result: 'passed' },
    settlement_account: { holder: carrier.name, number: '0200001234567890456', bank: '示例银行' },
  };
}

function buyerSubject(checked) {
  return {
    subject_id: 'B-3001',
    platform_id: 'P-1001',
    created_at: time(checked),
    subject_type: 'consumer',
    legal_form: 'natural_person',
    name: '李雷',
    can_pay: true,
    real_identity_verified: true,
    age: 30,
    contacts: { mobile: '13800138000' },
    verification: { at: time(checked), method: 'id_two_factor', by: 'R-17', result: 'passed' },
  };
}

function liveRoom(subject, checked) {
  const person = { archive_id: 'A-2001', verified_at: time(checked), result: 'passed' };
  return {
    subject_id: 'R-9',
    platform_id: subject.platform_id,
    created_at: time(checked),
    subject_type: 'live_room',
    live_room: {
      room_id: 'R-9',
      operator: { name: subject.name, uscc: subject.uscc, ...person },
      presenters: [{ name: '韩梅梅', id_type: 'resident_id', id_number: '11010519491231002X', ...person, archive_id: 'A-2002' }],
      sellers_shown: [{ seller_id: subject.subject_id, name: subject.name }],
    },
    contacts: subject.contacts,
    verification: { at: time(checked), method: 'registry_lookup', by: 'R-17', result: 'passed' },
  };
}
