/** A merchant puts goods on sale. */
import type { Records } from '../../pkg/forms.js';
import record from '../../src/records/listing.example.json';
import type { ShopForm } from './spec.js';

export const listing: ShopForm<'listing'> = {
  name: 'listing',
  kind: 'listing',
  path: '/listings',
  title: { zh: '发布商品', en: 'Sell something' },
  lead: {
    zh: '写清楚卖什么、多少钱、怎么送、怎么退。',
    en: 'Say what you sell, for how much, how it comes and how it goes back.',
  },
  submit: { zh: '提交审核', en: 'Submit for review' },
  accepted: { zh: '商品已提交审核。', en: 'The listing is under review.' },
  record: record as Records['listing'],
  parts: [
    {
      title: { zh: '基本信息', en: 'What it is' },
      fields: [
        { at: '/title', zh: '商品标题', en: 'Title', wide: true },
        { at: '/name', zh: '品名', en: 'Name' },
        { at: '/brand', zh: '品牌', en: 'Brand' },
        { at: '/spec', zh: '规格', en: 'Specification' },
        { at: '/origin', zh: '产地', en: 'Origin' },
        {
          at: '/gtin',
          zh: '商品条码',
          en: 'Barcode (GTIN)',
          hint: { zh: '包装上的 13 位数字', en: 'The 13 digits on the package' },
        },
        { at: '/standard_code', zh: '执行标准', en: 'Product standard' },
        { at: '/composition', zh: '材质成分', en: 'Materials', wide: true },
        { at: '/images/0/url', zh: '主图地址', en: 'Main picture', wide: true },
        { at: '/safety_notes/0', zh: '安全注意事项', en: 'Safety notice', type: 'textarea', wide: true },
      ],
    },
    {
      title: { zh: '价格与库存', en: 'Price and stock' },
      fields: [
        { at: '/price', zh: '售价（元）', en: 'Price (CNY)', type: 'decimal' },
        { at: '/price_unit', zh: '计价单位', en: 'Per' },
        { at: '/stock_qty', zh: '库存', en: 'In stock', type: 'number' },
      ],
    },
    {
      list: '/skus',
      title: { zh: '款式', en: 'Variants' },
      entry: { zh: '款式', en: 'Variant' },
      add: { zh: '添加款式', en: 'Add a variant' },
      fields: [
        { at: 'name', zh: '名称', en: 'Name' },
        { at: 'price', zh: '售价（元）', en: 'Price (CNY)', type: 'decimal' },
        { at: 'stock_qty', zh: '库存', en: 'In stock', type: 'number' },
        { at: 'sku_id', zh: '编号', en: 'Id' },
      ],
    },
    {
      title: { zh: '配送与售后', en: 'Delivery and returns' },
      fields: [
        { at: '/delivery/area', zh: '配送范围', en: 'Delivered to' },
        { at: '/delivery/promised_hours', zh: '承诺发货（小时）', en: 'Shipped within (hours)', type: 'number' },
        { at: '/delivery/fee', zh: '运费（元）', en: 'Freight (CNY)', type: 'decimal' },
        {
          at: '/return_7d',
          zh: '七日无理由退货',
          en: 'Returns within seven days',
          radio: true,
          choices: [
            ['true', '支持', 'Yes'],
            ['false', '不支持', 'No'],
          ],
        },
        {
          at: '/return_7d_exclusion',
          zh: '不支持的法定情形',
          en: 'Why not, by law',
          choices: [
            ['', '无', 'None'],
            ['custom_made', '定作商品', 'Made to order'],
            ['perishable', '鲜活易腐', 'Perishable'],
            ['digital_opened', '已拆封或在线下载的数字商品', 'Digital goods, opened'],
            ['periodical', '交付的报刊', 'Newspapers and magazines'],
            ['unsafe_after_opening', '拆封后影响人身安全或品质', 'Unsafe once opened'],
            ['value_drops_on_activation', '激活后价值贬损较大', 'Worth less once in use'],
            ['marked_near_expiry_or_defective', '已明示的临期品、瑕疵品', 'Near expiry or flawed, and marked so'],
          ],
        },
        { at: '/after_sales_policy/terms', zh: '售后政策', en: 'After-sales terms', type: 'textarea', wide: true },
        { at: '/after_sales_policy/liability', zh: '售后责任', en: 'Who is liable', type: 'textarea', wide: true },
        { at: '/invoice_available', zh: '可开发票', en: 'Invoices are issued', type: 'checkbox' },
      ],
    },
  ],
  mistakes: [
    { zh: '标题写“最好”', en: 'A superlative in the title', enter: { '/title': '全国最好的不锈钢保温杯 500mL 银色' } },
    { zh: '条码打错一位', en: 'A wrong digit in the barcode', enter: { '/gtin': '6901234567890' } },
    {
      zh: '拒绝七日退货，又不说理由',
      en: 'No returns, and no reason why',
      enter: { '/return_7d': 'false', '/return_7d_exclusion': '' },
    },
    { zh: '没有安全提示', en: 'No safety notice', enter: { '/safety_notes/0': '' } },
    { zh: '价格写了三位小数', en: 'A price with three decimals', enter: { '/price': '99.505' } },
    {
      zh: '图片不是 https（提醒，不拦）',
      en: 'A picture without https (a warning)',
      enter: { '/images/0/url': 'http://img.shop.example/1.jpg' },
    },
  ],
  objection: {
    at: '/gtin',
    value: '6920152400777',
    zh: '条码 6920152400777 已被另一品牌登记',
    en: 'The barcode 6920152400777 is registered by another brand',
  },
};
