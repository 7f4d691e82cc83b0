/** A merchant moves in: the subject's identity, licences and account. */
import type { Records } from '../../pkg/forms.js';
import record from '../../src/records/subject.example.json';
import { REGIONS, type ShopForm } from './spec.js';

export const onboarding: ShopForm<'subject'> = {
  name: 'onboarding',
  kind: 'subject',
  path: '/merchants',
  title: { zh: '商家入驻', en: 'Open a shop' },
  lead: {
    zh: '先认识你，再替你开店。带照、亮证，一次填对。',
    en: 'First who you are, then your shop: licences and account, right the first time.',
  },
  submit: { zh: '提交入驻申请', en: 'Apply' },
  accepted: { zh: '申请已收到，三个工作日内答复。', en: 'We have your application and answer within three working days.' },
  record: record as Records['subject'],
  parts: [
    {
      title: { zh: '经营主体', en: 'Business' },
      fields: [
        {
          at: '/subject_type',
          zh: '主体类型',
          en: 'Kind of business',
          radio: true,
          wide: true,
          choices: [
            ['enterprise', '企业', 'Company'],
            ['individual_business', '个体工商户', 'Sole trader'],
            ['farmers_cooperative', '农民专业合作社', "Farmers' cooperative"],
          ],
        },
        { at: '/name', zh: '主体名称', en: 'Registered name', wide: true, autocomplete: 'organization' },
        {
          at: '/uscc',
          zh: '统一社会信用代码',
          en: 'Unified social credit code',
          hint: { zh: '18 位，见营业执照', en: '18 characters, on the business licence' },
        },
        { at: '/legal_representative', zh: '法定代表人', en: 'Legal representative', autocomplete: 'name' },
        { at: '/domicile/region_code', zh: '住所地区', en: 'Region of domicile', choices: REGIONS },
        { at: '/domicile/address', zh: '住所详细地址', en: 'Address of domicile', autocomplete: 'street-address' },
        { at: '/contacts/phone', zh: '客服电话', en: 'Service phone', type: 'tel', autocomplete: 'tel' },
        { at: '/contacts/mobile', zh: '联系人手机', en: 'Mobile', type: 'tel' },
      ],
    },
    {
      title: { zh: '店铺', en: 'Shop' },
      fields: [
        { at: '/shop_name', zh: '店铺名称', en: 'Shop name' },
        {
          at: '/regulated_categories/0/category',
          zh: '须许可的经营类目',
          en: 'Goods that need a licence',
          choices: [
            ['', '无', 'None'],
            ['food', '食品', 'Food'],
            ['publication', '出版物', 'Publications'],
            ['drug', '药品', 'Medicines'],
          ],
        },
      ],
    },
    {
      list: '/licences',
      title: { zh: '证照', en: 'Licences' },
      entry: { zh: '证照', en: 'Licence' },
      add: { zh: '添加证照', en: 'Add a licence' },
      fields: [
        {
          at: 'kind',
          zh: '种类',
          en: 'Kind',
          choices: [
            ['business_licence', '营业执照', 'Business licence'],
            ['food_operation', '食品经营许可证', 'Food operation licence'],
            ['publication_operation', '出版物经营许可证', 'Publication licence'],
            ['drug_operation', '药品经营许可证', 'Medicine licence'],
          ],
        },
        { at: 'number', zh: '编号', en: 'Number' },
        { at: 'holder_name', zh: '持证人', en: 'Holder' },
        { at: 'valid_from', zh: '有效期自', en: 'Valid from', type: 'date' },
        { at: 'valid_to', zh: '有效期至', en: 'Valid to', type: 'date' },
        { at: 'no_expiry', zh: '长期有效', en: 'Does not expire', type: 'checkbox' },
      ],
    },
    {
      title: { zh: '结算账户', en: 'Account for settlement' },
      fields: [
        {
          at: '/settlement_account/holder',
          zh: '户名',
          en: 'Holder',
          hint: { zh: '须与主体名称一致', en: 'The same as the registered name' },
        },
        { at: '/settlement_account/bank', zh: '开户行', en: 'Bank' },
        { at: '/settlement_account/number', zh: '账号', en: 'Account number', wide: true },
      ],
    },
  ],
  mistakes: [
    { zh: '信用代码抄错一位', en: 'One wrong character in the credit code', enter: { '/uscc': '91110108MA0EXT121N' } },
    { zh: '食品经营许可证过期', en: 'An expired food licence', enter: { '/licences/1/valid_to': '2025-01-14' } },
    { zh: '许可证是别家的', en: "Another company's licence", enter: { '/licences/1/holder_name': '北京别家商贸有限公司' } },
    { zh: '打款到个人账户', en: 'Paid to a private account', enter: { '/settlement_account/holder': '王五' } },
    { zh: '手机号少一位', en: 'A digit short in the mobile number', enter: { '/contacts/mobile': '1380013800' } },
    {
      zh: '有出版物，没有证',
      en: 'Publications without a licence',
      enter: { '/regulated_categories/0/category': 'publication' },
    },
  ],
  objection: {
    at: '/shop_name',
    value: '官方旗舰店',
    zh: '店名“官方旗舰店”已有人使用',
    en: 'The shop name “官方旗舰店” is taken',
  },
};

/** With what the shop's page will say about the merchant: what was entered, as far as it was. */
export function withPublicSide(base: Records['subject'], form: HTMLFormElement): Records['subject'] {
  const entered = (name: string) => (form.elements.namedItem(`/${name}`) as HTMLInputElement).value;
  const names = ['uscc', 'name', 'legal_representative'].filter(entered);
  return { ...base, public: { ...base.public, ...Object.fromEntries(names.map((name) => [name, entered(name)])) } };
}
