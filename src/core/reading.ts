import type { Container } from './diagnosis/conclude.ts';
import type { Facts } from './model/fact.ts';

/** One host's bundle, read to its end: all that rules are asked about. */
export interface HostRead {
  /** Its top folder, from the top of everything that was sent; empty where it has none. */
  readonly root: string;
  readonly container: Container;
  readonly facts: Facts;
}

/** What was read of everything that was sent. `whole` is there where that holds the bundles of several hosts. */
export interface Reading {
  readonly whole?: Container;
  readonly hosts: readonly HostRead[];
}
