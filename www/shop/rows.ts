/** Entries of a list: added at its end, taken out anywhere, numbered as the record numbers them. */

/** Calls back after each change. */
export function tendRows(form: HTMLFormElement, changed: () => void): void {
  for (const list of form.querySelectorAll<HTMLElement>('[data-list]')) {
    const [initial, blank] = [list.innerHTML, blankOf(list)];
    form.querySelector(`[data-add="${list.dataset.list}"]`)?.addEventListener('click', () => {
      list.append(blank.cloneNode(true));
      number(list);
      list.lastElementChild?.querySelector<HTMLElement>('input, select')?.focus();
      changed();
    });
    list.addEventListener('click', ({ target }) => {
      const button = (target as Element).closest('.remove');
      if (!button) return;
      button.closest('.row')?.remove();
      number(list);
      form.querySelector<HTMLElement>(`[data-add="${list.dataset.list}"]`)?.focus();
      changed();
    });
    form.addEventListener('reset', () => {
      list.innerHTML = initial;
    });
  }
}

function blankOf(list: HTMLElement): Node {
  const blank = list.firstElementChild?.cloneNode(true) as HTMLElement;
  for (const input of blank.querySelectorAll('input')) {
    input.removeAttribute('value');
    input.removeAttribute('checked');
  }
  return blank;
}

function number(list: HTMLElement): void {
  for (const [place, row] of [...list.children].entries()) {
    const renamed = (name: string) => name.replace(/^(\/\w+)\/\d+/, `$1/${place}`);
    for (const control of row.querySelectorAll<HTMLInputElement>('[name]')) control.name = renamed(control.name);
    for (const message of row.querySelectorAll<HTMLElement>('[data-message]'))
      message.dataset.message = renamed(message.dataset.message ?? '');
    const shown = row.querySelector('.place');
    if (shown) shown.textContent = String(place + 1);
  }
}
