/** Texts in both languages, for the static part of pages. */

export interface Both {
  readonly zh: string;
  readonly en: string;
}

export const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Both languages as HTML; the style shows the page's one. */
export const both = (zh: string, en: string): string => `<span lang="zh-CN">${zh}</span><span lang="en">${en}</span>`;

/** The same of texts that are no HTML; where they do not differ, once. */
export const bothOf = ({ zh, en }: Both): string => (zh === en ? escaped(zh) : both(escaped(zh), escaped(en)));
