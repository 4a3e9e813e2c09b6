/**
 * Mount options at their commas. SELinux categories hold commas of their own, and the kernel quotes them:
 * `context="system_u:object_r:container_file_t:s0:c1,c2"` is one option.
 */
export function splitOptions(text: string): string[] {
  if (!text.includes('"')) return text === '' ? [] : text.split(',');
  const options: string[] = [];
  let start = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '"') quoted = !quoted;
    if (character !== ',' || quoted) continue;
    options.push(text.slice(start, at));
    start = at + 1;
  }
  options.push(text.slice(start));
  // A quote that never closes is part of a name, not a quotation.
  return quoted ? text.split(',') : options;
}
