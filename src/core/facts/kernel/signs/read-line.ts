import { journalMessage } from '../journal-json.ts';
import { splitPrefix } from '../prefix.ts';
import { ANYWHERE } from './anywhere.ts';
import { allSigns, type Found } from './match.ts';
import { isMarked } from './wake.ts';
import type { Place, Walker } from './walker.ts';

/** What one line of a log tells. */
export interface Told {
  readonly by: string;
  readonly at: string | undefined;
  readonly found: readonly Found[];
}

const GLUSTER = /^gluster-/;
/** The program in front of its message, whoever it is. */
const PROGRAM = /^(?:\S{1,255} {1,2}){1,6}?([\w./@-]{1,64})(?:\[[^\s]{1,40}\])?: /;
/** What loggers put first: `Mar 25 16:49:08`, or a date and a time in one word or in two. */
const LOGGER_TIME =
  /^(?:<\d{1,3}>)?(?:1 )?([A-Z]\S{2} {1,2}\d{1,2} \d\d:\d\d:\d\d(?:\.\d{1,9})?|\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\S{0,20})/;
const GLUSTER_TIME = /^\[([^\]]{1,40})\]/;

export function tellsOf(line: string, walker: Walker): Told | undefined {
  const place = walker.placeOf(line);
  if (place === undefined) return anywhere(line);
  return isMarked(line) ? placed(line, place) : undefined;
}

function placed(line: string, place: Place): Told | undefined {
  const message = line.startsWith('{') ? journalMessage(line) : undefined;
  if (message !== undefined) {
    const found = message.text === '' ? [] : fromMessage(message.text);
    return found.length === 0 ? undefined : { by: 'kernel', at: message.at, found };
  }
  const found = allSigns(place.by, line, place.at);
  const isGluster = found.some(({ sign }) => GLUSTER.test(sign.topic));
  if (isGluster) return { by: 'glusterfs', at: GLUSTER_TIME.exec(line)?.[1], found };
  const at = place.by === 'kernel' ? splitPrefix(line)?.at : LOGGER_TIME.exec(line)?.[1];
  return { by: place.by, at, found };
}

/** Without the escapes of JSON. */
function fromMessage(text: string): readonly Found[] {
  const trimmed = text.trimStart();
  return allSigns('kernel', trimmed, 0);
}

function anywhere(line: string): Told | undefined {
  const phrase = ANYWHERE.find(({ needle }) => line.includes(needle));
  if (phrase === undefined) return undefined;
  const kernel = splitPrefix(line);
  const body = kernel?.body ?? line;
  const { pattern } = phrase.sign;
  const prefix = kernel === undefined ? (PROGRAM.exec(line)?.[0].length ?? 0) : 0;
  pattern.lastIndex = prefix;
  const groups = pattern.exec(body);
  if (groups === null) return undefined;
  return {
    by: kernel === undefined ? (PROGRAM.exec(line)?.[1] ?? '') : 'kernel',
    at: kernel?.at ?? LOGGER_TIME.exec(line)?.[1],
    found: [{ sign: phrase.sign, subject: groups.groups?.['subject'] ?? '' }],
  };
}
