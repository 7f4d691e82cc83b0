import type { LocaleName } from '../../pkg/core.js';
export const currentLocale = (): LocaleName => (document.documentElement.lang === 'en' ? 'en' : 'zh-CN');
export const onLocale = (changed: (locale: LocaleName) => void): void => {
  new MutationObserver(() => changed(currentLocale())).observe(document.documentElement, { attributeFilter: ['lang'] });
};
