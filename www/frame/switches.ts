/** The switches of language and theme in the header. */
const root = document.documentElement;

function keep(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Where nothing may be kept, the choice holds for this page.
  }
}

function otherLanguage(): void {
  root.lang = root.lang === 'en' ? 'zh-CN' : 'en';
  const titles = document.querySelector('title')?.dataset;
  document.title = (root.lang === 'en' ? titles?.en : titles?.zh) ?? document.title;
  keep('lang', root.lang);
}

function otherTheme(): void {
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
  keep('theme', root.dataset.theme);
}

export function startSwitches(): void {
  document.getElementById('language')?.addEventListener('click', otherLanguage);
  document.getElementById('theme')?.addEventListener('click', otherTheme);
}
