export const title={zh:'a',en:'b'}; export const path=''; export function body(){return ''}
