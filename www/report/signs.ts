/** What tells severities and verdicts apart beside their colours. */
export const SIGNS = { error: '✕', warning: '!', note: 'i', conforming: '✓', nonconforming: '✕', undetermined: '?' } as const;
