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
  root.lang = kept('lang') ?? (navigator.language.startsWith('zh') ? 'zh-CN' : 'en');
  const theme = kept('theme');
  if (theme) root.dataset.theme = theme;
})();
