import { defineKind } from '../../model/fact.ts';

export const packages = defineKind('packages', 'An installed package.', {
  name: 'string',
  epoch: 'string?',
  version: 'string',
  release: 'string?',
  arch: 'string?',
  /** `rpm` or `dpkg`. */
  manager: 'string',
});
