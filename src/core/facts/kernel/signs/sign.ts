/** One phrase of the kernel, or of a daemon, that tells of trouble or takes it back. */
export interface Sign {
  readonly topic: string;
  /** Sticky, from where the message begins; of its groups `subject` and `other` the one that took part is the subject. */
  readonly pattern: RegExp;
  /** It takes back what was said of the same topic and subject; without a subject, of the topic. */
  readonly resolves: boolean;
}

/** Signs whose messages begin with one of these texts, or come from one of these daemons. */
export interface SignGroup {
  readonly of: readonly string[];
  readonly signs: readonly Sign[];
}

export function sign(topic: string, pattern: RegExp): Sign {
  return { topic, pattern, resolves: false };
}

export function takesBack(topic: string, pattern: RegExp): Sign {
  return { topic, pattern, resolves: true };
}

export function begins(of: readonly string[], signs: readonly Sign[]): SignGroup {
  return { of, signs };
}
