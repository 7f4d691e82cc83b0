/** A form bound by React: what `tradelint/forms` says of it, as state. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { bindForm, type FormBinding, type FormOptions, type FormState } from './forms.js';
import type { RecordKind } from './generated/types.js';

/** A form's binding in a component. */
export interface RecordForm<Kind extends RecordKind> {
  /** For the form: `<form ref={ref}>`. */
  readonly ref: (form: HTMLFormElement | null) => void;
  /** As of the last check; nothing before the form is there. */
  readonly state: FormState<Kind> | undefined;
  /** Nothing while there is no form. */
  readonly binding: () => FormBinding<Kind> | undefined;
}

/** Binds the form that gets the `ref`, as `bindForm` does. The options may be others at each render. */
export function useRecordForm<Kind extends RecordKind>(kind: Kind, options: FormOptions<Kind> = {}): RecordForm<Kind> {
  const [state, setState] = useState<FormState<Kind>>();
  const latest = useRef(options);
  const bound = useRef<FormBinding<Kind>>(undefined);
  useEffect(() => {
    latest.current = options;
  });
  const ref = useCallback(
    (form: HTMLFormElement | null) => {
      bound.current?.dispose();
      bound.current = undefined;
      if (!form) return;
      bound.current = bindForm(form, kind, () => ({
        ...latest.current,
        onCheck(next) {
          setState(next);
          latest.current.onCheck?.(next);
        },
      }));
    },
    [kind],
  );
  const binding = useCallback(() => bound.current, []);
  return { ref, state, binding };
}
