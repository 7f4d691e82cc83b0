/** What a host says to these lines: a report a line. Runs in any host, so it uses nothing that only one of them has. */
export function answers(check, lines) {
  const bytesOf = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return lines.split('\n').map((line) => {
    const { record, base64, options } = JSON.parse(line);
    return JSON.stringify(check(record, bytesOf(base64), options));
  });
}
