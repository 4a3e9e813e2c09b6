/**
 * `Content-Disposition` for a name that came from outside (RFC 6266): plain ASCII for old clients, and the whole name in
 * the form of RFC 8187, in which nothing can end the header or the quotes.
 */
export function attachment(fileName: string): string {
  const plain = fileName.replaceAll(/[^\w.+-]/g, '_');
  const whole = encodeURIComponent(fileName.replaceAll(/\p{Cs}/gu, '\uFFFD')).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
