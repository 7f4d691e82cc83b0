/** The origin behind a guard: answers with the body it got, and in headers how it came. */
export default {
  async fetch(request) {
    const seen = ['content-length', 'content-encoding', 'transfer-encoding', 'content-type', 'x-trace'];
    const headers = seen.map((name) => [`seen-${name}`, request.headers.get(name) ?? 'none']);
    return new Response(await request.arrayBuffer(), { headers: [...headers, ['seen-method', request.method]] });
  },
};
