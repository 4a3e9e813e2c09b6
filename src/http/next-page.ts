/** The `Link` header (RFC 8288) to what follows: the same address, going on at another place. */
export function nextPage(url: string, parameter: string, place: string): string {
  const [path = '/', query = ''] = url.split('?', 2);
  const parameters = new URLSearchParams(query);
  parameters.set(parameter, place);
  return `<${path}?${parameters.toString()}>; rel="next"`;
}
