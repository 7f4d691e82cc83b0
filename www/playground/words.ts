/** What the playground says. */
import type { LocaleName } from '../../pkg/core.js';
import type { Pack, RecordKind, SourceFormat } from '../../pkg/generated/types.js';

export interface PlaygroundWords {
  readonly kinds: Readonly<Record<RecordKind, string>>;
  readonly sources: Readonly<Record<SourceFormat, string>>;
  readonly own: string;
  readonly packs: Readonly<Record<Pack, string>>;
  readonly sample: string;
  readonly chooseSample: string;
  readonly ownSamples: string;
  readonly publishedSamples: string;
  readonly file: string;
  readonly kind: string;
  readonly from: string;
  readonly profile: string;
  readonly gate: string;
  readonly audit: string;
  readonly packsLegend: (chosen: number) => string;
  readonly share: string;
  readonly shareText: string;
  readonly shared: string;
  readonly sharedWith: string;
  readonly tooLong: string;
  readonly looksLike: (what: string, members: readonly string[]) => string;
  readonly adopt: string;
  readonly lines: string;
  readonly checkLines: string;
  readonly form: string;
  readonly fields: string;
  readonly bytes: string;
  readonly loading: string;
  readonly failed: (reason: string) => string;
  readonly empty: string;
  readonly here: string;
  readonly position: (line: number, column: number) => string;
  readonly keys: string;
  readonly source: string;
  readonly vector: string;
  readonly example: string;
  readonly tooLarge: string;
  readonly inBackground: string;
  readonly badAddress: string;
  readonly noSample: string;
  readonly text: string;
  readonly named: (kind: string, source: string) => string;
}

const KINDS_ZH = {
  subject: '主体',
  listing: '商品信息',
  order: '订单',
  payment: '支付',
  shipment: '物流',
  aftersale: '售后',
  transaction: '交易',
};

const KINDS_EN = {
  subject: 'subject',
  listing: 'listing',
  order: 'order',
  payment: 'payment',
  shipment: 'shipment',
  aftersale: 'after-sales case',
  transaction: 'transaction',
};

const SOURCES = {
  woocommerce: 'WooCommerce',
  shopify: 'Shopify',
  schemaorg: 'schema.org',
  'google-merchant': 'Google Merchant',
  stripe: 'Stripe',
  easypost: 'EasyPost',
};
const SOURCES_ZH = {
  ...SOURCES,
  kuaidi100: '快递100',
  wechatpay: '微信支付',
  alipay: '支付宝',
  unionpay: '银联',
  douyin: '抖音',
};
const SOURCES_EN = {
  ...SOURCES,
  kuaidi100: 'Kuaidi100',
  wechatpay: 'WeChat Pay',
  alipay: 'Alipay',
  unionpay: 'UnionPay',
  douyin: 'Douyin',
};

const PACKS_ZH: Readonly<Record<Pack, string>> = {
  'cross-border': '跨境',
  'trusted-trade': '可信交易',
  food: '食品',
  'health-food': '保健食品',
  cosmetics: '化妆品',
  'medical-device': '医疗器械',
  drug: '药品',
  agricultural: '食用农产品',
  textile: '纺织服装',
  toy: '玩具',
  publication: '出版物',
  'live-sale': '直播销售',
  pesticide: '农药',
  presale: '预售',
  'second-hand': '二手',
  'wechat-pay': '微信支付',
  alipay: '支付宝',
  'payment-institution': '支付机构',
  'cold-chain': '冷链',
};

const PACKS_EN = Object.fromEntries(Object.keys(PACKS_ZH).map((pack) => [pack, pack.replace('-', ' ')])) as Record<Pack, string>;

const zh: PlaygroundWords = {
  kinds: KINDS_ZH,
  sources: SOURCES_ZH,
  own: 'tradelint 自有格式',
  packs: PACKS_ZH,
  sample: '样例',
  chooseSample: '选择样例…',
  ownSamples: '自有格式',
  publishedSamples: '其他系统的格式',
  file: '打开文件…',
  kind: '记录类别',
  from: '来源格式',
  profile: '范围',
  gate: '入口 gate',
  audit: '审计 audit',
  packsLegend: (chosen) => `规则包${chosen > 0 ? `（${chosen}）` : ''}`,
  share: '复制链接',
  shareText: '复制含正文的链接',
  shared: '链接已复制，其中没有正文。',
  sharedWith: '链接已复制，正文在链接之中。只有打开链接的浏览器看得到。',
  tooLong: '正文太长，放不进链接。',
  looksLike: (what, members) => `看起来是${what}（有 ${members.join('、')}）。`,
  adopt: '采用',
  lines: '这里每行是一条记录。',
  checkLines: '逐行检查',
  form: '这是提交的表单，不是 JSON。',
  fields: '转为 JSON',
  bytes: '文件不是 UTF-8：报告按原始字节，下面以 � 显示读不出的部分，一经编辑即按所见文本检查。',
  loading: '正在载入检查引擎…',
  failed: (reason) => `检查引擎载入失败：${reason}。请刷新重试。`,
  empty: '在左侧粘贴 JSON、拖入文件，或选择样例。内容不会离开浏览器。',
  here: '光标处',
  position: (line, column) => `第 ${line} 行，第 ${column} 列`,
  keys: 'F8 到下一处 · Ctrl-Shift-M 列出全部 · Ctrl-F 查找 · Tab 离开',
  source: '样例来源',
  vector: '按该格式的文档编写，数据为虚构',
  example: '虚构的示例记录',
  tooLarge: '文本超过 4 MiB，可以在后台检查。',
  inBackground: '在后台检查',
  badAddress: '链接中的正文读不出来。',
  noSample: '没有这个样例。',
  text: '编辑器中的文本',
  named: (kind, source) => `${kind}（${source}）`,
};

const en: PlaygroundWords = {
  kinds: KINDS_EN,
  sources: SOURCES_EN,
  own: "tradelint's own format",
  packs: PACKS_EN,
  sample: 'Sample',
  chooseSample: 'Choose a sample…',
  ownSamples: 'Own format',
  publishedSamples: 'Formats of other systems',
  file: 'Open a file…',
  kind: 'Kind of record',
  from: 'Source format',
  profile: 'Profile',
  gate: 'gate',
  audit: 'audit',
  packsLegend: (chosen) => `Packs${chosen > 0 ? ` (${chosen})` : ''}`,
  share: 'Copy link',
  shareText: 'Copy link with the text',
  shared: 'Link copied; the text is not in it.',
  sharedWith: 'Link copied, with the text in it. Only the browser that opens it sees it.',
  tooLong: 'The text is too long for a link.',
  looksLike: (what, members) => `This looks like ${what} (it has ${members.join(', ')}).`,
  adopt: 'Take it as that',
  lines: 'Each line here is a record.',
  checkLines: 'Check line by line',
  form: 'This is a form as it is posted, not JSON.',
  fields: 'Turn it into JSON',
  bytes:
    'The file is no UTF-8. The report is of its bytes; what cannot be read shows as �. Once edited, the text you see is checked.',
  loading: 'Loading the engine…',
  failed: (reason) => `The engine could not be loaded: ${reason}. Please reload the page.`,
  empty: 'Paste JSON, drop a file or choose a sample. Nothing leaves the browser.',
  here: 'At the cursor',
  position: (line, column) => `line ${line}, column ${column}`,
  keys: 'F8 next finding · Ctrl-Shift-M list · Ctrl-F find · Tab leaves',
  source: 'Origin of the sample',
  vector: "made after the format's documentation; its data are invented",
  example: 'an invented example record',
  tooLarge: 'The text is longer than 4 MiB; it can be checked in the background.',
  inBackground: 'Check in the background',
  badAddress: 'The text in the link cannot be read.',
  noSample: 'There is no such sample.',
  text: 'the text in the editor',
  named: (kind, source) => `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind} (${source})`,
};

export const playgroundWords = (locale: LocaleName): PlaygroundWords => (locale === 'en' ? en : zh);
