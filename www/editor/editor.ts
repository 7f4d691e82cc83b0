/** A text that can be edited, with marks: what the plain field and the editor that replaces it have in common. */
import type { Severity } from '../../pkg/core.js';
import type { Place } from './places.js';

export interface Mark {
  readonly place: Place;
  readonly severity: Severity;
  readonly rule: string;
  readonly message: string;
}

export interface Editor {
  readonly text: () => string;
  readonly setText: (text: string) => void;
  readonly setMarks: (marks: readonly Mark[]) => void;
  /** Selects a place and shows it together with others that take part; the focus goes there unless it is not wanted. */
  readonly reveal: (place: Place, related: readonly Place[], focus?: boolean) => void;
}

export interface EditorEvents {
  readonly changed: () => void;
  /** The cursor stands at that offset. */
  readonly moved: (offset: number) => void;
}

/** The field that stands in until the editor is loaded, and for ever where it cannot be. */
export function plainEditor(field: HTMLTextAreaElement, { changed, moved }: EditorEvents): Editor {
  field.addEventListener('input', changed);
  for (const event of ['keyup', 'click']) field.addEventListener(event, () => moved(field.selectionStart));
  return {
    text: () => field.value,
    setText: (text) => {
      field.value = text;
    },
    setMarks: () => {},
    reveal: ({ from, to }, _related, focus = true) => {
      if (focus) field.focus();
      field.setSelectionRange(from, to);
      // Lines are not wrapped, so each is as high as any other.
      const line = field.value.slice(0, from).split('\n').length - 1;
      const height = field.scrollHeight / field.value.split('\n').length;
      field.scrollTop = Math.max(0, line * height - field.clientHeight / 2);
    },
  };
}
