/** The page's language: that of its root element, which the switch in the header changes. */
import type { LocaleName } from '../../pkg/core.js';

const root = document.documentElement;

export const currentLocale = (): LocaleName => (root.lang === 'en' ? 'en' : 'zh-CN');

export function onLocale(changed: (locale: LocaleName) => void): void {
  new MutationObserver(() => changed(currentLocale())).observe(root, { attributeFilter: ['lang'] });
}
