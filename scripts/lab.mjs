#!/usr/bin/env node
// The product's own lab on this machine; see docs/lab.md. In this very process, so that its end is the lab's end.
import { pathToFileURL } from 'node:url';
import { ensure } from './ensure.mjs';
import { at } from './lib/root.mjs';

// Before anything hangs: building takes a while.
await ensure();
await import(pathToFileURL(at('dist/lab/main.js')).href);
