import type { Named } from './s3-bucket.ts';

/** The parts that a request to complete names. */
export function namedIn(text: string): Named[] {
  return [...text.matchAll(/<Part>(.*?)<\/Part>/gs)].map(([, part = '']) => ({
    number: Number(textOf(part, 'PartNumber')),
    etag: textOf(part, 'ETag') ?? '',
    crc32: textOf(part, 'ChecksumCRC32'),
  }));
}

function textOf(text: string, name: string): string | undefined {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1]?.replaceAll('&quot;', '"');
}

export function tag(name: string, content: string | number): string {
  return `<${name}>${content}</${name}>`;
}

export function xml(name: string, content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${tag(name, content)}`;
}

export function errorXml(code: string): string {
  return xml('Error', tag('Code', code) + tag('Message', `the test says ${code}`));
}
