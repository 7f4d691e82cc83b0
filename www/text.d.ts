/** A file as its text, which esbuild gives for `with { type: 'text' }`. */
declare module '*?text' {
  const text: string;
  export default text;
}
