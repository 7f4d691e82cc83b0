/* Runs before anything is shown: language and theme as they were chosen, or as the browser wishes. */
(() => {
  const root = document.documentElement;
  const kept = (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  };
  const lang = kept('lang') ?? (navigator.language.startsWith('zh') ? 'zh-CN' : 'en');
  root.lang = lang === 'en' ? 'en' : 'zh-CN';
  const title = document.querySelector('title');
  document.title = title.dataset[root.lang.slice(0, 2)];
  const theme = kept('theme');
  if (theme) root.dataset.theme = theme;
})();
