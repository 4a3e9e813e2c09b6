const NAME_LENGTH = 200;

/** `Content-Disposition` of a download: RFC 6266, with the name for old clients in ASCII and for all in UTF-8. */
export function attachment(fileName: string): string {
  const name = safeName(fileName);
  const ascii = name.replace(/[^A-Za-z0-9._ -]/g, '_');
  // RFC 5987 allows fewer characters than encodeURIComponent leaves.
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

/** A name that somebody sent, without what makes it a path or another text than it looks like. */
export function safeName(fileName: string): string {
  // Through UTF-8, which has no half of a surrogate pair.
  const name = Buffer.from(fileName.slice(0, NAME_LENGTH)).toString();
  return name.replace(/[\p{Cc}\p{Cf}/\\]/gu, '_').trim() || 'download';
}
