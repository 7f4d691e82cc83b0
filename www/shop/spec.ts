/** What a form of the shop is made of. One description gives its HTML, its examples of mistakes, and what the shop's own books object to. */
import type { Pointer, RecordKind, Records } from '../../pkg/forms.js';

export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** A code, and what people call it. */
export type Choice = readonly [code: string, zh: string, en: string];

export interface Field<Name extends string = string> extends Words {
  readonly at: Name;
  /** A line of text unless said. `output` is worked out by the page. */
  readonly type?: 'date' | 'datetime-local' | 'number' | 'tel' | 'decimal' | 'checkbox' | 'textarea' | 'output' | 'hidden';
  readonly choices?: readonly Choice[];
  /** Buttons instead of a list to choose from. */
  readonly radio?: true;
  /** Over the whole width. */
  readonly wide?: true;
  readonly hint?: Words;
  readonly autocomplete?: string;
}

export interface Part<Kind extends RecordKind = RecordKind> {
  readonly title: Words;
  readonly fields: readonly Field<Pointer<Kind>>[];
}

/** A part that is there once for each entry of a list; its fields are named from the entry on. */
export interface Rows<Kind extends RecordKind = RecordKind> {
  readonly list: Pointer<Kind>;
  readonly title: Words;
  readonly entry: Words;
  readonly add: Words;
  readonly fields: readonly Field[];
}

/** A typical mistake: what somebody enters. */
export interface Mistake<Kind extends RecordKind = RecordKind> extends Words {
  readonly enter: Readonly<Partial<Record<Pointer<Kind>, string>>>;
}

/** What only the shop knows: a value that it takes no exception to alone. */
export interface Objection<Kind extends RecordKind = RecordKind> extends Words {
  readonly at: Pointer<Kind>;
  readonly value: string;
}

export type FormName = 'onboarding' | 'listing' | 'checkout' | 'refund';

export interface ShopForm<Kind extends RecordKind = RecordKind> {
  readonly name: FormName;
  readonly kind: Kind;
  /** Where the server takes it. */
  readonly path: string;
  readonly title: Words;
  readonly lead: Words;
  readonly submit: Words;
  readonly accepted: Words;
  /** A record that conforms: what the form begins with, and what it completes. */
  readonly record: Records[Kind];
  readonly parts: readonly (Part<Kind> | Rows<Kind>)[];
  readonly mistakes: readonly Mistake<Kind>[];
  readonly objection: Objection<Kind>;
}

export const isRows = (part: Part | Rows): part is Rows => 'list' in part;

/** When the examples are set, so that none grows old. */
export const NOW = '2026-03-02T12:00:00+08:00';
export const OFFSET = '+08:00';

export const REGIONS: readonly Choice[] = [
  ['110108', '北京市海淀区', 'Haidian, Beijing'],
  ['310115', '上海市浦东新区', 'Pudong, Shanghai'],
  ['330106', '浙江省杭州市西湖区', 'Xihu, Hangzhou'],
  ['440305', '广东省深圳市南山区', 'Nanshan, Shenzhen'],
  ['500112', '重庆市渝北区', 'Yubei, Chongqing'],
  ['510104', '四川省成都市锦江区', 'Jinjiang, Chengdu'],
];
